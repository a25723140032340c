"""`<ruby>` in all its forms → bases with their readings."""

from yomu import kana
from yomu.model import Ruby

SPACE = " \t\n\r\f"

_NO_SPACE = str.maketrans("", "", SPACE)
_NO_DIVIDERS = str.maketrans("", "", "・＝=-‐　")


class Furigana:
    """What stands in a `<ruby>` that is open.

    Takes 漢<rt>かん</rt>字<rt>じ</rt>, <rb>漢<rb>字<rt>かん<rt>じ, 漢字<rtc>かんじ</rtc>, ruby in
    ruby, and all of it unclosed. A second reading is none, nor is what is not kana (重要 under
    dots, 停戦 under "ceasefire"). `<rt>` outside of `<ruby>` is dropped.
    """

    def __init__(self) -> None:
        self._done: list[Ruby] = []
        self._bases: list[list[str]] = []
        self._readings: list[list[str]] = []
        self._place = "base"
        """Where text goes: `base`, `reading`, `nowhere`, or `rtc` (maybe a reading)."""
        self._fresh = True
        """Whether text begins another base."""
        self._second = False
        """Whether we are in a second `<rtc>`."""
        self._outer: list[int] = []
        """For each `<ruby>` that is open, how many bases came before it."""
        self._settled = 0
        """How many bases were done and are no longer in `_bases`."""
        self._inside = 0
        """How many `<ruby>` are open in a reading."""
        self._silent = False
        """Whether we are in the reading of one of those."""

    @property
    def is_open(self) -> bool:
        """Whether text belongs here."""
        return bool(self._outer) or self._place != "base"

    def start(self, name: str) -> None:
        """A start tag, of ruby or what stands in it."""
        if self._place == "reading" and (self._inside or name == "ruby"):
            # The bases of ruby over a reading are the reading.
            self._inside += name == "ruby"
            self._silent = name in ("rt", "rp", "rtc")
            return
        match name:
            case "ruby":
                self._outer.append(self._settled + len(self._bases))
                self._to_base()
            case "rb" | "rbc":
                self._settle_if_read()
                self._to_base()
            case "rt" if self._outer and not self._second:
                self._readings.append([])
                self._place = "reading"
            case "rtc" if self._outer and not self._readings:
                self._place = "rtc"
            case _:
                self._second = self._second or name == "rtc"
                self._place = "nowhere"

    def end(self, name: str) -> None:
        """An end tag, of ruby or what stands in it."""
        if self._inside:
            self._inside -= name == "ruby"
            self._silent = False
        elif name == "ruby":
            self._end_ruby()
        elif name == "rtc" or not self._second:
            self._to_base()

    def text(self, text: str) -> None:
        """Text in it; what only sets the tags apart is dropped."""
        blank = not text.strip(SPACE)
        if self._place == "rtc" and not blank:
            self._readings.append([])
            self._place = "reading"
        if self._place == "reading" and not self._silent:
            self._readings[-1].append(text)
        if self._place != "base" or (blank and (self._fresh or self._readings)):
            return
        self._settle_if_read()
        if self._fresh or not self._bases:
            self._bases.append([])
        self._fresh = False
        self._bases[-1].append(text)

    def close(self) -> list[Ruby]:
        """All of it, in order; what was open is closed."""
        self._settle((self._outer or [0])[-1] - self._settled)
        return self._done

    def _to_base(self) -> None:
        self._place, self._fresh, self._second = "base", True, False

    def _end_ruby(self) -> None:
        self._settle_if_read()
        if self._outer:
            self._outer.pop()
        self._to_base()

    def _settle_if_read(self) -> None:
        if self._readings:
            self._settle((self._outer or [0])[-1] - self._settled)

    def _settle(self, before: int) -> None:
        """Pair bases and readings, but for the bases that came before this `<ruby>`."""
        bases = list(map("".join, self._bases))
        before = max(0, before)
        self._done += map(Ruby, bases[:before])
        self._done += _pairs(bases[before:], ["".join(reading) for reading in self._readings])
        self._settled += len(bases)
        self._bases, self._readings = [], []


def _pairs(bases: list[str], readings: list[str]) -> list[Ruby]:
    read = [_reading(reading) for reading in readings]
    if len(bases) == 1 and len(read) == len(bases[0]) and all(read):
        bases = list(bases[0])  # 東京<rt>とう</rt><rt>きょう</rt>
    if len(bases) > 1 and len(read) == 1:
        bases = ["".join(bases)]  # <rb>今</rb><rb>日</rb><rt>きょう</rt>
    read += [""] * len(bases)
    return [Ruby(*pair) for pair in zip(bases, read, strict=False)]


def _reading(text: str) -> str:
    """What is written over a base, if it can be a reading; else nothing."""
    reading = text.translate(_NO_SPACE)
    return reading if kana.is_kana(reading.translate(_NO_DIVIDERS)) else ""
