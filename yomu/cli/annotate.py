"""`yomu annotate`: texts in, annotated texts out."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import click

from yomu import formats, readers
from yomu.cli import output
from yomu.cli.progress import watched
from yomu.cli.settings import Settings, data_dir_option
from yomu.errors import SomeInputsFailed, UsageError, YomuError
from yomu.model import Document, Lexicon

_ONE_FILE = {"html"}
"""Formats of which two cannot follow each other in one stream."""


@click.command("annotate")
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option("-t", "--to", "to", metavar="FORMAT", help="What to write; see `yomu formats`.")
@click.option(
    "-o",
    "--output",
    "target",
    help="File to write, or a folder (with several inputs). Its suffix names the format.",
)
@click.option("--from", "reader", metavar="FORMAT", help="What the input is: text, html, …")
@click.option("--encoding", help="The input's encoding, where the guess is wrong.")
@click.option(
    "--ruby",
    type=click.Choice(["mono", "group"]),
    help="Furigana over each kanji, or over each run of them.",
)
@click.option(
    "--romaji",
    type=click.Choice(["hepburn", "plain"]),
    default="hepburn",
    show_default=True,
    help="For --to romaji: with macrons or without.",
)
@data_dir_option
@click.pass_obj
def command(
    settings: Settings,
    inputs: tuple[str, ...],
    to: str | None,
    target: str | None,
    reader: str | None,
    encoding: str | None,
    ruby: formats.RubyStyle | None,
    romaji: formats.RomajiStyle,
) -> None:
    """Add readings and look-ups to texts.

    INPUT is a file, or - for standard input (also without any INPUT, in a pipe). Without -t and
    -o, 漢字(かんじ) is written to the terminal.
    """
    inputs = inputs or _piped()
    folder = _folder(target)
    file = Path(target) if target and not folder else None
    name = _format(to, file)
    if len(inputs) > 1 and folder is None and name in _ONE_FILE:
        raise UsageError(f"several inputs to {name} need a folder: -o DIR/")
    options = formats.Options(ruby=ruby or "", romaji=romaji)
    job = _Job(settings.lexicon(), _writer(name), options)
    documents = [(name, reader, encoding) for name in inputs]
    if folder is not None:
        _each_to_its_file(job, documents, folder)
    else:
        with output.opened(file) as out:
            _all_to_one(job, documents, out)


class _Job:
    """What is done with each input."""

    def __init__(self, lexicon: Lexicon, writer: formats.Format, options: formats.Options) -> None:
        self.lexicon, self.writer, self.options = lexicon, writer, options

    def write(self, document: Document, out: TextIO) -> None:
        from yomu.annotation import annotate

        sentences = watched(annotate(document, self.lexicon), document.source, out)
        self.writer.write(document, sentences, out, self.options)


_Input = tuple[str, str | None, str | None]


def _all_to_one(job: _Job, inputs: Sequence[_Input], out: TextIO) -> None:
    failures = []
    for name, reader, encoding in inputs:
        try:
            job.write(readers.open_input(name, reader, encoding, sys.stdin.buffer), out)
        except YomuError as error:
            failures.append(error)
            _report(error, inputs)
    _finish(failures, inputs)


def _each_to_its_file(job: _Job, inputs: Sequence[_Input], folder: Path) -> None:
    failures = []
    taken: set[Path] = set()
    for name, reader, encoding in inputs:
        try:
            document = readers.open_input(name, reader, encoding, sys.stdin.buffer)
            with output.opened(_free(folder, name, job.writer.SUFFIX, taken)) as out:
                job.write(document, out)
        except YomuError as error:
            failures.append(error)
            _report(error, inputs)
    _finish(failures, inputs)


def _report(error: YomuError, inputs: Sequence[_Input]) -> None:
    if len(inputs) > 1:
        click.echo(f"yomu: {error}", err=True)


def _finish(failures: Sequence[YomuError], inputs: Sequence[_Input]) -> None:
    if len(failures) == len(inputs):
        if len(inputs) == 1:
            raise failures[0]
        raise type(failures[0])(f"none of the {len(inputs)} inputs could be read")
    if failures:
        failed = f"{len(failures)} of {len(inputs)} inputs failed"
        raise SomeInputsFailed(f"{failed}; the others are done")


def _piped() -> tuple[str, ...]:
    if sys.stdin.isatty():
        raise UsageError("no INPUT; name a file, or pipe a text in (yomu annotate --help)")
    return ("-",)


def _folder(target: str | None) -> Path | None:
    """The folder `-o` names, made if it is not there; none if it names a file."""
    if target is None or not (target.endswith(("/", "\\")) or Path(target).is_dir()):
        return None
    return output.made_folder(Path(target))


def _format(to: str | None, target: Path | None) -> str:
    if to is not None:
        return to
    if target is None:
        return "text"
    name = formats.by_suffix(target.name)
    if not name:
        raise UsageError(f"no format writes {target.suffix or target.name!r}; name one with --to")
    return name


def _writer(name: str) -> formats.Format:
    try:
        return formats.load(name)
    except LookupError:
        known = ", ".join(formats.names())
        raise UsageError(f"there is no format {name!r}; there are {known}") from None


def _free(folder: Path, source: str, suffix: str, taken: set[Path]) -> Path:
    """Where an input's result goes: DIR/name.html, DIR/name-2.html if two inputs share a name."""
    stem = "stdin" if source == "-" else Path(source).stem
    path = folder / f"{stem}{suffix}"
    number = 2
    while path in taken:
        path = folder / f"{stem}-{number}{suffix}"
        number += 1
    taken.add(path)
    return path
