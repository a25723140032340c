"""The cards of a deck as Anki renders them, in a real browser: any width, by day and by night."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import yomu
from yomu.anki.fields import CARDS
from yomu.anki.notes import Origin, Wish, notes
from yomu.study.vocabulary import Vocabulary

pytest.importorskip("anki", reason="no pip install anki")
from anki_collection import Learner

ROOT = Path(__file__).parent.parent.parent
WORDS = {"停戦", "国家安全保障担当", "訴える", "オンライン"}
PHONE, DESKTOP = (390, 844), (1024, 768)
# Anki puts a button there.
SOUND = re.compile(r"\[anki:play:[qa]:\d+\]")
BUTTON = (
    '<a class="replay-button" href="#" aria-label="play"><svg viewBox="0 0 64 64">'
    '<circle cx="32" cy="32" r="29"/><path d="M56.5,32.3l-37.5,20.1l0.3,-40.8Z"/></svg></a>'
)
PITCH = '<span class="pitch"><span class="low">て</span><span class="high falls">い</span></span>'
FILLED = {"ExpressionAudio": "[sound:a.mp3]", "PitchGraph": PITCH, "PitchPosition": "2"}


@pytest.fixture(scope="session")
def cards(lexicon, tmp_path_factory):
    """Front and back of every kind of card of some words, by kind and word."""
    vocabulary = Vocabulary()
    text = (ROOT / "seeds" / "ceasefire.txt").read_text(encoding="utf-8")
    vocabulary.read(yomu.annotate(text, lexicon), "a.txt")
    items = [item for item in vocabulary.items() if item.word in WORDS]
    wish = Wish(cards=tuple(CARDS), tags=("lesson1",), extra=lambda _: FILLED)
    origins = {"a.txt": Origin("停戦へ電話会談", "https://example.com/" + "a" * 200)}
    made = [
        replace(note, fields={**note.fields, "Notes": "mine", "Hint": "think"})
        for note in notes(items, lambda _: "D", wish, origins)
    ]
    learner = Learner(tmp_path_factory.mktemp("cards"))
    learner.take(made)
    shown = {
        (card.template()["name"].lower(), card.note()["Expression"]): (
            card.question(),
            card.answer(),
        )
        for card in learner.cards()
    }
    learner.collection.close()
    return shown


@pytest.fixture
def opened(browser):
    """Opens one side of a card as Anki's window does."""
    contexts = []

    def open_card(rendered, size=PHONE, night=False):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: pytest.fail(f"asks for {request.url}"))
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.set_content(
            f'<!doctype html><html lang="en" class="{"night-mode" if night else ""}"><title>Anki</title>'
            f'<body class="card card1{" nightMode" if night else ""}">'
            f'<div id="qa" role="main">{SOUND.sub(BUTTON, rendered)}</div></body></html>'
        )
        return page

    yield open_card
    for context in contexts:
        context.close()


def test_every_kind_is_looked_at(cards):
    assert {kind for kind, _ in cards} == {*CARDS}
    assert {word for _, word in cards} == WORDS


@pytest.mark.parametrize("size", [(320, 568), PHONE, DESKTOP], ids=str)
def test_nothing_runs_over_the_edge(cards, opened, size):
    page = opened("".join("".join(sides) for sides in cards.values()), size)

    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("side", [0, 1], ids=["front", "back"])
def test_everybody_can_read_it(cards, opened, night, side):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe").Axe()
    page = opened("".join(cards[kind, "停戦"][side] for kind in CARDS), night=night)
    # Headings and landmarks are the business of the page round a card.
    rules = {"runOnly": ["color-contrast", "link-in-text-block", "image-alt", "link-name"]}
    assert axe.run(page, options=rules).response["violations"] == []


def test_night_is_dark(cards, opened):
    front = cards["recognition", "停戦"][0]
    paper = "getComputedStyle(document.body).backgroundColor"

    assert opened(front).evaluate(paper) == "rgb(251, 248, 242)"
    assert opened(front, night=True).evaluate(paper) == "rgb(25, 24, 23)"


@pytest.mark.parametrize("kind", ["recognition", "recall", "sentence", "cloze"])
def test_furigana_comes_on_tap(cards, opened, kind):
    page = opened(cards[kind, "停戦"][0])
    sentence = page.locator(".sentence")
    furigana = sentence.locator("rt", has_text="でんわかいだん")

    assert not furigana.is_visible()
    sentence.click()
    assert furigana.is_visible()
    sentence.click()
    assert not furigana.is_visible()


def test_who_is_asked_for_a_reading_is_never_shown_it(cards, opened):
    page = opened(cards["reading", "停戦"][0])
    page.locator(".sentence").click()

    assert page.locator("rt", has_text="でんわかいだん").is_visible()
    assert not page.locator("rt", has_text="ていせん").is_visible()
