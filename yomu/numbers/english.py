"""What a numeral is worth, in English: `10 billion dollars`, `the 19th century`."""

from yomu.model import Quantity

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
# How many an unclear number may mean: 数十人 is dozens of people, not "several tens".
_VAGUE = {
    "数": "several",
    "何": "how many",
    "幾": "how many",
    "数十": "dozens of",
    "数百": "hundreds of",
    "数千": "thousands of",
    "数万": "tens of thousands of",
    "数十万": "hundreds of thousands of",
    "数百万": "millions of",
    "数千万": "tens of millions of",
    "数億": "hundreds of millions of",
    "数十億": "billions of",
    "数百億": "tens of billions of",
    "数千億": "hundreds of billions of",
    "数兆": "trillions of",
    "何十": "dozens of",
    "何百": "hundreds of",
    "何千": "thousands of",
    "何万": "tens of thousands of",
    "何十万": "hundreds of thousands of",
    "何百万": "millions of",
}


_UNITS = {"十": 10, "百": 100, "千": 1000}


def vague(surface: str, units: int) -> str:
    """An unclear number: 数百 `hundreds of`, 十数 `10-odd`."""
    if surface in _VAGUE:
        return _VAGUE[surface]
    known = units - _UNITS.get(surface[-1], 1)  # 2万数千 is 20,000-odd
    return f"{grouped(str(known))}-odd" if known > 0 else "several"


def ordinal(number: str) -> str:
    """`3` → `3rd`; ranges and decimals as they are."""
    if "-" in number:
        return "-".join(ordinal(part) for part in number.split("-"))
    if not number.isdigit():
        return number
    if len(number) > 1 and number[-2] == "1":
        return number + "th"
    return number + {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")


def grouped(number: str) -> str:
    """A decimal number for people: `10000000000` → `10 billion`, `820654` → `820,654`."""
    if "-" in number[1:]:
        return "-".join(grouped(part) for part in number.split("-"))
    whole, point, fraction = number.partition(".")
    if not whole.lstrip("-").isdigit():
        return number
    value = int(whole)
    for scale, name in () if fraction else _SCALES:
        # Only where nothing is rounded away: 1.2728 trillion, but 2,289,762.
        if value >= scale and value * 10_000 % scale == 0:
            return f"{_shortest(value, scale)} {name}"
    return f"{value:,}{point}{fraction}"


def _shortest(value: int, scale: int) -> str:
    whole, rest = divmod(value, scale)
    decimals = f"{rest * 10_000 // scale:04}".rstrip("0")
    return f"{whole:,}.{decimals}" if decimals else f"{whole:,}"


def quantity(number: str, said: str, phrase: str) -> Quantity:
    """The value of a number and the English of its counter.

    `said` is the number for people where it has no digits (`several`), else empty; `phrase` is
    the last column of `counters.toml`.
    """
    shown = said or grouped(number)
    if "{" in phrase:
        text = phrase.format(said or number, th=said or ordinal(number))
        return Quantity(number, _unit(phrase), text)
    one, _, many = phrase.partition("/")
    unit = many or one
    name = one if number == "1" else unit
    return Quantity(number, unit, f"{shown} {name}".strip())


def clock(hour: str, minute: str, before: str, second: str = "") -> Quantity:
    """`22:30`; where 午前 or 午後 stands before, `3:30 p.m.`."""
    shown = f"{int(hour)}:{int(minute):02}" + (f":{int(second):02}" if second else "")
    half = {"午前": " a.m.", "午後": " p.m."}.get(before, "")
    return Quantity(shown, "", shown + half)


def _unit(phrase: str) -> str:
    """`the {th} century` → `century`."""
    before, _, after = phrase.removeprefix("the ").replace("{th}", "{}").partition("{}")
    if (before and after) or after == "s":
        return ""  # year {} student, the {}s
    return f"{before}{after}".strip(" -")
