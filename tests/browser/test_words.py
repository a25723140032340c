"""Words, cards and keys: everything a reader does with the text."""

import re
from typing import Any

import pytest

from yomu.study import levels

PHONE = {"width": 390, "height": 844}


_PLAIN = """(word => { const copy = word.cloneNode(true);
    copy.querySelectorAll("rt, rp").forEach(part => part.remove()); return copy.textContent; })"""


def surfaces(page: Any) -> list[str]:
    """The words of the text, without their furigana."""
    return page.locator("#text [data-w]").evaluate_all(f"words => words.map({_PLAIN})")


def word(page: Any, surface: str) -> Any:
    """The first word of the text that is written so."""
    return page.locator("#text [data-w]").nth(surfaces(page).index(surface))


def current(page: Any) -> str:
    """The word the reader is at, without its furigana."""
    return "".join(page.locator("#text .current").evaluate_all(f"words => words.map({_PLAIN})"))


def card(page: Any) -> str:
    return page.locator("#card").inner_text() if page.locator("#card").is_visible() else ""


@pytest.mark.parametrize("how", ["click", "tap", "keyboard"])
def test_a_word_opens_its_card(opened, how):
    page = opened(touch=True)
    it = word(page, "停戦")
    if how == "keyboard":
        it.evaluate("element => element.scrollIntoView()")
        while current(page) != "停戦":
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
    else:
        getattr(it, how)()
    assert re.match("停戦\nていせん\n", card(page))
    assert "ceasefire" in card(page)
    assert "armistice" in card(page)
    page.keyboard.press("Escape")
    assert card(page) == ""


def test_the_card_says_what_was_done_to_the_dictionary_form(opened):
    page = opened()
    word(page, "終わらせる").click()
    assert "終わらせる ← 終わる: causative" in card(page)


def test_pointing_at_a_word_shows_its_short_card_and_leaving_hides_it(opened):
    page = opened()
    word(page, "停戦").hover()
    page.locator("#card.peek").wait_for()
    assert "ていせん" in card(page)
    assert "I know this word" not in card(page)
    assert current(page) == ""
    page.locator("#foot").hover()
    page.locator("#card").wait_for(state="hidden")


def test_a_short_card_stays_while_the_mouse_is_on_it(opened):
    page = opened()
    word(page, "停戦").hover()
    page.locator("#card.peek").hover()
    page.wait_for_timeout(400)
    assert "ていせん" in card(page)
    page.keyboard.press("Escape")
    assert card(page) == ""


def test_arrows_walk_the_words_and_the_card_goes_along(opened):
    page = opened()
    seen = []
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        seen.append(current(page))
    assert seen == surfaces(page)[:4]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert card(page).startswith(seen[2])
    page.keyboard.press("ArrowLeft")
    assert card(page).startswith(seen[1])
    page.keyboard.press("Escape")
    assert current(page) == seen[1]
    assert page.evaluate("document.activeElement.dataset.w !== undefined")


def test_up_and_down_walk_the_lines(opened):
    page = opened(size=PHONE)
    word(page, "戦争").click()
    page.keyboard.press("Escape")
    before = page.locator(".current").bounding_box()
    page.keyboard.press("ArrowDown")
    after = page.locator(".current").bounding_box()
    assert 20 < after["y"] - before["y"] < 80
    assert abs(after["x"] - before["x"]) < 60
    page.keyboard.press("ArrowUp")
    assert current(page) == "戦争"


def test_in_vertical_lines_down_is_the_next_word_and_left_the_next_line(opened):
    page = opened(vertical=True)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert current(page) == surfaces(page)[1]
    before = page.locator(".current").bounding_box()
    page.keyboard.press("ArrowLeft")
    assert page.locator(".current").bounding_box()["x"] < before["x"] - 20


def test_the_card_is_a_dialog_one_can_reach_read_and_leave_by_keyboard(opened):
    page = opened()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "card-title"
    dialog = page.get_by_role("dialog")
    assert dialog.get_attribute("aria-labelledby") == "card-title"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert card(page).startswith(surfaces(page)[1])
    page.get_by_role("button", name="Close", exact=True).press("Enter")
    assert card(page) == ""
    assert page.evaluate("document.activeElement === document.querySelector('#text .current')")


def test_only_the_current_word_is_a_button_to_screen_readers(opened):
    page = opened()
    assert page.locator("#text [tabindex]").count() == 1
    word(page, "停戦").click()
    assert page.locator("#text [tabindex]").count() == 1
    assert page.locator("#text [role=button]").get_attribute("aria-haspopup") == "dialog"


def test_a_tap_beside_the_words_closes_the_card(opened):
    page = opened()
    word(page, "停戦").click()
    page.locator("#overview").click()
    assert card(page) == ""


def test_the_other_places_of_a_word_are_one_tap_away(opened):
    page = opened()
    first = word(page, "停戦")
    first.click()
    page.locator("#card summary", has_text="times in this text").click()
    place = page.locator("#card .where button").first
    assert "停戦が実現" in place.inner_text()
    place.click()
    assert current(page) == "停戦"
    assert not first.evaluate("element => element.classList.contains('current')")
    assert card(page).startswith("停戦")


def test_names_numbers_and_compounds_say_what_they_are(opened):
    page = opened()
    word(page, "ゼレンスキー").click()
    assert "person" in card(page)
    word(page, "4人").click()
    assert "= 4 people" in card(page)
    word(page, "大統領補佐官").click()
    assert "Parts" in card(page)


def test_who_is_who_leads_to_where_somebody_is_named(opened):
    page = opened()
    page.locator("#people a").first.click()
    assert current(page) == "ゼレンスキー"


def test_the_glossary_is_sorted_as_one_likes_and_leads_to_the_word(opened):
    page = opened()
    rows = page.locator(".words li")
    first = rows.first.locator("a").text_content()
    page.get_by_role("button", name="frequency").click()
    counts = [int(n or 1) for n in rows.evaluate_all("all => all.map(row => row.dataset.count)")]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 1
    page.get_by_role("button", name="level").click()
    ranks = [int(n) for n in rows.evaluate_all("all => all.map(row => row.dataset.rank)")]
    assert ranks == sorted(ranks)
    page.get_by_role("button", name="order").click()
    assert rows.first.locator("a").text_content() == first
    rows.nth(3).locator("a").click()
    assert card(page).startswith(current(page))


def test_without_english_the_meaning_waits_behind_a_button(opened):
    page = opened()
    page.keyboard.press("t")
    word(page, "停戦").click()
    assert "armistice" not in card(page)
    assert "ていせん" in card(page)
    page.get_by_role("button", name="Show the meaning").click()
    assert "armistice" in card(page)
    page.keyboard.press("t")
    word(page, "協議した").click()
    assert "conference" in card(page)


def shown(page: Any, surface: str) -> bool:
    """Whether the word's furigana can be seen."""
    rt = word(page, surface).locator("rt").first
    return rt.evaluate(
        "rt => getComputedStyle(rt).display !== 'none' && rt.checkVisibility({checkVisibilityCSS: true})"
    )


def test_f_takes_the_furigana_away_and_brings_them_back(opened):
    page = opened(furigana="first")
    page.keyboard.press("f")
    assert not shown(page, "停戦")
    assert page.locator("rt:visible").count() == 0
    page.keyboard.press("f")
    assert shown(page, "停戦")
    assert page.locator("html").get_attribute("data-furigana") == "first"


@pytest.mark.parametrize(
    ("policy", "first", "again", "name"),
    [
        ("all", True, True, True),
        ("none", False, False, False),
        ("first", True, False, True),
        ("names", False, False, True),
        ("hover", False, False, False),
        ("first,names", True, False, True),
    ],
)
def test_the_furigana_policy(opened, policy, first, again, name):
    page = opened(furigana=policy)
    visible = page.evaluate(
        """() => { const seen = word => word.querySelector("rt").checkVisibility({checkVisibilityCSS: true});
            const words = [...document.querySelectorAll("#text [data-w]:has(rt)")];
            const at = [words.find(w => w.id && !w.dataset.name), words.find(w => !w.id && !w.dataset.name),
              words.find(w => w.dataset.name && w.id)];
            return at.map(seen); }"""
    )
    assert visible == [first, again, name]


def test_furigana_appear_on_hover_without_moving_a_line(opened):
    page = opened(furigana="hover")
    it = word(page, "協議した")
    before = it.bounding_box()
    assert not shown(page, "協議した")
    it.hover()
    assert shown(page, "協議した")
    assert it.bounding_box() == before


def test_the_settings_combine_policies(opened):
    page = opened()
    page.get_by_role("button", name="Settings").click()
    page.get_by_label("where a word stands first").check()
    page.get_by_label("always on names").check()
    assert page.locator("html").get_attribute("data-furigana") == "first names"
    page.get_by_label("on none").check()
    assert page.locator("html").get_attribute("data-furigana") == "none names"


def test_words_within_a_level_are_bare_until_the_reader_wants_them(opened, article):
    policy = "above:grade4,unknown"
    known = frozenset({("停戦", "ていせん"), ("会", ""), ("談", "")})
    page = opened(tuple(levels.marked(article[1], policy, known)), furigana=policy)
    assert not shown(page, "停戦")
    assert not shown(page, "電話会談")  # 電 2, 話 2, 会 2, 談 3
    assert shown(page, "首脳")  # 脳 6
    page.get_by_role("button", name="Settings").click()
    assert page.get_by_label("on words I do not know").is_checked()
    page.get_by_label("none on words up to school year 4").uncheck()
    assert shown(page, "電話会談")
    assert not shown(page, "停戦")
    page.get_by_label("on all words").check()
    assert shown(page, "停戦")
    assert page.locator("html").get_attribute("data-furigana") == "all"
    page.get_by_label("none on words up to school year 4").check()
    assert page.locator("html").get_attribute("data-furigana") == "all above"
    assert not shown(page, "停戦")


def test_a_known_word_is_remembered_loses_its_furigana_and_is_saved_as_a_file(opened, tmp_path):
    page = opened(furigana="unknown")
    word(page, "停戦").click()
    page.keyboard.press("k")
    assert not shown(page, "停戦")
    assert shown(page, "首脳")
    assert (
        page.get_by_role("button", name="I know this word").get_attribute("aria-pressed") == "true"
    )
    page.reload()
    assert not shown(page, "停戦")
    assert page.locator(".words li.known a").text_content() == "停戦"
    page.get_by_role("button", name="Settings").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    download.value.save_as(tmp_path / "known.tsv")
    assert (tmp_path / "known.tsv").read_text(
        encoding="utf-8"
    ) == "headword\treading\n停戦\tていせん\n"
    page.keyboard.press("Escape")
    word(page, "停戦").click()
    page.get_by_role("button", name="I know this word").click()
    assert shown(page, "停戦")


def test_choices_are_remembered(opened):
    page = opened()
    page.get_by_role("button", name="Settings").click()
    page.get_by_label("Sepia").check(force=True)
    page.get_by_label("ゴシック").check(force=True)
    page.get_by_role("button", name="Larger text").click()
    page.reload()
    root = page.locator("html")
    assert [root.get_attribute(f"data-{name}") for name in ("theme", "face", "size")] == [
        *("sepia", "gothic", "1")
    ]


def test_a_page_written_vertically_opens_vertically_whatever_was_chosen_elsewhere(opened, pages):
    page = opened()
    page.keyboard.press("v")
    page.keyboard.press("v")
    page.goto(pages(vertical=True).as_uri())
    assert page.locator("html").get_attribute("data-writing") == "vertical"


def test_the_page_works_where_nothing_may_be_stored(opened):
    page = opened()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    page.reload()
    page.keyboard.press("f")
    assert not shown(page, "停戦")
    word(page, "停戦").click()
    page.keyboard.press("k")
    assert word(page, "停戦").evaluate("element => element.classList.contains('known')")


def test_size_changes_by_key_and_the_reader_stays_where_he_was(opened):
    page = opened(size=PHONE)
    it = word(page, "港湾")
    it.evaluate("element => element.scrollIntoView({ block: 'start' })")
    before = it.evaluate("element => getComputedStyle(element).fontSize")
    page.keyboard.press("+")
    assert it.evaluate("element => getComputedStyle(element).fontSize") > before
    assert -300 < it.bounding_box()["y"] < 844
    page.keyboard.press("-")
    assert it.evaluate("element => getComputedStyle(element).fontSize") == before


def test_help_lists_the_keys(opened):
    page = opened()
    page.keyboard.press("?")
    assert "walk from word to word" in page.get_by_role("dialog").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_keys_do_nothing_to_the_text_while_one_is_in_the_settings(opened):
    page = opened()
    page.get_by_role("button", name="Settings").click()
    page.get_by_label("on all words").press("f")
    assert page.locator("html").get_attribute("data-furigana") == "all"


def test_the_wheel_moves_vertical_text_along(opened):
    page = opened(vertical=True, size=PHONE)
    page.locator("#text").hover()
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(200)
    assert page.evaluate("document.getElementById('text').scrollLeft") < -200
