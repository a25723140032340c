"""Texts in, annotated texts out: what `yomu annotate` does, once its options are understood."""

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from yomu import formats
from yomu.cli import inputs, output
from yomu.cli.progress import watched
from yomu.cli.reading import annotated
from yomu.cli.settings import Settings
from yomu.errors import UsageError
from yomu.model import Document, Sentence

_ONE_FILE = {"html"}
"""Formats of which two cannot follow each other in one stream."""
PLAIN = formats.Options()


def annotate(
    settings: Settings,
    named: inputs.Inputs,
    to: str | None = None,
    target: str | None = None,
    options: formats.Options = PLAIN,
    fixes: Path | None = None,
) -> None:
    """Write the inputs as `to`, or what the suffix of `target` names, to `target` or to stdout."""
    folder = _folder(target)
    file = Path(target) if target and not folder else None
    name = _format(to, file)
    if len(named) > 1 and folder is None and name in _ONE_FILE:
        raise UsageError(f"several inputs to {name} need a folder: -o DIR/")
    job = _Job(settings, fixes, _writer(name), options)
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
        from yomu.study.senses import fitted

        spoken = formats.is_spoken(self.writer)
        sentences = annotated(self.settings, document, self.lexicon, self.fixes, spoken)
        if not formats.is_bare(self.writer):
            sentences = self._marked(fitted(sentences))
        self.writer.write(document, watched(sentences, document.source, out), out, self.options)

    def _marked(self, sentences: Iterator[Sentence]) -> Iterator[Sentence]:
        from yomu.study.policy import policy

        if not self.known and not policy(self.options.furigana).needs_marks:
            return sentences
        from yomu.study.levels import marked

        return marked(sentences, self.options.furigana, self.known)


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
