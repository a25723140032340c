"""`yomu lookup`: what words mean."""

import json
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from yomu.cli.columns import harmless
from yomu.cli.options import data_dir_option
from yomu.cli.settings import Settings
from yomu.errors import UsageError

if TYPE_CHECKING:
    from yomu.lookup import Answer

_STYLES: dict[str, dict[str, Any]] = {
    "head": {"bold": True},
    "form": {"fg": "green"},
    "pos": {"fg": "cyan"},
    "kanji": {"fg": "yellow"},
    "more": {"dim": True},
}
_WIDEST = 100
"""Columns; longer lines are hard to read."""
LONGEST = 1000
"""Characters of a question; the rest is cut off."""
_LONGEST_LINE = 65_536
"""Bytes; memory does not grow with a line that never ends."""


@click.command("lookup")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--json", "as_json", is_flag=True, help="JSON for programs, an object a line.")
@click.option("-a", "--all", "everything", is_flag=True, help="All entries and senses.")
@data_dir_option
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], as_json: bool, everything: bool) -> None:
    """Look words up, in any form, or a phrase word for word.

    Without any WORD, and for -, words are read from standard input, one a line. Ends with exit
    code 1 if any is unknown; with --json, its object has no words.

    \b
    yomu lookup 食べさせられなかった
    yomu lookup 首脳会談 停戦
    yomu lookup 交渉を開始した
    """
    from yomu.lookup import answers, as_data

    if not words and sys.stdin.isatty():
        raise UsageError("no WORD; name one, or pipe words in (yomu lookup --help)")
    settings = ctx.ensure_object(Settings)
    lexicon, fixes = settings.lexicon(), settings.fixes()
    page = _Page(ctx.color, everything)
    all_known = True
    for answer in answers(_questions(words or ("-",)), lexicon, fixes):
        if as_json:
            click.echo(json.dumps(as_data(answer), ensure_ascii=False))
        elif answer.words:
            page.show(answer)
        if not answer.words:
            all_known = False
            click.echo(f"yomu: {harmless(answer.query)} is not in the dictionary", err=True)
    if not all_known:
        ctx.exit(1)


def _questions(words: tuple[str, ...]) -> Iterator[str]:
    for word in words:
        if word == "-":
            yield from _piped()
        else:
            # What the shell could not decode comes as lone surrogates.
            yield word.encode("utf-8", "replace").decode().strip()[:LONGEST]


def _piped() -> Iterator[str]:
    while line := sys.stdin.buffer.readline(_LONGEST_LINE):
        word = line.decode("utf-8", "replace").lstrip("\ufeff").strip()
        if word:
            yield word[:LONGEST]


class _Page:
    """Answers on a terminal, with an empty line between them."""

    def __init__(self, color: bool | None, everything: bool) -> None:
        self._color = color
        self._everything = everything
        self._width = min(shutil.get_terminal_size().columns, _WIDEST)
        self._begun = False

    def show(self, answer: "Answer") -> None:
        from yomu.cli.entries import lines

        if self._begun:
            click.echo("")
        self._begun = True
        for line in lines(answer, self._width, self._everything):
            text = click.style(line.text, **_STYLES[line.style]) if line.style else line.text
            click.echo(text, color=self._color)
