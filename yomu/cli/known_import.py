"""`yomu known import`: words the reader knows from elsewhere."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from yomu.cli.columns import some
from yomu.cli.settings import Settings, data_dir_option
from yomu.errors import UnreadableText, UsageError
from yomu.study import known
from yomu.study.known import Pair


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What is to be taken from a file."""

    settings: Settings
    running: bool


@click.command("import")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option("--text", "running", is_flag=True, help="FILE is running text: all words of it.")
@data_dir_option
@click.pass_obj
def command(settings: Settings, files: tuple[Path, ...], running: bool) -> None:
    """Take up the words of files.

    \b
    A FILE (- is standard input) may be
      known-words.tsv, saved from a page or by `yomu known export`
      a list: a word a line, its reading beside it if you like
      a table (CSV, TSV): the columns word and reading, or the first two
      with --text, a text or web page of which you know every word
    """
    if not files:
        raise UsageError("nothing to import; name a file (yomu known import --help)")
    wishes = _Wishes(settings, running)
    pairs: set[Pair] = set()
    for file in files:
        pairs |= _pairs(file, wishes)
    new = known.add(settings.known_file, pairs)
    click.echo(f"yomu: {new:,} new words, {len(pairs) - new:,} known before", err=True)


def _pairs(file: Path, wishes: _Wishes) -> set[Pair]:
    if wishes.running:
        return set(_running(file, wishes.settings))
    content = _content(file)
    if content.removeprefix(b"\xef\xbb\xbf").startswith(known.HEADER.encode()):
        return known.parsed(content, file)
    return _listed(file, content, wishes.settings)


def _content(file: Path) -> bytes:
    try:
        with sys.stdin.buffer if str(file) == "-" else file.open("rb") as stream:
            content = stream.read(known.LARGEST + 1)
    except OSError as error:
        raise UnreadableText(f"{file} cannot be read: {error.strerror or error}") from error
    if len(content) > known.LARGEST:
        raise UnreadableText(f"{file} is too large for a list of words")
    return content


def _listed(file: Path, content: bytes, settings: Settings) -> set[Pair]:
    from yomu.cli.resolving import resolved
    from yomu.study import word_list

    found = resolved(settings, word_list.listed(content, file))
    if found.others:
        click.echo(f"yomu: {file}: no single words, left out: {some(found.others)}", err=True)
    if not found.pairs:
        raise UnreadableText(f"{file} lists no words; --text takes the words out of running text")
    return set(found.pairs)


def _running(file: Path, settings: Settings) -> Iterable[Pair]:
    from yomu import readers
    from yomu.annotation import annotate
    from yomu.cli.resolving import learnt

    document = readers.open_input(str(file), None, None, sys.stdin.buffer)
    sentences = annotate(document, settings.lexicon(), settings.fixes())
    return learnt(word for sentence in sentences for word in sentence.words)
