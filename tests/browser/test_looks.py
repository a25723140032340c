"""What the eye sees, in every setting: nothing covered, nothing cut off, nothing that jumps."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
SETTINGS = [
    pytest.param(
        size, scheme, vertical, id=f"{name}-{scheme}-{'vertical' * vertical or 'horizontal'}"
    )
    for (name, size), scheme, vertical in itertools.product(
        [("phone", PHONE), ("desktop", DESKTOP)], ["light", "dark"], [False, True]
    )
]


@pytest.fixture(scope="session")
def axe() -> str:
    package = pytest.importorskip("axe_playwright_python", reason="no axe-playwright-python")
    return (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Any, axe: str, within: str = "html") -> list[str]:
    page.evaluate(f"() => {{ {axe} }}")
    found = page.evaluate(
        "within => axe.run(within).then(found => JSON.stringify(found.violations))", within
    )
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in json.loads(found)]


@pytest.mark.parametrize(("size", "scheme", "vertical"), SETTINGS)
def test_the_page_is_accessible_with_a_card_open(opened, axe, size, scheme, vertical):
    page = opened(size=size, scheme=scheme, vertical=vertical)
    page.locator("#text [data-w]").nth(4).click()
    assert page.locator("#card").is_visible()
    page.locator("#card details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert violations(page, axe) == []


@pytest.mark.parametrize("theme", ["sepia", "light", "dark"])
def test_settings_and_help_are_accessible_in_every_theme(opened, axe, theme):
    page = opened(theme=theme)
    page.get_by_role("button", name="Settings").click()
    assert violations(page, axe, "#settings") == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert violations(page, axe, "#help") == []


# Every word's card in turn, opened by the script: where it lies is reckoned in the page.
_CARDS = """() => {
    const wrong = [];
    for (const word of document.querySelectorAll("#text [data-w]")) {
        word.click();
        const card = document.getElementById("card");
        const { left, top, right, bottom } = card.getBoundingClientRect();
        if (card.hidden) wrong.push("no card: " + word.textContent);
        if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) {
            wrong.push("off the screen: " + word.textContent);
        }
        for (const part of [word, ...word.querySelectorAll("rt")]) {
            for (const rect of part.getClientRects()) {
                if (rect.left < right && rect.right > left && rect.top < bottom && rect.bottom > top) {
                    wrong.push("covered: " + word.textContent);
                }
            }
        }
        if (card.getBoundingClientRect().height < 90) wrong.push("squeezed: " + word.textContent);
    }
    return wrong;
}"""


@pytest.mark.parametrize(("size", "scheme", "vertical"), SETTINGS[::2])
def test_no_card_covers_its_word_or_leaves_the_screen(opened, size, scheme, vertical):
    page = opened(size=size, vertical=vertical)
    assert page.evaluate(_CARDS) == []


def test_an_unfolded_card_keeps_its_place(opened):
    page = opened(size={"width": 1000, "height": 700})
    page.locator("#text [data-w]").nth(6).click()
    word = page.locator(".current").bounding_box()
    before = page.locator("#card").bounding_box()
    page.locator("#card summary").evaluate_all("all => all.forEach(one => one.click())")
    page.wait_for_timeout(50)
    after = page.locator("#card").bounding_box()
    assert after["height"] > before["height"]
    assert after["y"] + after["height"] <= word["y"] or after["y"] >= word["y"] + word["height"]
    assert after["y"] >= 0
    assert after["y"] + after["height"] <= 700


def test_no_card_leaves_a_small_window_or_covers_large_type(opened):
    page = opened(size={"width": 320, "height": 568})
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert page.evaluate(_CARDS) == []


@pytest.mark.parametrize(("size", "scheme", "vertical"), SETTINGS[::2])
def test_nothing_is_wider_than_the_window(opened, size, scheme, vertical):
    page = opened(size=size, vertical=vertical)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= size["width"]


# The distances between the lines of each paragraph.
_PITCHES = """vertical => {
    const pitches = new Set();
    for (const block of document.querySelectorAll("#text > p")) {
        const lines = new Set();
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            if (walker.currentNode.parentElement.closest("rt, rp, b")) continue;
            const range = new Range();
            range.selectNodeContents(walker.currentNode);
            for (const rect of range.getClientRects()) {
                if (rect.width && rect.height) lines.add(Math.round(vertical ? -rect.right : rect.bottom));
            }
        }
        const sorted = [...lines].sort((a, b) => a - b);
        sorted.slice(1).forEach((line, n) => pitches.add(line - sorted[n]));
    }
    return [...pitches];
}"""


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("furigana", ["all", "first", "none", "hover"])
def test_lines_with_and_without_furigana_are_equally_far_apart(opened, vertical, furigana):
    page = opened(size=PHONE, vertical=vertical, furigana=furigana)
    pitches = page.evaluate(_PITCHES, vertical)
    assert len(pitches) >= 1
    assert max(pitches) - min(pitches) <= 1  # rounding


# Furigana that share a line and overlap.
_COLLISIONS = """() => {
    const found = [];
    let before = null;
    for (const rt of document.querySelectorAll("#text rt")) {
        const range = new Range();
        range.selectNodeContents(rt);
        const rect = range.getClientRects()[0];
        const sameLine = before && Math.abs(before.rect.top - rect.top) < 2;
        if (sameLine && rect.left < before.rect.right - 1) found.push(before.text + rt.textContent);
        before = { rect: [...range.getClientRects()].at(-1), text: rt.textContent };
    }
    return found;
}"""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("ruby", ["mono", "group"])
def test_furigana_never_collide(opened, size, ruby):
    page = opened(size=size, ruby=ruby)
    assert page.evaluate(_COLLISIONS) == []


def test_nothing_is_told_by_colour_alone(opened):
    page = opened()
    lines = page.evaluate(
        """() => ["person", "place"].map(kind =>
            getComputedStyle(document.querySelector(`#text [data-name=${kind}]`)).textDecorationLine
            + getComputedStyle(document.querySelector(`#text [data-name=${kind}]`)).textDecorationStyle)"""
    )
    assert lines == ["underlinesolid", "underlinedotted"]


def test_the_page_follows_the_system_and_the_reader(opened):
    page = opened(scheme="dark")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(paper)
    page.get_by_role("button", name="Settings").click()
    page.get_by_label("Light").check(force=True)
    light = page.evaluate(paper)
    assert dark != light
    page.emulate_media(color_scheme="light")
    page.get_by_label("Auto").check(force=True)
    assert page.evaluate(paper) == light


def test_nothing_moves_where_the_reader_wants_no_motion(opened):
    page = opened()
    moving = "getComputedStyle(document.querySelector('#text [data-w]')).transitionDuration"
    assert page.evaluate(moving) != "0s"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(moving) == "0s"


def test_controls_are_large_enough_to_touch(opened):
    page = opened(size=PHONE)
    page.locator("#text [data-w]").first.click()
    small = page.evaluate(
        """() => [...document.querySelectorAll("#bar button, #card button, #people a, .sort button")]
            .filter(one => one.offsetWidth && (one.offsetWidth < 24 || one.offsetHeight < 24))
            .map(one => one.outerHTML)"""
    )
    assert small == []
