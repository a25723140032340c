"""How the page behaves towards others: the clipboard, other tools, printers, hostile texts."""

import re
from pathlib import Path
from typing import Any

import pytest

from yomu.model import Entry, Kanji, NameRole, Reading, Ruby, Sense, Sentence, Spelling, Word

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "seeds" / "ceasefire.txt").read_text(encoding="utf-8")

_SELECT_ARTICLE = "getSelection().selectAllChildren(document.getElementById('text'))"


def copied(page: Any) -> str:
    """What Ctrl-C puts on the clipboard."""
    page.evaluate(
        """() => document.addEventListener("copy", event => {
            window.copied = event.clipboardData.getData("text/plain"); })"""
    )
    page.keyboard.press("Control+c")
    return page.evaluate("window.copied")


def test_copying_the_article_gives_the_text(opened):
    page = opened()
    page.evaluate(_SELECT_ARTICLE)
    assert copied(page) == TEXT


def test_copying_with_furigana_gives_them_in_brackets(opened):
    page = opened()
    page.get_by_role("button", name="Settings").click()
    page.get_by_label("copy furigana too").check()
    page.keyboard.press("Escape")
    page.evaluate(_SELECT_ARTICLE)
    assert "停(てい)戦(せん)" in copied(page)


def test_copying_by_the_browser_alone_gives_no_furigana_either(opened):
    """Without scripts the furigana cannot be selected."""
    page = opened()
    page.evaluate(_SELECT_ARTICLE)
    assert "ていせん" not in page.evaluate("getSelection().toString()")


def test_elsewhere_copying_is_the_browsers(opened):
    page = opened()
    page.evaluate("getSelection().selectAllChildren(document.getElementById('foot'))")
    assert not copied(page)


def test_a_pop_up_dictionary_can_read_on_from_any_character(opened):
    """Yomitan collects the text nodes that follow, and leaves rt and rp out."""
    page = opened()
    scanned = page.evaluate(
        """() => { const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
            let text = "";
            while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("rt, rp")) text += walker.currentNode.data;
            return text; }"""
    )
    assert scanned == TEXT
    assert page.locator("rb").count() == 0
    inline = page.evaluate(
        "[...document.querySelectorAll('[data-w]')].every(word => getComputedStyle(word).display === 'inline')"
    )
    assert inline


def test_screen_readers_read_the_text_once(opened):
    page = opened()
    read = page.locator("#text p").first.aria_snapshot()
    assert "停戦" in read
    assert "ていせん" not in read


def test_without_scripts_there_are_furigana_and_glossary_and_no_dead_buttons(opened):
    page = opened(script=False)
    assert page.locator("#text rt").first.is_visible()
    assert page.locator(".words li", has_text="armistice").is_visible()
    assert page.locator("button:visible").count() == 0
    page.locator(".words a", has_text="停戦").first.click()
    assert re.search("#i[0-9]+$", page.url)


HOSTILE = "".join(
    (
        "<script>hacked = 1</script><img src=https://example.org/x onerror='hacked = 1'>",
        "</script></template></style></article></p><!--<script>",
        "\"'`${hacked = 1}<ruby>漢<rt>かん</rt></ruby>&amp;\u202eolleh\u202c",
    )
)


def hostile() -> tuple[Sentence, ...]:
    word = Word(
        HOSTILE,
        HOSTILE + "!",
        "noun",
        HOSTILE + "?",
        (Ruby(HOSTILE, HOSTILE),),
        entries=(
            Entry(
                HOSTILE, (Spelling(HOSTILE),), (Reading(HOSTILE),), (Sense((HOSTILE,), (HOSTILE,)),)
            ),
        ),
        inflections=(HOSTILE,),
        name=NameRole("person", HOSTILE, HOSTILE, HOSTILE),
        gloss=HOSTILE,
        alternatives=(HOSTILE,),
    )
    return (Sentence((word, word), kanji=(Kanji("漢", (HOSTILE,), (HOSTILE,)),), end="\n"),)


def test_a_hostile_article_shows_as_text(opened):
    page = opened(hostile())
    page.locator("#text [data-w]").first.click()
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert HOSTILE in page.locator("#card h2").text_content()
    assert page.evaluate("typeof hacked") == "undefined"
    assert page.locator("#page img, #card img, #page script, #card script").count() == 0
    assert page.locator("#text rt").count() == 2
    page.evaluate(_SELECT_ARTICLE)
    assert copied(page) == HOSTILE * 2 + "\n"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("vertical", [False, True])
def test_print_has_the_text_and_no_controls(opened, tmp_path, paper, vertical):
    page = opened(vertical=vertical, scheme="dark")
    page.locator("#text [data-w]").first.click()
    page.pdf(path=tmp_path / "page.pdf", format=paper)
    page.emulate_media(media="print")
    assert not page.locator("#bar, #card").first.is_visible()
    assert page.locator(".words").is_visible()
    background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert background == "rgb(255, 255, 255)"
    assert (tmp_path / "page.pdf").read_bytes().count(b"/Type /Page\n") in (2, 3, 4)


def test_furigana_and_glossary_in_print_are_choices(opened):
    page = opened()
    page.get_by_role("button", name="Settings").click()
    page.locator("[name=printRuby]").uncheck()
    page.locator("[name=printGlossary]").uncheck()
    assert page.locator("#text rt").first.is_visible()
    page.emulate_media(media="print")
    assert not page.locator("#text rt").first.is_visible()
    assert not page.locator("#glossary").is_visible()
    assert page.locator("#foot").is_visible()


def test_a_bare_page_shows_ruby(opened):
    page = opened(bare=True)
    assert page.locator("rt").first.is_visible()
    assert page.locator("script, style, span").count() == 0
