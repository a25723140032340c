"""Plain numbers: what they are worth and how they are read before any counter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yomu.numbers.amount import Amount, amount
from yomu.numbers.spoken import spoken


def read(text: str) -> Amount:
    number = amount(text)
    assert number is not None
    assert number.surface == text
    return number


@pytest.mark.parametrize(
    ("text", "reading", "worth"),
    [
        ("0", "ゼロ", "0"),
        ("〇", "ゼロ", "0"),
        ("零", "れい", "0"),
        ("10", "じゅう", "10"),
        ("100", "ひゃく", "100"),
        ("300", "さんびゃく", "300"),
        ("600", "ろっぴゃく", "600"),
        ("800", "はっぴゃく", "800"),
        ("1000", "せん", "1000"),
        ("3000", "さんぜん", "3000"),
        ("8000", "はっせん", "8000"),
        ("10000", "いちまん", "10000"),
        ("11000", "いちまんいっせん", "11000"),
        ("1990", "せんきゅうひゃくきゅうじゅう", "1990"),
        ("1000万", "いっせんまん", "10000000"),
        ("1735万", "せんななひゃくさんじゅうごまん", "17350000"),
        ("4億1600万", "よんおくいっせんろっぴゃくまん", "416000000"),
        ("1兆", "いっちょう", "1000000000000"),
        ("8兆", "はっちょう", "8000000000000"),
        ("10兆", "じゅっちょう", "10000000000000"),
        ("1京", "いっけい", "10000000000000000"),
        ("千万", "せんまん", "10000000"),
        ("一千万", "いっせんまん", "10000000"),
        ("三千", "さんぜん", "3000"),
        ("八百万", "はっぴゃくまん", "8000000"),
        ("二〇二五", "にせんにじゅうご", "2025"),
        ("千二百三十四", "せんにひゃくさんじゅうよん", "1234"),
        ("壱万", "いちまん", "10000"),
        ("1億2千万", "いちおくにせんまん", "120000000"),
        ("1.5万", "いってんごまん", "15000"),
        ("0.3", "れいてんさん", "0.3"),
        ("3.05", "さんてんゼロご", "3.05"),
        ("10.5", "じゅってんご", "10.5"),
        ("100.5", "ひゃくてんご", "100.5"),
        ("1,234,567", "ひゃくにじゅうさんまんよんせんごひゃくろくじゅうなな", "1234567"),
        ("007", "ゼロゼロなな", "7"),
        ("数十", "すうじゅう", ""),
        ("何百", "なんびゃく", ""),
        ("何千", "なんぜん", ""),
        ("十数", "じゅうすう", ""),
        ("Ⅲ", "さん", "3"),
        ("⑩", "じゅう", "10"),
    ],
)
def test_a_number_has_a_reading_and_a_worth(text: str, reading: str, worth: str) -> None:
    assert (read(text).reading, read(text).number) == (reading, worth)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("3四", "3"),
        ("5数", "5"),
        ("1,23", "1"),
        ("12.", "12"),
        ("百余り", "百"),
        ("二三四", "二三四"),
    ],
)
def test_a_number_ends_where_another_begins(text: str, surface: str) -> None:
    number = amount(text)

    assert number is not None
    assert number.surface == surface


@pytest.mark.parametrize("text", ["", "人", "余", "約3", "a1", "9" * 25])
def test_what_is_no_number_is_none(text: str) -> None:
    assert amount(text) is None


@pytest.mark.parametrize(
    ("text", "reading", "worth"),
    [
        ("二三", "にさん", "2-3"),
        ("四、五", "し、ご", "4-5"),
        ("7、8", "しち、はち", "7-8"),
        ("十四五", "じゅうしご", "14-15"),
        ("二、三百", "に、さんびゃく", "200-300"),
        ("一二三", "ひゃくにじゅうさん", "123"),  # three digits are no pair
        ("三二", "さんじゅうに", "32"),
    ],
)
def test_neighbours_are_said_in_one_breath(text: str, reading: str, worth: str) -> None:
    number = amount(text, pairs=True)

    assert number is not None
    assert (number.reading, number.number) == (reading, worth)


KANJI = "〇一二三四五六七八九"


def in_kanji(number: int) -> str:
    written = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        count, number = divmod(number, unit)
        if count:
            written += name if count == 1 and name else KANJI[count] + name
    return written


@given(st.integers(1, 9999))
def test_kanji_and_digits_are_read_alike(number: int) -> None:
    assert read(in_kanji(number)).reading == read(str(number)).reading == spoken(number)
    assert read(in_kanji(number)).number == str(number)


@given(st.integers(1, 999), st.sampled_from(["万", "億", "兆", "京"]))
def test_kanji_and_digits_are_multiplied_alike(number: int, unit: str) -> None:
    assert read(in_kanji(number) + unit).reading == read(f"{number}{unit}").reading


@given(st.integers(10, 10**15))
def test_digit_for_digit_in_kanji_is_read_like_ascii_digits(number: int) -> None:
    digits = "".join(KANJI[int(digit)] for digit in str(number))

    assert read(digits).reading == read(str(number)).reading


@given(st.integers(1000, 10**15))
def test_commas_change_nothing(number: int) -> None:
    assert read(f"{number:,}").reading == read(str(number)).reading
    assert read(f"{number:,}").number == str(number)


@given(st.integers(0, 10**23))
def test_no_two_numbers_sound_alike_in_their_last_part(number: int) -> None:
    """A number one greater is read otherwise: nothing is swallowed."""
    assert spoken(number) != spoken(number + 1)
