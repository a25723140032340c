"""`yomu annotate`: texts in, annotated texts out."""

from pathlib import Path
from typing import Any, TextIO

import click

from yomu import formats
from yomu.cli import inputs, output
from yomu.cli.progress import watched
from yomu.cli.reading import annotated
from yomu.cli.settings import Settings, data_dir_option, fixes_option, furigana_option
from yomu.errors import UsageError
from yomu.model import Document

_ONE_FILE = {"html"}
"""Formats of which two cannot follow each other in one stream."""


@click.command("annotate")
@click.option("-t", "--to", "to", metavar="FORMAT", help="What to write; see `yomu formats`.")
@click.option(
    "-o",
    "--output",
    "target",
    help="File to write, or a folder (with several inputs). Its suffix names the format.",
)
@inputs.options
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
@furigana_option
@click.option("--vertical", is_flag=True, help="For html: write from top to bottom.")
@click.option("--pitch", is_flag=True, help="For html: draw the pitch accent on the cards.")
@click.option("--bare", is_flag=True, help="For html: the text with its ruby, nothing else.")
@click.option("--theme", type=click.Choice(["light", "dark", "sepia"]), help="For html: colours.")
@fixes_option
@click.option("--mark-doubtful", is_flag=True, help="Flag the readings that are in doubt.")
@data_dir_option
@click.pass_obj
def command(
    settings: Settings,
    /,
    names: tuple[str, ...],
    to: str | None,
    target: str | None,
    reader: str | None,
    encoding: str | None,
    ruby: formats.RubyStyle | None,
    romaji: formats.RomajiStyle,
    fixes: Path | None,
    mark_doubtful: bool,
    pitch: bool,
    **page: Any,
) -> None:
    """Add readings and look-ups to texts.

    INPUT is a file, or - for standard input (also without any INPUT, in a pipe). Without -t and
    -o, 漢字(かんじ) is written to the terminal.
    """
    folder = _folder(target)
    file = Path(target) if target and not folder else None
    name = _format(to, file)
    if len(names) > 1 and folder is None and name in _ONE_FILE:
        raise UsageError(f"several inputs to {name} need a folder: -o DIR/")
    page["theme"] = page["theme"] or ""
    page["pitch"] = settings.accents().of if pitch else None
    options = formats.Options(ruby=ruby or "", romaji=romaji, doubtful=mark_doubtful, **page)
    job = _Job(settings, fixes, _writer(name), options)
    named = inputs.Inputs(names, reader, encoding)
    if folder is not None:
        _each_to_its_file(job, named, folder)
    else:
        with output.opened(file) as out:
            lines = output.Lines(out)
            named.each(lambda _, document: job.write(document, lines.begin()))
    named.end()


class _Job:
    """What is done with each input."""

    def __init__(
        self,
        settings: Settings,
        fixes: Path | None,
        writer: formats.Format,
        options: formats.Options,
    ) -> None:
        self.settings = settings
        self.lexicon, self.fixes = settings.lexicon(), settings.fixes(fixes)
        self.known = settings.known()
        self.writer, self.options = writer, options

    def write(self, document: Document, out: TextIO) -> None:
        from yomu.study.levels import marked
        from yomu.study.senses import fitted

        spoken = formats.is_spoken(self.writer)
        sentences = annotated(self.settings, document, self.lexicon, self.fixes, spoken)
        if not formats.is_bare(self.writer):
            sentences = marked(fitted(sentences), self.options.furigana, self.known)
        self.writer.write(document, watched(sentences, document.source, out), out, self.options)


def _each_to_its_file(job: _Job, named: inputs.Inputs, folder: Path) -> None:
    taken: set[Path] = set()

    def write(name: str, document: Document) -> None:
        with output.opened(_free(folder, name, job.writer.SUFFIX, taken)) as out:
            job.write(document, out)

    named.each(write)


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
