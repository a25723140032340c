"""The command line: options in, exit code out. The only room that knows click, prints and exits."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from yomu.errors import YomuError

INTERRUPTED = 130
_GARBAGE = 2_000_000


def main() -> NoReturn:
    """Run the program and exit with its code."""
    # Our values hold no cycles; looking for them as often as Python does takes a tenth of the time.
    gc.set_threshold(_GARBAGE)
    for stream in (sys.stdout, sys.stderr):
        # A result is UTF-8 with \n everywhere, whatever the locale: what is piped on is data.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    code = run(sys.argv[1:])
    _leave(code)


def run(arguments: list[str]) -> int:
    """Run the program with these arguments; its exit code."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except YomuError as error:
        sys.stderr.write(f"yomu: {error}\n")
        return error.exit_code
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: list[str]) -> int:
    from yomu.cli import plain

    if plain.run(arguments):
        return 0
    from yomu.cli import commands

    return commands.run(arguments)


def _leave(code: int) -> NoReturn:
    """Exit, quiet about a reader of our output that has gone (`| head`).

    At once: taking the dictionaries' entries apart one by one takes as long as reading a page, and
    nothing is left to be done. Files are whole before this.
    """
    with suppress(BrokenPipeError):
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
