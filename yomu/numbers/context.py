"""What the words around a numeral say about its reading: 1日, 5分, 20歳, 3組."""

import re
from typing import TYPE_CHECKING, NamedTuple

from yomu.compiled import compiled
from yomu.model import Ruby
from yomu.numbers import patterns, ranges
from yomu.numbers.amount import Amount, amount, by_digits
from yomu.numbers.counters import Counter, Tail, counted, furigana, table
from yomu.numbers.doubt import doubt
from yomu.numbers.lexical import WINDOW
from yomu.numbers.patterns import Pattern, around, pattern
from yomu.numbers.ranges import Range
from yomu.numbers.spoken import spoken
from yomu.numbers.tokens import MYRIADS

if TYPE_CHECKING:
    from yomu.numbers.line import Line

# ---------------------------------------------------------------- which reading of a counter


def variant(text: str, start: int, surface: str) -> str:
    """The row of `counters.toml` for the counter at `start` of `text`: 分, 分|ぶ or 分|ぶん."""
    window, end = max(0, start - WINDOW), start + len(surface)
    for before, after, key in _contexts().get(surface, ()):
        if around(before, after, text, window, start, end):
            return key
    return surface


@compiled("counters.toml", patterns.FILE)
def _contexts() -> dict[str, list[tuple[Pattern, Pattern, str]]]:
    """What stands before and after a written form, and the row to take then."""
    found: dict[str, list[tuple[Pattern, Pattern, str]]] = {}
    for line in table("counters.toml")["contexts"]:
        form, before, after, key = line.split("\t")
        found.setdefault(form, []).append((pattern(before), pattern(after), key))
    return found


def fits(number: Amount | Range, row: Counter) -> bool:
    """Whether the counter can follow the number: つ counts to nine only, つ葉 from two to six."""
    if row.reading[0] == "つ":
        return number.vague in ("何", "幾") or number.number in row.whole or "-" in number.number
    if row.surface in ("子", "村"):
        return number.surface.isascii()  # 第1子, but 二子 is a name
    if row.kind == "month" and number.surface == "一二" and "-" in number.number:
        return False  # December, as numbers are printed digit by digit
    if not isinstance(number, Range) and number.decimals and "." not in number.surface:
        return number.surface[-1] in MYRIADS or _takes_decimals(row)  # 11・9万人
    if isinstance(number, Range) and "・" in number.low.surface + number.high.surface:
        return _takes_decimals(row)
    return True


def _takes_decimals(row: Counter) -> bool:
    return row.kind in ("measure", "money") or row.surface in ("倍", "度", "割", "秒")


class Read(NamedTuple):
    """A number with its counter, read."""

    ruby: tuple[Ruby, ...]
    sure: float
    others: tuple[str, ...] = ()


def read(
    line: "Line", at: int, number: Amount | Range, row: Counter, after: tuple[Tail, ...]
) -> Read:
    """The number and its counter, read in their surroundings; how sure, and what else it may be."""
    end = at + len(number.surface) + len(row.surface)
    padded = row.kind in ("month", "day", "hour", "minute") or row.surface in "銭秒"
    if isinstance(number, Range):
        if padded:
            number = number._replace(low=bare_zeros(number.low), high=bare_zeros(number.high))
        dates = row.kind == "day" and is_date_before(line.narrow, at)
        dates = dates or line.narrow.startswith("の両日", end) or number.are_dates
        return Read(ranges.read(number, row, dates=dates), 0.97)
    if padded or (row.kind == "year" and re.search(_SINCE, line.narrow[max(0, at - 6) : at])):
        number = bare_zeros(number)
    elif number.upper and "・" in number.surface:
        number = each(number)
    if row.surface == "日" and number.number == "1":
        return _first(line, at, end, number, row, after)
    if row.surface in _CODED and re.fullmatch(_CODED[row.surface], number.surface):
        *_, said = by_digits(number).ruby
        digits = Ruby(said.base, said.reading.replace("ゼロ", "まる"))
        return Read((digits, *furigana(row.surface, row.reading)), 0.8)
    if number.surface == "〇〇":
        number = number._replace(ruby=(Ruby("〇〇", "まるまる"),))  # 〇〇年, whichever it is
    # 大会第2日 is ふつか.
    ranked = row.kind != "day" and line.before(at) == "第"
    ruby = counted(number, row.key, ranked=ranked)
    return Read(ruby, *doubt(number, row, ruby))


_SINCE = "[12][0-9]{3}年?[〜～~–-]$"
"""A year in full, before the last one of a span: 1904〜09年."""
_CODED = {
    "号室": "[0-9]{2,}[1-9]",
    "系": "[0-9]{3,}(?<!00)",
    "式": "[一二三四五六七八九]{2}|0[1-9]",
}
"""Numbers read by digit: 305号室 さんまるご, 205系 にまるご, 九七式 きゅうなな, 03式 まるさん."""


def bare_zeros(number: Amount) -> Amount:
    """04月, 09時, 4分07秒 and 149円05銭 are read without their zero."""
    bare = number.surface.lstrip("0")
    short = amount(bare) if bare and bare != number.surface else None
    if short is None:
        return number
    return number._replace(ruby=(Ruby(number.surface, short.reading),))


def each(number: Amount) -> Amount:
    """4・5年生 are grades four and five, よん・ご; but 四、五年 しご."""
    if not number.surface[0].isdigit():
        return number
    digits = number.surface.split("・")
    low, high = (Ruby(digit, spoken(int(digit))) for digit in digits)
    return number._replace(ruby=(low, Ruby("・"), high))


def tail(number: Amount | Range, row: Counter, tail: Tail) -> tuple[str, ...]:
    """How a tail is read: 中 is じゅう after a whole day, year or night."""
    if tail.surface == "中" and number.number == "1" and row.surface in ("日", "年", "晩"):
        return ("じゅう",)
    return tail.reading


# ---------------------------------------------------------------- the first, or one day?

_DATE_BEFORE = (
    "[0-9一二三四五六七八九十今同来先翌毎当前][ \u3000]?月の?$|元旦$|翌$|^月の$|毎月の?$"
    "|(?:2[89]|3[01]|二十[八九]|三十一?)日(?:[とや、,・〜～]|から)$"
)
_DATE_AFTER = (
    "[(（][月火水木金土日祝]|付|午[前後]|未明|[朝夜]に?[、行開発]"
    "|(?:から|と|〜|～)[0-9一二三四五六七八九十]+日(?!間)"
)
_DIGITAL_DATE_AFTER = (
    "[朝昼夕夜]|深夜|早朝|正午|から|まで|より|現在|以降|発売"
    "|[、,・〜～~と][0-9一二三四五六七八九十]+日(?!間)|で[0-9]+(?:年|周年|[かカヶケ]月)(?![分間])"
    "|(?:など)?に?(?:発表|行われ|開かれ|公開|施行|始ま)"
    "|の(?:閣議|記者|会見|会談|会合|協議|声明|演説|談話|国会|本会議|衆院|参院|予算|理事会|総会|判決|公判"
    "|投開?票|東京|日経|終値|開[会幕]|閉[会幕]|発足|解禁)"
)
_SPAN_BEFORE = "(?:[0-9一二三四五六七八九]泊|丸|まる|もう|あと|約|たった|わずか|ほぼ|第|ここ|この)$"
_SPAN_AFTER = (
    "[間目中分半も当で]|じゅう|か[0-9]|あたり|平均|約|だけ|限り|かぎり|ずつ|おき|置き|ごと|毎|遅れ|早|後|前|ほど|以[上内]"
    "|かけ|たり|に?[0-9一二三四五六七八九十何数]|に(?:つき|つい)|中|を|が(?:かり|終|過|経|始)"
    "|外[でに]|家[でに]|寝て|歩[いき]|遊[びん]|立ちっ|座りっ|のんびり|ゆっくり|頑張|着て|履い|過ご"
    "|限定|乗[車り]|体験|最[低大高]|お試し|いちにち|[くぐ]らい|は(?:24|二十四)時間"
    "|に(?:必要|飲|摂|食べる|使[うっ]|どれ|どの|できる|最[低大高]|平均|消費(?![税者]))"
    "|の(?:終わり|始まり|うち|流れ|疲れ|食[事費]|仕事|作業|労働|勤務|時間|スケジュール|予定|目標|生活|リズム|最後|締め"
    "|大半|ほとんど|半分|平均|目安|必要|摂取|消費|使用|利用|アクセス|乗降|来場|入場|売り?上|運動|水分|カロリー|寒暖"
    "|過ごし|気温差|献立|塩分|糖質|歩数|上限)"
)


def _first(
    line: "Line", at: int, end: int, number: Amount, row: Counter, after: tuple[Tail, ...]
) -> Read:
    """1日: the first of a month (ついたち) or one day (いちにち)."""
    if after:
        date, sure = after[0].surface.startswith("付"), 0.98
    else:
        date, sure = _is_date(line.narrow, at, end)
    if date:
        return Read((Ruby(number.surface + row.surface, "ついたち"),), sure, ("いちにち",))
    return Read(counted(number, row.key), sure, () if after else ("ついたち",))


def _is_date(text: str, start: int, end: int) -> tuple[bool, float]:
    if is_date_before(text, start):
        return True, 0.99
    in_digits = text[start].isdigit()
    if re.match(_DATE_AFTER, text[end : end + WINDOW]) or (
        in_digits and re.match(_DIGITAL_DATE_AFTER, text[end : end + WINDOW])
    ):
        return True, 0.9
    if is_span(text, start, end):
        return False, 0.98
    # Newspapers write the date of the month in digits; 一日 is mostly a whole day.
    return in_digits and (not start or text[end : end + 1] == "、"), 0.6


def is_date_before(text: str, start: int) -> bool:
    """Whether a month stands right before: 2月12日."""
    return re.search(_DATE_BEFORE, text[max(0, start - WINDOW) : start]) is not None


def is_span(text: str, start: int, end: int) -> bool:
    """Whether what surrounds a number of days says that they are counted, not dated."""
    before = re.search(_SPAN_BEFORE, text[max(0, start - WINDOW) : start])
    return before is not None or re.match(_SPAN_AFTER, text[end : end + WINDOW]) is not None


def is_date(line: "Line", at: int, number: Amount | Range, row: Counter) -> bool:
    """Whether 12日 is the twelfth rather than twelve days."""
    end = at + len(number.surface) + len(row.surface)
    if is_date_before(line.narrow, at):
        return True
    if number.number == "1":
        return _is_date(line.narrow, at, end)[0]
    if is_span(line.narrow, at, end):
        return False
    low, _, high = number.number.partition("-")
    return len(high or low) < 3 and (not high or len(high) == 2)


# ---------------------------------------------------------------- digit by digit

_BEHIND = "[はが：:「『（( ]*$"
_NUMBERED = f"(?:番号|記号|コード|ID|[品型]番|直通|暗証|(?:普通|当座)(?:預金)?(?=[ ：:])){_BEHIND}"
_SHORT = f"(?:内線|支店番号|店番){_BEHIND}"
"""What tells that a number of three digits is a code already."""


def in_digits(text: str, at: int, number: Amount) -> bool:
    """Whether a number without counter is a code: 登録番号1363407, 三一運動."""
    if len(number.surface) == 2 and text[max(0, at - 1) : at] == "秒":
        return True  # 9秒98
    if number.surface.isdigit() and number.surface.isascii():
        if len(number.surface) > 8 and not number.surface.endswith("000"):
            return True
        before = text[max(0, at - WINDOW) : at]
        if re.fullmatch("#[0-9]{4}", before[-1:] + number.surface):
            return True  # #7119, a telephone number
        labelled = len(number.surface) > 3 and re.search(_NUMBERED, before) is not None
        return labelled or (len(number.surface) > 2 and re.search(_SHORT, before) is not None)
    digits = all(character in "一二三四五六七八九" for character in number.surface)
    return digits and 1 < len(number.surface) < 4
