"""Amount, counter and what follows, put together: 3時半, 2番目, 10〜20人, 3分の2, -5℃."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from yomu import kana
from yomu.model import Quantity, Ruby
from yomu.numbers import context, worth
from yomu.numbers.amount import Amount, amount, dotted
from yomu.numbers.bare import bare
from yomu.numbers.codes import code, of_an_era
from yomu.numbers.counters import Counter, Tail, counted, counter, counters, furigana, sounds, tails
from yomu.numbers.labels import letters_before
from yomu.numbers.lexical import idioms
from yomu.numbers.line import Line, Phrase, is_latin
from yomu.numbers.ranges import MARKS, Range, range_at
from yomu.numbers.signs import between, signed
from yomu.numbers.tokens import CIRCLED


def phrase(line: Line, at: int) -> Phrase | None:
    """The numeral that starts at `at`, or None if there is none to read."""
    found = _idiom(line, at)
    number = amount(line.narrow, at)
    if found is None and number and not _glued(line.narrow, at):
        found = _marked(line, at, number) or _counted(line, at, number) or bare(line, at, number)
    if found is None and line.narrow.startswith("元年", at):
        found = _first_year(line, at)
    if found is None:
        found = _era(line, at) or _behind_letters(line, at)
    return found and between(line, signed(line, found))


def alone(line: Line, at: int) -> Phrase | None:
    """The number behind letters that cannot be read, in doubt: Rec.T.800."""
    number = amount(line.narrow, at) if line.narrow[at - 1 : at] in ("-", ".") else None
    found = bare(line, at, number) if number else None
    return found and found._replace(confidence=0.5)


def _glued(text: str, at: int) -> bool:
    """A4, COVID-19: no numeral, but a part of the acronym; L.O.21:30 and L.O.90分 are none."""
    if not at or not text[at].isdigit() or _CLOCK.match(text, at):
        return False
    before = text[at - 2 : at - 1] if text[at - 1] in "-." else text[at - 1]
    return is_latin(before) and before != "w"  # おまw5人, laughter


_CLOCK = re.compile("[0-9]{1,2}:[0-9]{2}|(?<=O[.])[0-9]{2}分")


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
    if after[:1] not in _JOINING or not line.narrow[at].isdigit():
        return None
    found = code(line.narrow, at, line.before(at))
    end = at + sum(len(base) for base, _ in found.ruby) if found else 0
    if found is None or end not in line.cuts:
        return None
    return _of_things(line, Phrase(at, end, found.ruby, found.value, found.sure))


_JOINING = frozenset(":/.-−‐–ー(（)）mkgcLltR一二三四五六七八九")
"""What may stand between the numbers of a code; m and k of 1m50cm, 3kg200g;
7六歩; the units of 100g98円."""


def _two(line: Line, at: int, left: Amount, key: str, text: str) -> Phrase | None:
    """3分の2: the parts, then how many."""
    no = (Ruby("の"),) if key == "分|ぶん" else ()
    middle = at + len(left.surface) + 1 + len(no)
    right = amount(line.narrow, middle)
    if right is None or (end := middle + len(right.surface)) not in line.cuts:
        return None
    shown = text.format(left.number, right.number)
    value = Quantity(shown.replace(" to ", ":"), "", shown)
    return _of_things(line, Phrase(at, end, (*counted(left, key), *no, *right.ruby), value))


def _of_things(line: Line, fraction: Phrase) -> Phrase:
    """1/2本 にぶんのいっぽん: a fraction with what it is a part of."""
    upper = (
        amount(fraction.value.number.partition("/")[0]) if "/" in fraction.value.number else None
    )
    thing = next(iter(counters(line.narrow, fraction.end)), "")
    end = fraction.end + len(thing)
    if upper is None or thing not in _DIVIDED or end not in line.cuts:
        return fraction
    row = counter(thing)
    *before, (base, said) = fraction.ruby
    (*_, number), of = sounds(upper, row)
    if "1" in row.whole:
        number, of = upper.ruby[-1], row.reading  # 1/2束, of what is counted ひと: いち たば
    said = said.removesuffix(upper.reading) + number.reading
    ruby = (*before, Ruby(base, said), *furigana(thing, of))
    one, _, unit = row.english.replace("{}-beat ", "").partition("/")
    value = fraction.value._replace(unit=unit, text=f"{fraction.value.text} {one}".strip())
    return fraction._replace(end=end, ruby=ruby, value=value)


_DIVIDED = frozenset(("個", "本", "枚", "杯", "丁", "片", "缶", "合", "日", "拍子"))
_DIVIDED |= {"袋", "束", "株", "玉", "房", "個分", "切れ"}


def _first_year(line: Line, at: int) -> Phrase | None:
    """元年, the first year of an era."""
    value = worth.year(line, at, "1", plain=True)
    return Phrase(at, at + 2, (Ruby("元", "がん"), Ruby("年", "ねん")), value)


_ERA = "([MTSHR])([0-9]{1,2})(?=年)"
_ERA_DATE = "([SHR])([0-9]{1,2}([./])[0-9]{1,2}\\3[0-9]{1,2})(?![0-9./])"


def _era(line: Line, at: int) -> Phrase | None:
    """H20年度 へいせいにじゅうねんど, R7.4.1 れいわななねん: an era by its first letter."""
    dated = re.compile(_ERA_DATE).match(line.narrow, at)
    date = of_an_era(dated[2]) if dated else None
    if dated and date and dated.end() in line.cuts:
        name, said = worth.ERA_LETTERS[dated[1]]
        value = worth.in_era(name, dated[2].partition(dated[3])[0])
        return Phrase(at, dated.end(), (Ruby(dated[1], said), *date), value, 0.92)
    written = re.compile(_ERA).match(line.narrow, at)
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


def _behind_letters(line: Line, at: int) -> Phrase | None:
    """CD2枚, AM9:00: letters that the tagger glues to a number which is none of their own."""
    before = letters_before(line, at)
    begin = at + len(before.base) if before else at
    number = amount(line.narrow, begin) if before else None
    if before is None or number is None:
        return None
    if before.base in ("AM", "PM", "LO", "OPEN"):
        found = _marked(line, begin, number) or _timed(line, begin, number)
    elif before.base in ("TEL", "FAX", "Tel", "Fax", "tel", "fax", "ISBN"):
        found = _marked(line, begin, number)
    else:
        match = _match(line, begin, number)
        found = _phrase(line, begin, match) if match and _is_plain(match.row) else None
    if found is None:
        return None
    others = tuple(f"{before.reading or before.base}{other}" for other in found.alternatives)
    return found._replace(start=at, ruby=(before, *found.ruby), alternatives=others)


def _timed(line: Line, at: int, number: Amount) -> Phrase | None:
    """The hour of PM3時, the minutes of LO90分."""
    match = _match(line, at, number)
    return _phrase(line, at, match) if match and match.row.kind in ("hour", "minute") else None


def _is_plain(row: Counter) -> bool:
    """Whether a counter counts even behind letters: DVD2枚, SD8GB, but GT3クラス is a class."""
    if row.surface.isascii():
        return len(row.surface) > 1 or row.surface == "%"
    return row.surface[0] not in "系型形番号便級" and not kana.is_katakana(row.surface)


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
        point = dotted(text, at, first)
        low = point or first
        others = (
            *(range_at(text, at, low, dots=dots) for dots in (True, False)),
            point,
            range_at(text, at, first) if point else None,
            amount(text, at, pairs=True),
        )
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
        if after is None or not context.fits(number, row) or _lists(line, at, row):
            continue
        if not _conjugates(line, end + len(gap) + len(surface), surface):
            stop = end + len(gap) + len(surface) + sum(len(tail.surface) for tail in after)
            return _Match(number, gap, row, after, stop)
    return None


def _conjugates(line: Line, end: int, surface: str) -> bool:
    """Whether what looks like a counter is a verb: 3合炊きました, 2人連れて; but 3合炊きの釜."""
    if len(surface) < 2 or not "ぁ" <= surface[-1] <= "ん" or end not in line.cuts:
        return False
    index = line.number(end)
    after = line.morphemes[index].surface if index < len(line.morphemes) else ""
    return after in _ENDINGS


_ENDINGS = frozenset(("て", "た", "ます", "まし", "ませ", "ながら", "たい", "ちゃっ"))


def _lists(line: Line, at: int, row: Counter) -> bool:
    """Whether a number in a circle heads an item of a list: ①名前, but 第①章, ③番."""
    circled = line.narrow[at] in CIRCLED and line.before(at) != "第"
    return circled and row.surface not in ("番", "章", "巻", "話", "号")


def _gap(text: str, end: int) -> str:
    """The space in 154.8 km."""
    space = text[end : end + 1]
    if space not in (" ", "\u00a0", "\u3000"):
        return ""
    after = text[end + 1 : end + 2]
    return space if is_latin(after) or after in tuple("µμ%℃°") else ""


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
            # 第1期上半期 is the first half, かみはんき.
            half = tail.surface in ("上", "下") and text.startswith("半期", at + 1)
            return None if half else tail
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
    after = _tails(line, end, "minute") or ()
    value = hour.value
    if match.number.number.isdigit() and minutes.number.isdigit():
        value = worth.clock(line, hour.start, match.number.number, minutes.number)
    ruby = (*hour.ruby, *counted(context.bare_zeros(minutes), "分"))
    for tail in after:
        ruby = (*ruby, *furigana(tail.surface, tail.reading))
        value = value._replace(text=tail.english.format(value.text, th="", one=""))
        end += len(tail.surface)
    return hour._replace(end=end, ruby=ruby, value=value, alternatives=())
