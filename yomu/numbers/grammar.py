"""Amount, counter and what follows, put together: 3時半, 2番目, 10〜20人, 3分の2, -5℃."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from yomu.model import Quantity, Ruby
from yomu.numbers import context, doubt, worth
from yomu.numbers.amount import Amount, amount, by_digits, dotted
from yomu.numbers.codes import code
from yomu.numbers.counters import Counter, Tail, counted, counter, counters, furigana, tails
from yomu.numbers.labels import is_name, number_beside
from yomu.numbers.lexical import idioms
from yomu.numbers.line import Line, Phrase
from yomu.numbers.ranges import MARKS, Range, range_at
from yomu.numbers.signs import money, signed
from yomu.numbers.tokens import KANJI_DIGITS


def phrase(line: Line, at: int) -> Phrase | None:
    """The numeral that starts at `at`, or None if there is none to read."""
    found = _idiom(line, at)
    number = amount(line.narrow, at)
    if found is None and number and not _glued(line.narrow, at):
        found = _marked(line, at, number) or _counted(line, at, number) or _bare(line, at, number)
    if found is None and line.narrow.startswith("元年", at):
        found = _first_year(line, at)
    if found is None:
        found = _era(line, at)
    return found and signed(line, found)


def alone(line: Line, at: int) -> Phrase | None:
    """The number behind letters that cannot be read, in doubt: Rec.T.800."""
    number = amount(line.narrow, at) if line.narrow[at - 1 : at] in ("-", ".") else None
    found = _bare(line, at, number) if number else None
    return found and found._replace(confidence=0.5)


def _glued(text: str, at: int) -> bool:
    """A4, COVID-19: no numeral, but a part of the acronym."""
    if not at or not text[at].isdigit():
        return False
    before = text[at - 2 : at - 1] if text[at - 1] in "-." else text[at - 1]
    return _is_latin(before)


def _idiom(line: Line, at: int) -> Phrase | None:
    for ruby, value in idioms(line.narrow, at):
        end = at + sum(len(base) for base, _ in ruby)
        if end in line.cuts:
            return Phrase(at, end, ruby, value)
    return None


def _marked(line: Line, at: int, number: Amount) -> Phrase | None:
    """3分の2, 2対1, 10:30, 2025/2/12 …: two numbers and what joins them."""
    end = at + len(number.surface)
    after = line.narrow[end : end + 2]
    if after == "分の":
        return _two(line, at, number, "分|ぶん", "{1}/{0}")
    if after[:1] == "対":
        return _two(line, at, number, "対|たい", "{0} to {1}")
    if after[:1] not in (":", "/", ".", "-") or not line.narrow[at].isdigit():
        return None
    found = code(line.narrow, at, line.before(at))
    end = at + sum(len(base) for base, _ in found.ruby) if found else 0
    return Phrase(at, end, found.ruby, found.value, 0.9) if found and end in line.cuts else None


def _two(line: Line, at: int, left: Amount, key: str, text: str) -> Phrase | None:
    """3分の2: the parts, then how many."""
    no = (Ruby("の"),) if key == "分|ぶん" else ()
    middle = at + len(left.surface) + 1 + len(no)
    right = amount(line.narrow, middle)
    if right is None or (end := middle + len(right.surface)) not in line.cuts:
        return None
    shown = text.format(left.number, right.number)
    value = Quantity(shown.replace(" to ", ":"), "", shown)
    return Phrase(at, end, (*counted(left, key), *no, *right.ruby), value)


def _first_year(line: Line, at: int) -> Phrase | None:
    """元年, the first year of an era."""
    value = worth.year(line, at, "1", plain=True)
    return Phrase(at, at + 2, (Ruby("元", "がん"), Ruby("年", "ねん")), value)


_ERA = re.compile("([MTSHR])([0-9]{1,2})(?=年)")


def _era(line: Line, at: int) -> Phrase | None:
    """H20年度 へいせいにじゅうねんど: an era by its first letter."""
    written = _ERA.match(line.narrow, at)
    number = amount(written[2]) if written else None
    match = _match(line, at + 1, number) if number else None
    if written is None or match is None:
        return None
    name, said = worth.ERA_LETTERS[written[1]]
    found = _phrase(line, at + 1, match)
    ruby = (Ruby(written[1], said), *found.ruby)
    return found._replace(
        start=at, ruby=ruby, value=worth.in_era(name, written[2]), confidence=0.92
    )


# ---------------------------------------------------------------- a number with its counter


class _Match(NamedTuple):
    """A number with the counter and tails that were found after it."""

    number: Amount | Range
    gap: str
    row: Counter
    tails: tuple[Tail, ...]
    end: int


def _counted(line: Line, at: int, first: Amount) -> Phrase | None:
    for number in _numbers(line.narrow, at, first):
        match = _match(line, at, number)
        if match:
            return _phrase(line, at, match)
    return None


def _numbers(text: str, at: int, first: Amount) -> Iterator[Amount | Range]:
    """The ways to take the number at `at`, the longest first: 3、4人, 10〜20人, else 3."""
    end = at + len(first.surface)
    if text[end : end + 1] in MARKS:
        others = dotted(text, at, first), range_at(text, at, first), amount(text, at, pairs=True)
        yield from (number for number in others if number)
    elif len(first.surface) > 1 and not text[at].isdigit():
        pair = amount(text, at, pairs=True)
        yield from (pair,) if pair and pair is not first else ()
    yield first


def _match(line: Line, at: int, number: Amount | Range) -> _Match | None:
    """The longest counter after the number that ends where a word ends."""
    end = at + len(number.surface)
    gap = _gap(line.narrow, end)
    for surface in counters(line.narrow, end + len(gap)):
        key = context.variant(line.narrow, end, surface) if not gap else surface
        row = counter(key)
        after = _tails(line, end + len(gap) + len(surface), row.kind)
        if after is not None and context.fits(number, row):
            stop = end + len(gap) + len(surface) + sum(len(tail.surface) for tail in after)
            return _Match(number, gap, row, after, stop)
    return None


def _gap(text: str, end: int) -> str:
    """The space in 154.8 km."""
    space = text[end : end + 1]
    if space not in (" ", "\u00a0", "\u3000"):
        return ""
    after = text[end + 1 : end + 2]
    return space if _is_latin(after) or after in tuple("µμ%℃°") else ""


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _tails(line: Line, at: int, kind: str) -> tuple[Tail, ...] | None:
    """What follows the counter, as far as a word ends there; None where a word would be cut."""
    found: tuple[Tail, ...] = ()
    best = found if at in line.cuts else None
    while tail := _tail(line.narrow, at, kind):
        found = (*found, tail)
        at += len(tail.surface)
        if at not in line.cuts:
            break  # 19世紀後半 is no half after
        best = found
    return best


def _tail(text: str, at: int, kind: str) -> Tail | None:
    for length in (2, 1):
        tail = tails().get(text[at : at + length])
        if tail and (tail.kinds == ("*",) or kind in tail.kinds):
            return tail
    return None


def _phrase(line: Line, at: int, match: _Match) -> Phrase:
    read = context.read(line, at, match.number, match.row, match.tails)
    ruby, others = read.ruby, read.others
    if match.gap:
        ruby = (*ruby[:-1], Ruby(match.gap), ruby[-1])
    value = worth.value(line, at, match.number, match.row, match.tails)
    for tail in match.tails:
        said = context.tail(match.number, match.row, tail)
        ruby = (*ruby, *furigana(tail.surface, said))
        others = tuple(other + "".join(said) for other in others)
    found = Phrase(at, match.end, ruby, value, read.sure, others)
    return _with_minutes(line, found, match) if match.row.kind == "hour" else found


def _with_minutes(line: Line, hour: Phrase, match: _Match) -> Phrase:
    """22時30分 is one time of day."""
    minutes = None if match.tails else amount(line.narrow, hour.end)
    if minutes is None or not line.narrow.startswith("分", hour.end + len(minutes.surface)):
        return hour
    end = hour.end + len(minutes.surface) + 1
    if end not in line.cuts or minutes.vague:
        return hour
    value = hour.value
    if match.number.number.isdigit() and minutes.number.isdigit():
        value = worth.clock(line, hour.start, match.number.number, minutes.number)
    ruby = (*hour.ruby, *counted(context.bare_zeros(minutes), "分"))
    return hour._replace(end=end, ruby=ruby, value=value, alternatives=())


# ---------------------------------------------------------------- without a counter, with a sign


def _bare(line: Line, at: int, number: Amount) -> Phrase | None:
    end = at + len(number.surface)
    if number.surface in "数何幾" or end not in line.cuts or _latin(line.narrow, end):
        return None
    if set(number.surface) == {"〇"}:
        # JA〇〇, 〇をつける: a circle, not a zero.
        return Phrase(at, end, (Ruby(number.surface, "まる" * len(number.surface)),), Quantity())
    if (price := money(line, at, number)) is not None:
        return price
    if (named := _beside_a_name(line, at, number.surface)) is not None:
        return named
    if context.in_digits(line.narrow, at, number):
        number = by_digits(number)
    ruby = number.ruby
    if number.surface in KANJI_DIGITS:
        # MeCab knows 一苦労 ひとくろう.
        ruby = (Ruby(number.surface, line.morphemes[line.number(at)].reading),)
    sure = doubt.bare(line, at, number.surface)
    others = doubt.others(line, at, ruby[-1])
    return Phrase(at, end, ruby, worth.plain(number), sure, others)


def _beside_a_name(line: Line, at: int, digits: str) -> Phrase | None:
    """ベスト8 エイト, Windows 11 イレブン: digits behind a word that makes a name with them."""
    word = line.before(at)
    if word in (" ", "\u3000"):
        word = line.before(at - 1)
    if not is_name(word) or not digits.isdigit() or not digits.isascii():
        return None
    said = number_beside(word, digits)
    ruby = (Ruby(digits, said.reading),)
    return Phrase(at, at + len(digits), ruby, Quantity(digits, "", digits), said.sure, said.others)


def _latin(text: str, end: int) -> bool:
    """Whether the number belongs to a name: 3D, 5G; but not 320x240 and 16h."""
    if not _is_latin(text[end : end + 1]):
        return False
    multiplied = text[end] in "xX" and text[end + 1 : end + 2].isdigit()
    two_digits = text[max(0, end - 2) : end].isdigit() and end > 1
    return not multiplied and not two_digits
