"""The pitch accent on the card of a word: drawn where it is known and asked for."""

from typing import Any

import pytest

from yomu.pitch import Accents


def word(page: Any, surface: str) -> Any:
    """The first word of the text that is written so."""
    plain = """word => { const copy = word.cloneNode(true);
        copy.querySelectorAll("rt, rp").forEach(part => part.remove()); return copy.textContent; }"""
    words = page.locator("#text [data-w]")
    return words.nth(words.evaluate_all(f"words => words.map({plain})").index(surface))


def parts(page: Any) -> list[list[str]]:
    """Each stretch of kana on the open card: how it is drawn, and what it holds."""
    spans = page.locator("#card .pitch span")
    return spans.evaluate_all("all => all.map(one => [one.className, one.textContent])")


@pytest.mark.parametrize(
    ("surface", "drawn"),
    [
        ("停戦", [["low", "て"], ["high", "いせん"]]),  # 0: never falls
        ("ロシア", [["high falls", "ロ"], ["low", "シア"]]),  # 1
        ("急ぐ", [["low", "い"], ["high falls", "そ"], ["low", "ぐ"]]),  # 2
        ("終わらせる", [["low", "お"], ["high", "わる"]]),  # the dictionary form's
    ],
)
def test_a_line_over_the_kana_turns_down_where_the_pitch_falls(opened, surface, drawn):
    page = opened(pitch=Accents({}).of)
    word(page, surface).click()

    assert parts(page) == drawn
    assert "pitch from UniDic, fairly sure (96 %)" in page.locator("#card").inner_text()
    borders = page.locator("#card .pitch span").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).borderTopWidth) > 0)"
    )
    assert borders == ["high" in kind for kind, _ in drawn]


def test_no_accents_are_drawn_unless_asked_for(opened):
    page = opened()
    page.locator("#text [data-w]").first.click()

    assert parts(page) == []
