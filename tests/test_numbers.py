"""Numerals, read among the real morphemes of a sentence."""

import pytest

from yomu.model import Ruby
from yomu.numbers import Numeral, numerals
from yomu.segment import morphemes


def shown(ruby: tuple[Ruby, ...]) -> str:
    return "".join(f"{base}[{said}]" if said else base for base, said in ruby)


def found(text: str) -> list[Numeral]:
    return numerals(morphemes(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("約90分間の電話会談", "90[きゅうじゅっ]分[ぷん]間[かん]"),
        ("100億ドル", "100[ひゃく]億[おく]ドル"),
        ("１億２千万人", "１[いち]億[おく]２[に]千[せん]万[まん]人[にん]"),
        ("3万5千人", "3[さん]万[まん]5[ご]千[せん]人[にん]"),
        ("千二百三十四", "千[せん]二[に]百[ひゃく]三[さん]十[じゅう]四[よん]"),
        ("二〇二五年", "二〇二五[にせんにじゅうご]年[ねん]"),
        ("3.5％", "3.5[さんてんご]％[パーセント]"),
        ("0.3ポイント", "0.3[れいてんさん]ポイント"),
        ("1,234円", "1,234[せんにひゃくさんじゅうよ]円[えん]"),
        ("3分の2", "3[さん]分[ぶん]の2[に]"),
        ("10分の1", "10[じゅう]分[ぶん]の1[いち]"),
        ("10〜20人", "10[じゅう]〜20[にじゅう]人[にん]"),
        ("3、4人", "3[さん]、4[よ]人[にん]"),
        ("二三人", "二[に]三[さん]人[にん]"),
        ("2人", "2人[ふたり]"),
        ("14人", "14[じゅうよ]人[にん]"),
        ("3つ", "3[みっ]つ"),
        ("2番目", "2[に]番[ばん]目[め]"),
        ("3時半", "3[さん]時[じ]半[はん]"),
        ("20日", "20[はつ]日[か]"),
        ("一ヶ月", "一[いっ]ヶ[か]月[げつ]"),
        ("3カ国", "3[さん]カ国[こく]"),  # katakana stays katakana
        ("10km", "10[じゅっ]km[キロメートル]"),
    ],
)
def test_digits_and_counters_change_each_other(text: str, expected: str) -> None:
    assert [shown(numeral.ruby) for numeral in found(text)] == [expected]


@pytest.mark.parametrize("text", ["三菱", "千葉県", "一部の人", "A4", "COVID-19", "3D", "四季"])
def test_other_words_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "number", "unit", "english"),
    [
        ("約90分間", "90", "minutes", "about 90 minutes"),
        ("100億ドル", "10000000000", "dollars", "10 billion dollars"),
        ("令和7年", "2025", "", "2025 (Reiwa 7)"),
        ("2025年", "2025", "", "2025"),
        ("3年", "3", "years", "3 years"),
        ("3分の2", "2/3", "", "2/3"),
        ("10〜20人", "10-20", "people", "10-20 people"),
        ("一人", "1", "people", "1 person"),
    ],
)
def test_a_numeral_is_worth_something(text: str, number: str, unit: str, english: str) -> None:
    assert [tuple(numeral.value) for numeral in found(text)] == [(number, unit, english)]
