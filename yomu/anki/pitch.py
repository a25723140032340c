"""The pitch accent in a note's fields: numbers and names as Lapis has them, and drawn."""

from collections.abc import Callable, Mapping
from html import escape

from yomu import pitch
from yomu.model import Accent
from yomu.study.item import Item

SURE = 0.95
"""An accent with less confidence has a question mark."""


def fields(item: Item, accent_of: Callable[[str, str], Accent]) -> Mapping[str, str]:
    """`PitchPosition`, `PitchCategories` and `PitchGraph` of an item; nothing where unknown."""
    accent = accent_of(item.word, item.reading)
    if not accent.drops:
        return {}
    inflects = item.met.pos in ("verb", "adjective")
    names = [pitch.category(drop, item.reading, inflects=inflects) for drop in accent.drops]
    sign = "" if accent.confidence >= SURE else "?"
    return {
        "PitchPosition": ",".join(map(str, accent.drops)),
        "PitchCategories": ",".join(dict.fromkeys(names)),
        "PitchGraph": " ".join(drawn(item.reading, drop, sign) for drop in accent.drops),
    }


def drawn(reading: str, drop: int, sign: str = "") -> str:
    """The reading as HTML: what is high has the class `high`, and `falls` where it falls there.

    Behind it stands the number `drop` with `sign`.
    """
    morae = pitch.morae(reading)
    rise = 0 if drop == 1 else min(1, len(morae) - 1)
    fall = drop or len(morae)
    pieces = (
        ("low", morae[:rise]),
        ("high falls" if drop else "high", morae[rise:fall]),
        ("low", morae[fall:]),
    )
    spans = "".join(_span(kind, "".join(piece)) for kind, piece in pieces if piece)
    return f'<span class="pitch">{spans}<small>{drop}{sign}</small></span>'


def _span(kind: str, kana: str) -> str:
    return f'<span class="{kind}">{escape(kana)}</span>'
