"""The note type of yomu's decks: its fields, card templates and style, as genanki wants them.

Fields and templates are frozen (see fields.py): of a note type that has others Anki updates no
note. Only the text of the templates and the style may change, and `DESIGNED` with it.
"""

from functools import cache
from pathlib import Path
from typing import Any

from yomu.anki.fields import CARDS, FIELDS, OWN

MODEL_ID = 1763871125
"""yomu's note type in every collection. Never to be changed; other fields need another one."""
NAME = "yomu"
DESIGNED = 1795413600
"""When templates and style were changed last, in seconds since 1970: Anki takes over newer ones
only, and so leaves a learner's own changes alone as long as ours stay the same."""

_FOLDER = Path(__file__).parent / "templates"
_ESSENTIAL = frozenset(
    {
        *("Expression", "ExpressionFurigana", "ExpressionReading", "MainDefinition", "Hint"),
        *("Sentence", "SentenceFurigana", "SentenceTranslation", "Picture", *OWN),
    }
)
_TOLD = {
    "Key": "Which word this is. Leave it as it is.",
    "Hint": "Shown on the front.",
    "Notes": "Yours. Shown on the back.",
}


def fields() -> list[dict[str, Any]]:
    """The fields; those a learner seldom edits are folded in Anki's editor."""
    return [
        {"name": name, "collapsed": name not in _ESSENTIAL, "description": _TOLD.get(name, "")}
        for name in FIELDS
    ]


def templates() -> list[dict[str, str]]:
    """A card template for each kind of card, all with the same back."""
    back = text("back.html")
    return [
        {"name": kind.capitalize(), "qfmt": text(f"{kind}.html"), "afmt": _guarded(back, switch)}
        for kind, switch in CARDS.items()
    ]


def _guarded(back: str, switch: str) -> str:
    return f"{{{{#{switch}}}}}{back}{{{{/{switch}}}}}"


@cache
def text(name: str) -> str:
    """A file of the design: `card.css`, `back.html`."""
    return (_FOLDER / name).read_text(encoding="utf-8").strip()
