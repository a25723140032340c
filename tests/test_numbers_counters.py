"""Every counter and unit of `dictionaries/`, against readings that were written down by hand."""

import re
import tomllib
from pathlib import Path

import pytest

from yomu import data, kana
from yomu.numbers.amount import amount
from yomu.numbers.counters import Counter, counted, counter, counters, table
from yomu.numbers.patterns import pattern

HERE = Path(__file__).parent / "numbers"
OTHER = ("tails", "contexts", "words", "idioms")
KEYS = [
    line.partition("\t")[0]
    for name in ("counters.toml", "units.toml")
    for kind, lines in table(name).items()
    for line in lines
    if kind not in OTHER
]
FIRST_KANA = {
    "k": "かきくけこ",
    "g": "かきくけこ",
    "s": "さしすせそ",
    "z": "さしすせそ",
    "t": "たちつてと",
    "b": "はひふへほ",
    "p": "はひふへほ",
    "h": "はひふへほ",
}


def said(number: str, key: str) -> str:
    read = amount(number)
    assert read is not None
    return "".join(reading or base for base, reading in counted(read, key))


def expected(name: str) -> list[dict[str, str]]:
    return list(data.rows(HERE / name))


USUAL, CHANGING, PLAIN = map(expected, ("usual.tsv", "changing.tsv", "plain.tsv"))


@pytest.mark.parametrize("row", USUAL + CHANGING, ids=lambda row: row["counter"])
def test_number_and_counter_sound_as_a_speaker_says_them(row: dict[str, str]) -> None:
    numbers = {number: reading for number, reading in row.items() if reading != "-"}
    key = numbers.pop("counter")

    assert {number: said(number, key) for number in numbers} == numbers


@pytest.mark.parametrize("row", PLAIN, ids=lambda row: row["counter"])
def test_most_counters_change_nothing(row: dict[str, str]) -> None:
    key, reading = row["counter"], row["reading"]

    assert [said(number, key) for number in ("2", "10")] == ["に" + reading, "じゅう" + reading]


def test_every_counter_is_tested_once() -> None:
    tested = [row["counter"] for row in USUAL + CHANGING + PLAIN]

    assert sorted(tested) == sorted(KEYS)


def test_there_are_counters_enough() -> None:
    assert len(KEYS) >= 300


@pytest.mark.parametrize("key", KEYS)
def test_the_sound_change_fits_the_first_kana(key: str) -> None:
    row = counter(key)
    first = kana.to_hiragana(row.reading[0])[0]

    assert first in FIRST_KANA.get(row.change, first)


@pytest.mark.parametrize("key", KEYS)
def test_the_parts_of_the_reading_fit_the_characters(key: str) -> None:
    """A reading with dots leaves no kanji of the counter without its own part."""
    row = counter(key)
    ruby = counted_two(row)

    if len(row.reading) > 1:
        assert all(len(base) == 1 or kana.is_kana(base) for base, _ in ruby[1:])


def counted_two(row: Counter) -> tuple[tuple[str, str], ...]:
    two = amount("5")
    assert two is not None
    return counted(two, row.key)


@pytest.mark.parametrize("name", ["counters.toml", "units.toml"])
def test_the_data_file_is_toml_and_read_as_such(name: str) -> None:
    """The program splits the file itself, because importing tomllib takes too long."""
    document = tomllib.loads(data.path(name).read_text(encoding="utf-8"))

    assert table(name) == {kind: rows.splitlines() for kind, rows in document.items()}


@pytest.mark.parametrize("small", "ヶヵカケ箇")
def test_small_ka_may_be_written_in_many_ways(small: str) -> None:
    assert said("3", f"{small}国") in ("さんかこく", "さんカこく")


def test_the_longest_counter_comes_first() -> None:
    assert counters("5年生まれ", 1) == ["年生", "年"]


def cells() -> set[str]:
    of = table("counters.toml")
    contexts = [line.split("\t")[1:3] for line in of["contexts"]]
    return {cell for row in contexts for cell in row} | {
        cell for line in of["words"] for cell in line.split("\t")[1:]
    }


def test_patterns_as_strings_say_the_same() -> None:
    as_strings = {cell: pattern(cell) for cell in cells() if isinstance(pattern(cell), tuple)}
    assert len(as_strings) > 30
    assert max(map(len, as_strings.values())) < 200
    for cell, strings in as_strings.items():
        for string in strings:
            assert re.fullmatch(cell, string), cell
            for wrong in (string[:-1], f"{string}x", f"x{string[1:]}"):
                assert (wrong in strings) == bool(re.fullmatch(cell, wrong)), (cell, wrong)


@pytest.mark.parametrize(
    ("cell", "strings"),
    [
        ("", ("",)),
        ("の魂", ("の魂",)),
        ("[五5]分|隙", ("五分", "5分", "隙")),
        ("[0-2一]段", ("0段", "1段", "2段", "一段")),
    ],
)
def test_what_a_pattern_stands_for(cell: str, strings: tuple[str, ...]) -> None:
    assert pattern(cell) == strings


@pytest.mark.parametrize(
    ("cell", "last"),
    [
        ("分(?!の)", ""),
        ("[^年]月", "月"),
        ("第[0-2]+", "012"),
        ("(?<![緯経])度[一二]", "一二"),
        ("(?:男|女)の一", "一"),
        ("a?b", "b"),
        ("^a|bc", ""),
        ("(?:は|が)", ""),
        ("畳半?", ""),
        ("時[^分]", ""),
    ],
)
def test_a_pattern_without_end_stays_one(cell: str, last: str) -> None:
    assert pattern(cell) == [last, cell]
