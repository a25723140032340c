"""Expected failures, each with the exit code it ends the program with."""


class YomuError(Exception):
    """Something expected went wrong; the message says what, where, and what to do."""

    exit_code = 1


class UsageError(YomuError):
    """The command was called in a way it does not have."""

    exit_code = 2


class MissingDictionary(YomuError):
    """A dictionary or an optional library is missing, damaged or cannot be written."""

    exit_code = 3


class UnreadableText(YomuError):
    """An input is missing, unreadable or no text."""

    exit_code = 4


class UnwritableOutput(YomuError):
    """An output cannot be written."""

    exit_code = 5


class SomeInputsFailed(YomuError):
    """Some of several inputs failed; the others are done."""

    exit_code = 6
