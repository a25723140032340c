"""A Japanese reading aid: furigana, look-ups, vocabulary and decks from any text."""

__version__ = "0.1.0"
