"""Whole numbers read aloud, and how the parts of a number change each other's sound."""

from functools import lru_cache

DIGITS = ("ゼロ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
UNITS = {10: "じゅう", 100: "ひゃく", 1000: "せん"}
MYRIADS = {10**20: "がい", 10**16: "けい", 10**12: "ちょう", 10**8: "おく", 10**4: "まん"}


@lru_cache(maxsize=4096)
def spoken(number: int) -> str:
    """A whole number below 10**24, read: 1234 → せんにひゃくさんじゅうよん."""
    if number == 0:
        return DIGITS[0]
    said = ""
    for unit, reading in MYRIADS.items():
        count, number = divmod(number, unit)
        if count:
            said += joined(myriads(count, unit, said), last_of(count), reading)
    # 1万1000円 is いちまんいっせんえん, 1万1427 いちまんせん….
    return said + ("いっせん" if said and number == 1000 else _below_myriad(number))


def myriads(count: int, unit: int, before: str) -> str:
    """How many 万, 億 …: 1000億 is いっせん and so is 4億1600万, but 1735万 is せん…."""
    said = _below_myriad(count)
    thousand = count == 1000 or (before and unit == 10**4 and 1000 < count < 2000)
    return "いっ" + said if thousand else said


def _below_myriad(number: int) -> str:
    said = ""
    for unit, reading in ((1000, "せん"), (100, "ひゃく"), (10, "じゅう")):
        count, number = divmod(number, unit)
        if count == 1:
            said += reading
        elif count:
            said += joined(DIGITS[count], str(count), reading)
    return said + (DIGITS[number] if number else "")


def digit_by_digit(digits: str) -> str:
    """Digits of a code, one by one: 007 → ゼロゼロなな."""
    return "".join(DIGITS[int(digit)] for digit in digits)


_ENGLISH = (
    *(
        "ゼロ",
        "ワン",
        "ツー",
        "スリー",
        "フォー",
        "ファイブ",
        "シックス",
        "セブン",
        "エイト",
        "ナイン",
    ),
    *("テン", "イレブン", "トゥエルブ", "サーティーン", "フォーティーン", "フィフティーン"),
    *("シックスティーン", "セブンティーン", "エイティーン", "ナインティーン"),
)
_ENGLISH_TENS = (
    *("", "", "トゥエンティー", "サーティー", "フォーティー", "フィフティー", "シックスティー"),
    *("セブンティー", "エイティー", "ナインティー"),
)


def english(number: int) -> str:
    """A number below 100 as names have it, 20 → トゥエンティー; empty for a greater one."""
    if number < len(_ENGLISH):
        return _ENGLISH[number]
    tens, ones = divmod(number, 10)
    return _ENGLISH_TENS[tens] + (_ENGLISH[ones] if ones else "") if tens < 10 else ""


def decimal(whole: int, fraction: str) -> str:
    """A number with a point: 0.3 れいてんさん, 1.5 いってんご, 10.5 じゅってんご."""
    said = "れい" if whole == 0 else spoken(whole)
    if last_of(whole) in ("1", "10"):
        said = said[:-1] + "っ"
    return f"{said}てん{digit_by_digit(fraction)}"


def last_of(number: int) -> str:
    """What the sound of a unit or counter after a number depends on.

    The last digit if it is read, else the last round unit: 105 → `5`, 1990 → `10`, 700 → `100`;
    everything from 万 on is `10000`.
    """
    if number == 0:
        return "0"
    if number % 10:
        return str(number % 10)
    return next((str(unit) for unit in (10, 100, 1000) if number // unit % 10), "10000")


def joined(reading: str, last: str, unit: str) -> str:
    """A number's reading with that of 百, 千, 兆 … after it: さん + ひゃく → さんびゃく."""
    return "".join(before_unit(reading, last, unit))


def before_unit(reading: str, last: str, unit: str) -> tuple[str, str]:
    """A number and 百, 千, 兆 …, each as it sounds beside the other."""
    if last in _HARDENS.get(unit, ()):
        return reading[:-1] + "っ", "ぴゃく" if unit == "ひゃく" else unit
    if last in ("3", "何"):
        return reading, _VOICED.get(unit, unit)
    return reading, unit


_HARDENS = {
    "ひゃく": ("1", "6", "8"),
    "せん": ("1", "8"),
    "ちょう": ("1", "8", "10"),
    "けい": ("1", "6", "8", "10", "100"),
    "がい": ("8", "10"),
}
_VOICED = {"ひゃく": "びゃく", "せん": "ぜん"}
