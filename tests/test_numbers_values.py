"""What numerals are worth, in decimal notation and in English."""

import pytest

from yomu.numbers import numerals
from yomu.segment import morphemes


def values(text: str) -> list[tuple[str, str, str]]:
    return [tuple(numeral.value) for numeral in numerals(morphemes(text))]


@pytest.mark.parametrize(
    ("text", "number", "unit", "english"),
    [
        ("約90分間", "90", "minutes", "about 90 minutes"),
        ("およそ3割", "30", "percent", "about 30 percent"),
        ("100億ドル", "10000000000", "dollars", "10 billion dollars"),
        ("1億2千万人", "120000000", "people", "120 million people"),
        ("1.25兆円", "1250000000000", "yen", "1.25 trillion yen"),
        ("820,654人", "820654", "people", "820,654 people"),
        ("2,289,762人", "2289762", "people", "2,289,762 people"),  # nothing is rounded away
        ("一人", "1", "people", "1 person"),
        ("2人", "2", "people", "2 people"),
        ("3.5％", "3.5", "percent", "3.5 percent"),
        ("9.0", "9.0", "", "9.0"),
        ("3分の2", "2/3", "", "2/3"),
        ("1/3", "1/3", "", "1/3"),
        ("3対1", "3:1", "", "3 to 1"),
        ("10〜20人", "10-20", "people", "10-20 people"),
        ("3、4人", "3-4", "people", "3-4 people"),
        ("二、三百人", "200-300", "people", "200-300 people"),
        ("-5℃", "-5", "°C", "-5 °C"),
        ("数人", "", "people", "several people"),
        ("数十人", "", "people", "dozens of people"),
        ("十数年", "", "years", "10-odd years"),
        ("何人", "", "people", "how many people"),
        ("1時間半", "1.5", "hours", "1.5 hours"),
        ("3日後", "3", "days", "3 days later"),
        ("10年ぶり", "10", "years", "first in 10 years"),
        ("500円玉", "500", "yen coin", "500-yen coin"),
        ("20歳", "20", "years old", "20 years old"),
        ("30代", "30", "", "the 30s"),
    ],
)
def test_a_numeral_is_worth_something(text: str, number: str, unit: str, english: str) -> None:
    assert values(text) == [(number, unit, english)]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("21世紀", "the 21st century"),
        ("第47代大統領", "the 47th"),
        ("2番目", "the 2nd"),
        ("3回目", "the 3rd time"),
        ("11人目", "the 11th person"),
        ("2期目", "the 2nd"),
        ("第3条", "Article 3"),
        ("1位", "1st place"),
        ("3階", "floor 3"),
        ("8号車", "car 8"),
    ],
)
def test_ordinals_say_which(text: str, english: str) -> None:
    assert [value for _, _, value in values(text)] == [english]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年2月12日", ["2025", "February", "the 12th"]),
        ("令和7年", ["2025 (Reiwa 7)"]),
        ("昭和64年", ["1989 (Shōwa 64)"]),
        ("明治元年", ["1868 (Meiji 1)"]),
        ("AI元年", ["the first year"]),
        ("1990年代", ["the 1990s"]),
        ("3年", ["3 years"]),
        ("1000年間", ["1,000 years"]),
        ("2日間", ["2 days"]),
        ("あと3日", ["3 days"]),
        ("4〜6月", ["April-June"]),
        ("12、13日", ["the 12th-13th"]),
        ("22時30分", ["22:30"]),
        ("午後3時半", ["3:30 p.m."]),
        ("午前0時", ["0:00 a.m."]),
        ("10:30", ["10:30"]),
        ("2025/2/12", ["12 February 2025"]),
        ("3/15まで", ["15 March"]),
    ],
)
def test_dates_and_times_are_dates_and_times(text: str, expected: list[str]) -> None:
    assert [english for _, _, english in values(text)] == expected


@pytest.mark.parametrize("text", ["食料十分と言う", "七五三", "〇〇さん"])
def test_words_spelt_with_numerals_are_worth_nothing(text: str) -> None:
    assert values(text) == [("", "", "")]
