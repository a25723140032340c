"""A command's inputs: files and what is piped in, each opened when its turn comes."""

import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from yomu import readers
from yomu.errors import SomeInputsFailed, UsageError, YomuError
from yomu.model import Document

Work = Callable[[str, Document], None]
"""What is done with an input: its name, and the document it is."""


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`[INPUT]…`, `--from` and `--encoding`, as the arguments of `Inputs`."""
    encoding = click.option("--encoding", help="The input's encoding, where the guess is wrong.")
    reader = click.option(
        "--from", "reader", metavar="FORMAT", help="What the input is: text, html, …"
    )
    names = click.argument("names", nargs=-1, metavar="[INPUT]...", callback=_named)
    return names(reader(encoding(command)))


def _named(ctx: click.Context, _: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names; `-` for standard input where there are none and something is piped in."""
    if not names and sys.stdin.isatty():
        raise UsageError(f"no INPUT; name a file, or pipe a text in ({ctx.command_path} --help)")
    return names or ("-",)


class Inputs:
    """The inputs of one run, and which of them have failed so far."""

    def __init__(self, names: Sequence[str], reader: str | None, encoding: str | None) -> None:
        self._names = names
        self._reader = reader
        self._encoding = encoding
        self._failures: list[YomuError] = []

    def each(self, work: Work) -> None:
        """Do `work` with each; go on with the next where one fails.

        Where all fail, the first one's error is raised.
        """
        for name in self._names:
            try:
                work(name, readers.open_input(name, self._reader, self._encoding, sys.stdin.buffer))
            except YomuError as error:
                self._failures.append(error)
                if len(self._names) > 1:
                    click.echo(f"yomu: {error}", err=True)
        if len(self._failures) == len(self._names):
            if len(self._names) == 1:
                raise self._failures[0]
            none = f"none of the {len(self._names)} inputs could be read"
            raise type(self._failures[0])(none)

    def end(self) -> None:
        """`SomeInputsFailed` if any has; to be called when the results of the others are safe."""
        if self._failures:
            failed = f"{len(self._failures)} of {len(self._names)} inputs failed"
            raise SomeInputsFailed(f"{failed}; the others are done")
