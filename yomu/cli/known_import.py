"""`yomu known import`: words the reader knows from elsewhere."""

import codecs
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from yomu.anki import collection
from yomu.anki.connect import Anki
from yomu.cli import pushing
from yomu.cli.columns import some
from yomu.cli.options import data_dir_option
from yomu.cli.settings import Settings
from yomu.errors import UnreadableText, UsageError
from yomu.study import known, word_list
from yomu.study.known import Pair
from yomu.study.word_list import Listed, Wanted

MOST = 500_000
"""Words a file may list."""
_HAN = range(0x4E00, 0xA000)
"""The code points of all kanji that schools teach."""


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What is to be taken from a file."""

    running: bool
    mature: int
    field: str
    reading_field: str

    @property
    def columns(self) -> Wanted:
        """The columns or fields that are asked for."""
        return Wanted(self.field, self.reading_field)


@click.command("import")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option("--anki", "asked", is_flag=True, help="Ask the running Anki (AnkiConnect).")
@pushing.options
@click.option("--text", "running", is_flag=True, help="FILE is running text: all words of it.")
@click.option(
    "--mature",
    type=click.IntRange(0),
    default=collection.MATURE,
    show_default=True,
    metavar="DAYS",
    help="Of Anki: cards whose interval is so long; 0 for all, even those not yet seen.",
)
@click.option("--field", default="", metavar="NAME", help="Column or field that holds the word.")
@click.option("--reading-field", default="", metavar="NAME", help="The one that holds its reading.")
@click.option(
    "--jlpt",
    type=click.Choice(["N5", "N4", "N3", "N2", "N1"], case_sensitive=False),
    help="The words of this level and the easier ones (pip install 'yomu[jlpt]').",
)
@click.option(
    "--grade",
    type=click.Choice(["1", "2", "3", "4", "5", "6", "8"]),
    help="The kanji of school up to this year; 8 is secondary school.",
)
@data_dir_option
@click.pass_obj
def command(
    settings: Settings,
    /,
    files: tuple[Path, ...],
    asked: bool,
    url: str,
    key: str,
    jlpt: str | None,
    grade: str | None,
    **wishes: Any,
) -> None:
    """Take up the words of files, of a JLPT level, or the kanji of a school year.

    \b
    A FILE (- is standard input) may be
      known-words.tsv, saved from a page or by `yomu known export`
      a list: a word a line, its reading beside it if you like
      a table (CSV, TSV): the columns word and reading, or the first two
      a package or collection of Anki: .apkg, .colpkg, .anki2, .anki21
      with --text, a text or web page of which you know every word

    and --anki asks the Anki that is running, with the add-on AnkiConnect.

    Words of known kanji show no furigana under `--furigana unknown`, but count as known only when
    they are.
    """
    if not (files or asked or jlpt or grade):
        raise UsageError("nothing to import; name a file (yomu known import --help)")
    pairs: set[Pair] = set()
    for file in files:
        pairs |= _pairs(file, _Wishes(**wishes), settings)
    if asked:
        pairs |= _asked(Anki(url, key), _Wishes(**wishes), settings)
    if jlpt:
        pairs |= _of_level(int(jlpt[1]), settings)
    if grade:
        pairs |= _kanji(int(grade), settings)
    new = known.add(settings.known_file, pairs)
    click.echo(f"yomu: {_told(pairs)}, {new:,} of them new", err=True)


def _told(pairs: set[Pair]) -> str:
    kanji = len(known.kanji(pairs))
    counts = ((len(pairs) - kanji, "words"), (kanji, "kanji"))
    return " and ".join(f"{count:,} {name}" for count, name in counts if count) or "no words"


def _pairs(file: Path, wishes: _Wishes, settings: Settings) -> set[Pair]:
    if str(file) != "-" and collection.is_anki(_content(file, 16)):
        notes = collection.notes(file, wishes.mature)
        return _listed(file, _of_cards(file, notes, wishes), wishes, settings)
    if wishes.running and not wishes.field:
        return set(_of_text(file, settings))
    content = _content(file, known.LARGEST + 1)
    if len(content) > known.LARGEST:
        raise UnreadableText(f"{file} is too large for a list of words")
    if content.removeprefix(codecs.BOM_UTF8).startswith(known.HEADER.encode()):
        return known.parsed(content, file)
    listed = word_list.listed(content, file, wishes.columns)
    return _listed(file, listed, wishes, settings)


def _content(file: Path, most: int) -> bytes:
    """The first `most` bytes of the file."""
    if str(file) == "-":
        return sys.stdin.buffer.read(most)
    try:
        with file.open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        raise UnreadableText(f"{file} cannot be read: {error.strerror or error}") from error


def _asked(anki: Anki, wishes: _Wishes, settings: Settings) -> set[Pair]:
    from yomu.anki import running

    here = Path("Anki")
    notes = running.mature(anki, wishes.mature)
    return _listed(here, _of_cards(here, notes, wishes), wishes, settings)


def _of_cards(file: Path, notes: Iterable[collection.Fields], wishes: _Wishes) -> Iterator[Listed]:
    """The words of the notes; of those that have the field, where one is named."""
    count = 0
    for names, values in notes:
        count += 1
        found = wishes.columns.among(names)
        yield from word_list.words(*found.of(values))
    if not count:
        raise UnreadableText(
            f"{file}: no card has an interval of {wishes.mature} days or more; "
            "--mature 0 takes them all"
        )


def _listed(file: Path, listed: Iterable[Listed], wishes: _Wishes, settings: Settings) -> set[Pair]:
    from yomu.cli.resolving import resolved, taught

    found = (taught if wishes.running else resolved)(settings, _bounded(file, listed))
    if found.others:
        click.echo(f"yomu: {file}: no single words, left out: {some(found.others)}", err=True)
    if not found.pairs:
        raise UnreadableText(
            f"{file}: no words found; --text takes the words out of sentences, --field names the "
            "column or field they stand in"
        )
    return set(found.pairs)


def _bounded(file: Path, listed: Iterable[Listed]) -> Iterator[Listed]:
    for count, one in enumerate(listed):
        if count == MOST:
            raise UnreadableText(f"{file} has more than {MOST:,} words; nobody knows as many")
        yield one


def _of_text(file: Path, settings: Settings) -> Iterable[Pair]:
    from yomu import readers
    from yomu.annotation import annotate
    from yomu.cli.resolving import learnt
    from yomu.study.senses import fitted

    document = readers.open_input(str(file), None, None, sys.stdin.buffer)
    sentences = fitted(annotate(document, settings.lexicon(), settings.fixes()))
    return learnt(word for sentence in sentences for word in sentence.words)


def _of_level(level: int, settings: Settings) -> set[Pair]:
    from yomu.cli.resolving import resolved
    from yomu.study import jlpt

    click.echo(f"yomu: {jlpt.CREDIT}", err=True)
    wanted = (pair for one in range(level, jlpt.EASIEST + 1) for pair in jlpt.words(one))
    return set(resolved(settings, (Listed(*pair) for pair in wanted)).pairs)


def _kanji(grade: int, settings: Settings) -> set[Pair]:
    found = settings.lexicon().kanji(map(chr, _HAN))
    return {(one.character, "") for one in found.values() if 0 < one.grade <= grade}
