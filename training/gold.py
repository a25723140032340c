"""Gold sentences → how each word of them is read, for the words that have kanji."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from yomu import kana
from yomu.annotation import Annotator
from yomu.sentences import sentences
from yomu.words import Unit

SETS = ("wac", "jsut", "rohan", "ita")
"""The open sets whose sentences are read from end to end. Nothing is learnt from the others."""


OWN = "own:"
"""What the names of our own sentences begin with."""


class Block(NamedTuple):
    """The smallest run of words that begins and ends where the gold's words do."""

    places: tuple[int, ...]
    readings: tuple[str, ...]


class Example(NamedTuple):
    """A sentence, and for its words (by their place) the readings that are right."""

    doc: str
    units: tuple[Unit, ...]
    right: dict[int, list[str]]
    blocks: tuple[Block, ...] = ()


def examples(folder: Path, annotator: Annotator, split: str = "dev") -> Iterator[Example]:
    """The gold sentences of `folder`, cut into words as yomu cuts them."""
    for name in SETS:
        for line in (folder / f"{name}.{split}.jsonl").open(encoding="utf-8"):
            record = json.loads(line)
            if record["units"]:
                yield _example(record, annotator)


def own(folder: Path, annotator: Annotator) -> Iterator[Example]:
    """The sentences written to teach what the gold sets show too rarely: `方[かた]は`."""
    for file in sorted(folder.glob("*.tsv")):
        lines = file.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(line for line in lines if line and line[0] != "#"):
            if "[" in line:
                yield _marked(f"{OWN}{file.stem}:{number}", line, annotator)


def _marked(doc: str, line: str, annotator: Annotator) -> Example:
    text = ""
    spans: list[tuple[int, int, str]] = []
    at = 0
    for mark in re.finditer(r"( ?)([々〆ヶ\u3400-\u9fff]+)\[([ぁ-ゖー]+)\]", line):
        text += line[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), mark[3]))
        text += mark[2]
        at = mark.end()
    text += line[at:]
    units = tuple(u for part in sentences(text) for u in annotator.units(part))
    right: dict[int, list[str]] = {}
    start = 0
    for place, unit in enumerate(units):
        for begin, end, reading in spans:
            if start <= begin and end <= start + len(unit.surface):
                said = _taught(unit, begin - start, end - start, reading)
                if said:
                    right[place] = said
        start += len(unit.surface)
    return Example(doc, units, right)


def _taught(unit: Unit, begin: int, end: int, reading: str) -> list[str]:
    """The readings of a unit's stem that a mark over a part of it leaves."""
    stem = "".join(m.surface for m in unit.morphemes[: unit.stem])
    if unit.numeral is not None or end > len(stem):
        return []
    before, after = stem[:begin], stem[end:]
    if kana.has_kanji(before + after):
        return [r for r in unit.readings if not before and r.startswith(reading)] or [
            r for r in unit.readings if not after and r.endswith(reading)
        ]
    return [kana.to_hiragana(before + reading + after)]


def _example(record: dict[str, Any], annotator: Annotator) -> Example:
    units = tuple(u for text in sentences(record["text"]) for u in annotator.units(text))
    # What is written as it is pronounced (コーエンワ) says which candidate it is, not its spelling.
    key = _pronounced if record["kind"] == "pron" else _spelt
    right: dict[int, list[str]] = {}
    blocks = tuple(_blocks(units, record["units"]))
    for places, readings in blocks:
        right.update(_matched(units, places, readings, key))
    return Example(record["doc"], units, right, blocks)


def verdicts(example: Example, said: Sequence[str]) -> dict[int, bool]:
    """Whether the words with kanji or numerals were read right, when the words were read so.

    Of a block that reads otherwise, the words count as right that are known to be.
    """
    found = {}
    for places, readings in example.blocks:
        heard = _pronounced("".join(said[place] for place in places))
        good = heard in map(_pronounced, readings)
        for place in places:
            unit = example.units[place]
            if unit.numeral is not None or kana.has_kanji(unit.surface):
                ending = "".join(m.reading for m in unit.morphemes[unit.stem :])
                known = [reading + ending for reading in example.right.get(place, ())]
                found[place] = good or said[place] in known
    return found


def _blocks(units: Sequence[Unit], gold: list[list[Any]]) -> Iterator[Block]:
    """The smallest runs of words that begin and end with words of the gold, and how they read."""
    ends = {end for _, end, _ in gold}
    places: list[int] = []
    start = at = 0
    for place, unit in enumerate(units):
        places.append(place)
        at += len(unit.surface)
        if at in ends:
            inside = [cell for cell in gold if start <= cell[0] and cell[1] <= at]
            complete = sum(end - begin for begin, end, _ in inside) == at - start
            if complete and all(reading != "*" for *_, reading in inside):
                said = [kana.to_hiragana(reading) for *_, reading in inside]
                yield Block(tuple(places), tuple(_joined(said)))
            places, start = [], at


def _joined(readings: Sequence[str]) -> list[str]:
    """All ways to read cells one after the other; a cell may name several (`a/b`)."""
    found = [""]
    for reading in readings:
        found = [before + one for before in found for one in reading.split("/")][:8]
    return found


def _matched(
    units: Sequence[Unit], places: Sequence[int], readings: Sequence[str], key: Callable[[str], str]
) -> dict[int, list[str]]:
    """Which reading each word of a block has, if its candidates can spell the block out.

    One word may be read as no candidate of it is.
    """
    open_ = [p for p in places if kana.has_kanji(units[p].surface) and units[p].numeral is None]
    for wild in (None, *open_):
        pattern = re.compile(
            "".join(_pattern(units[p], p, p in open_, p == wild, key) for p in places)
        )
        found: dict[int, list[str]] = {}
        for reading in readings:
            match = pattern.fullmatch(key(reading))
            if match is None:
                continue
            for place in open_:
                said = _as_listed(units[place], match[f"w{place}"], place == wild, key)
                if said:
                    found.setdefault(place, []).extend(said)
        if found:
            return {place: list(dict.fromkeys(said)) for place, said in found.items()}
    return {}


def _pattern(unit: Unit, place: int, is_open: bool, wild: bool, key: Callable[[str], str]) -> str:
    ending = re.escape(key("".join(m.reading for m in unit.morphemes[unit.stem :])))
    if wild:
        return f"(?P<w{place}>.+?){ending}"
    if is_open:
        return f"(?P<w{place}>{'|'.join(re.escape(key(r)) for r in unit.readings)}){ending}"
    if kana.is_kana(unit.surface):
        return re.escape(key(unit.surface))
    return ".*?"


def _as_listed(unit: Unit, said: str, wild: bool, key: Callable[[str], str]) -> tuple[str, ...]:
    """The candidates that are meant (言う: いう and ゆう sound alike).

    Where there is none, what was said, if it is spelt right.
    """
    meant = tuple(reading for reading in unit.readings if key(reading) == said)
    return meant or ((said,) if wild and key is _spelt else ())


def _spelt(reading: str) -> str:
    return re.sub("[^ぁ-ゖーa-z0-9]", "", kana.to_hiragana(reading).lower())


_SOUNDS = str.maketrans("をぢづはへ", "おじずわえ")
_VOWELS = {
    kana_: vowel
    for vowel, row in zip(
        "あいうえお",
        (
            "あかさたなはまやらわがざだばぱぁゃ",
            "いきしちにひみりぎじびぴぃ",
            "うくすつぬふむゆるぐずぶぷぅゅ",
            "えけせてねへめれげぜでべぺぇ",
            "おこそとのほもよろごぞどぼぽぉょ",
        ),
        strict=True,
    )
    for kana_ in row
}
_HELD = re.compile(f"(?<=[{''.join(_VOWELS)}])ー")
_LONG = re.compile("(?<=[えけせてねへめれげぜでべぺ])い|(?<=[おこそとのほもよろごぞどぼぽょ])う")


def _pronounced(reading: str) -> str:
    """Spelling folded into pronunciation: enough to tell the readings of one word apart."""
    folded = _spelt(reading).translate(_SOUNDS).replace("じっ", "じゅっ").replace("いう", "ゆう")
    held = _HELD.sub(lambda mark: _VOWELS[folded[mark.start() - 1]], folded)
    return _LONG.sub(lambda mark: _VOWELS[held[mark.start() - 1]], held)
