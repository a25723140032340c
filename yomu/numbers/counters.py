"""Counters and units from `dictionaries/`: how they and the number before them sound."""

import re
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from yomu import data, kana
from yomu.compiled import compiled, shelved
from yomu.model import Ruby
from yomu.numbers.amount import Amount
from yomu.numbers.spoken import DIGITS

# Which last digits harden to っ, how は行 changes after them, which digits voice the counter.
_HARDEN = {
    "k": ("1", "6", "8", "10", "100"),
    "g": ("1", "6", "8", "10", "100"),
    "s": ("1", "8", "10"),
    "z": ("1", "8", "10"),
    "t": ("1", "8", "10"),
    "b": ("1", "6", "8", "10", "100"),
    "p": ("1", "6", "8", "10", "100"),
    "h": ("1", "8", "10", "100"),
    "l": ("10",),
    "-": (),
}
_VOICING = ("3", "何", "1000", "10000")
_TO_P = str.maketrans("はひふへほ", "ぱぴぷぺぽ")
_VOICED = str.maketrans("かきくけこさしすせそはひふへほ", "がぎぐげござじずぜぞばびぶべぼ")


class Counter(NamedTuple):
    """A counter or unit: a row of `counters.toml` or `units.toml`."""

    key: str
    """As it is written; where one spelling has several rows, 分|ぶ."""
    surface: str
    """As it is written."""
    kind: str
    reading: tuple[str, ...]
    """One part a character, or one for the whole."""
    change: str
    whole: dict[str, tuple[str, ...]]
    """Readings of number and counter together, for exactly this number: 2 → ふたり."""
    digits: dict[str, tuple[str, ...]]
    """Readings of the last digit and, if it changes too, of the counter: 4 → よ."""
    english: str


class Tail(NamedTuple):
    """What may follow a counter: 間, 目, 半, 後, and so on."""

    surface: str
    reading: tuple[str, ...]
    kinds: tuple[str, ...]
    english: str


@shelved("units.toml", "counters.toml", empty={})
def _rows() -> dict[str, dict[str, tuple[str, str]]]:
    """For each written form, by its first character: its kind and the rest of its row, unread."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for name in ("units.toml", "counters.toml"):
        for kind, lines in table(name).items():
            for line in lines if kind not in _OTHER else ():
                surface, _, rest = line.partition("\t")
                for form in _spellings(surface):
                    found.setdefault(form[0], {}).setdefault(form, (kind, rest))
    return found


_OTHER = ("tails", "contexts", "words", "idioms")


@compiled("{}")
def table(name: str) -> dict[str, list[str]]:
    """The rows of each kind.

    The file is TOML, but of the simplest: importing tomllib takes 9 ms, a tenth of what
    `yomu annotate` may take to start. A test holds that tomllib reads the same.
    """
    text = data.path(name).read_text(encoding="utf-8")
    return {kind: rows.splitlines() for kind, rows in re.findall(_TABLE, text)}


_TABLE = "(?sm)^([a-z]+) = '''\n(.*?)'''$"


def _spellings(surface: str) -> tuple[str, ...]:
    """か月 is also ヶ月, ヵ月, カ月, ケ月 and 箇月."""
    if surface[0] == "か" and kana.is_kanji(surface[1:2]):
        return tuple(ka + surface[1:] for ka in "かカヶヵケ箇")
    return (surface,)


@cache
def _lengths(first: str) -> tuple[int, ...]:
    """How long the written forms are that begin with a character, the longest first."""
    lengths = {len(form) for form in _rows()[first] if "|" not in form}
    return tuple(sorted(lengths, reverse=True))


def counters(text: str, start: int) -> list[str]:
    """The written forms of counters at `start` of `text`, the longest first."""
    first = text[start : start + 1]
    rows = _rows()[first]
    forms = [text[start : start + n] for n in _lengths(first)] if rows else []
    return [form for form in dict.fromkeys(forms) if form in rows]


@cache
def counter(key: str) -> Counter:
    """The row of a counter. `KeyError` for what is none."""
    kind, rest = _rows()[key[0]][key]
    reading, change, exceptions, english = rest.split("\t")
    whole: dict[str, tuple[str, ...]] = {}
    digits: dict[str, tuple[str, ...]] = {}
    for exception in exceptions.split():
        said = exception.lstrip(_NUMBERS)
        number = exception.removesuffix(said)
        # 1=ついたち is said of 1 alone, 1いっ of 11 too.
        of = whole if said[0] == "=" else digits
        of[number] = tuple(said.removeprefix("=").split("."))
    surface = key.partition("|")[0]
    return Counter(key, surface, kind, tuple(reading.split(".")), change, whole, digits, english)


_NUMBERS = "0123456789何数幾"


@cache
def tails() -> dict[str, Tail]:
    """What may follow a counter, by its written form."""
    found = {}
    for line in table("counters.toml")["tails"]:
        surface, reading, kinds, english = line.split("\t")
        found[surface] = Tail(surface, tuple(reading.split(".")), tuple(kinds.split()), english)
    return found


# ---------------------------------------------------------------- sound


@lru_cache(maxsize=8192)
def counted(amount: Amount, key: str, *, ranked: bool = False) -> tuple[Ruby, ...]:
    """A number with its counter, read; the bases join to both.

    `ranked` behind 第: 第2幕 だいにまく, though two of them are ふたまく.
    """
    row = counter(key)
    whole = row.whole.get(amount.surface if amount.vague else amount.number)
    if whole and not ranked:
        return _whole(amount, row.surface, whole)
    number, said = sounds(amount, row)
    return (*number, *furigana(row.surface, said))


def _whole(amount: Amount, surface: str, said: tuple[str, ...]) -> tuple[Ruby, ...]:
    """As many parts as the counter has: number and first character share one (二人[ふたり])."""
    pieces = _pieces(surface)
    if len(said) == len(pieces) + 1:
        head = (Ruby(amount.surface, said[0]),)
        return (*head, *furigana(surface, said[1:]))
    if len(said) == len(pieces):
        rest = furigana("".join(pieces[1:]), said[1:]) if pieces[1:] else ()
        return (Ruby(amount.surface + pieces[0], said[0]), *rest)
    return (Ruby(amount.surface + surface, "".join(said)),)


def sounds(amount: Amount, row: Counter) -> tuple[tuple[Ruby, ...], tuple[str, ...]]:
    """The number as it sounds before the counter, and the counter's reading after it."""
    *head, (base, said) = amount.ruby
    last = amount.last
    first, *rest = row.reading
    if last in row.digits and not (amount.decimals and row.digits[last] in _WHOLE_ONLY):
        digit, *other = row.digits[last]
        said = _with_last(said, last, digit)
        changed = tuple(other) or row.reading
    else:
        if last in _HARDEN[row.change]:
            said = said[:-1] + "っ"
        changed = (_changed(first, last, row.change), *rest)
    return (*head, Ruby(base, said)), changed


_WHOLE_ONLY = (("よ",), ("く",), ("しち",), ("よっ", "か"))
"""Of whole numbers only: 4時間 よじかん, 24日 よっか, but 2.4時間 よん, 5.4日 よんにち."""


def _with_last(said: str, last: str, digit: str) -> str:
    plain = _ROUND.get(last) or DIGITS[int(last)]
    return said.removesuffix(plain) + digit if said.endswith(plain) else said


_ROUND = {"10": "じゅう", "100": "ひゃく", "1000": "せん", "10000": "まん"}


def _changed(first: str, last: str, change: str) -> str:
    if change in "bph" and last in _HARDEN[change]:
        return first[0].translate(_TO_P) + first[1:]
    if change == "p" and last in (*_VOICING, "4"):
        return first[0].translate(_TO_P) + first[1:]
    if change in "bgz" and last in _VOICING:
        return first[0].translate(_VOICED) + first[1:]
    return first


def furigana(surface: str, said: tuple[str, ...]) -> tuple[Ruby, ...]:
    """`surface` under its reading: a part a character, kana runs without ruby."""
    pieces = _pieces(surface)
    if len(pieces) != len(said):
        return (Ruby(surface, "".join(said)),)
    return tuple(
        Ruby(base, "" if reading in (base, kana.to_hiragana(base)) else reading)
        for base, reading in zip(pieces, said, strict=True)
    )


@cache
def _pieces(surface: str) -> tuple[str, ...]:
    """Its stretches of hiragana, katakana, letters and digits, and every other character."""
    return tuple("".join(run) for _, run in groupby(surface, key=_script))


def _script(character: str) -> object:
    """The same for characters of one stretch."""
    if kana.is_kana(character):
        return kana.is_katakana(character)
    return (character.isalpha(), character.isdigit()) if character.isascii() else object()
