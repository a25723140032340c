"""Which words of which texts: the options and the choice that vocab, anki and worksheet share."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any, Protocol, cast, get_args

import click

from yomu.cli import inputs
from yomu.cli.options import data_dir_option, fixes_option, input_options
from yomu.cli.progress import watched
from yomu.cli.reading import annotated
from yomu.cli.settings import Settings
from yomu.errors import UnreadableText, UsageError
from yomu.model import Document, PartOfSpeech, Sentence, Word
from yomu.study import known, word_list
from yomu.study.item import Item
from yomu.study.keyness import scored
from yomu.study.selection import AUTO, Names, Order, Selection
from yomu.study.topics import Topics, shipped
from yomu.study.vocabulary import Vocabulary


class Texts(Protocol):
    """What is chosen from."""

    def each(self, work: inputs.Work) -> None:
        """Do `work` with each text."""
        ...


POS: tuple[str, ...] = get_args(PartOfSpeech)


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The inputs and the options of a choice, as the arguments of `selected`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return input_options(fixes_option(data_dir_option(command)))


def selected(settings: Settings, named: Texts, fixes: Path | None, **wishes: Any) -> list[Item]:
    """The items of the inputs that are asked for, sorted.

    `wishes` are the values of the options below. The caller ends with `named.end()`.
    """
    from yomu.study.senses import fitted

    selection = _selection(settings, **wishes)
    lexicon, fixed = settings.lexicon(), settings.fixes(fixes)
    topics = Topics([*shipped(), *_own(settings)])
    if selection.topic not in {"", AUTO} | topics.names():
        known = ", ".join(sorted(topics.names()))
        raise UsageError(f"no topic {selection.topic!r}; there are {AUTO} and {known}")
    vocabulary = Vocabulary(topics, also=selection.pos, romanised=_romanised)

    def read(name: str, document: Document) -> None:
        sentences = fitted(annotated(settings, document, lexicon, fixed))
        # Nothing is written before the end of the last text, so progress disturbs no result.
        sentences = watched(sentences, document.source, StringIO())
        vocabulary.read(sentences, "stdin" if name == "-" else name)

    named.each(read)
    items: Iterable[Item] = vocabulary.items()
    return selection.of(scored(items, vocabulary.words) if selection.weighs else items)


def _own(settings: Settings) -> Iterator[tuple[str, list[Mapping[str, str]]]]:
    """Name and rows of the reader's own glossaries."""
    from yomu.dictionary import glossary_table, own

    for file in own.files(settings.data_dir):
        rows = [row.cells for row in glossary_table.read(file).rows]
        yield file.stem, [row for row in rows if not glossary_table.row_faults(row)]


def _romanised(name: Word) -> str:
    """A name as it sounds, in Latin letters."""
    from yomu.formats import Options, romaji

    letters = StringIO()
    document = Document(tuple)
    romaji.write(document, [Sentence((name,))], letters, Options(romaji="plain"))
    return letters.getvalue()


def _selection(
    settings: Settings,
    pos: frozenset[PartOfSpeech],
    level: frozenset[int],
    new_since: tuple[Path, ...],
    which_names: Names,
    unknown: bool,
    **rest: Any,
) -> Selection:
    met = {pair for file in new_since for pair in _earlier(file)}
    if unknown:
        met |= known.words(settings.known())
    return Selection(pos=pos, levels=level, names=which_names, known=met, **rest)


def _earlier(file: Path) -> Iterator[known.Pair]:
    """Headword and reading of each word of a list; `UnreadableText` if it is none."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableText(f"{file} cannot be read: {error.strerror or error}") from error
    found = word_list.listed(content, file, word_list.Wanted())
    return ((one.word, one.reading) for one in found)


def _positions(_: click.Context, __: click.Parameter, value: str | None) -> frozenset[PartOfSpeech]:
    names = set(_names(value))
    for name in sorted(names - set(POS)):
        raise UsageError(f"no part of speech {name!r}; there are {', '.join(POS)}")
    if "adjective" in names:
        names.add("na-adjective")
    return cast("frozenset[PartOfSpeech]", frozenset(names))


def _levels(_: click.Context, __: click.Parameter, value: str | None) -> frozenset[int]:
    levels: set[int] = set()
    for name in _names(value):
        found = re.fullmatch(r"([0-5])(?:(-)([1-5])?)?", name)
        if found is None:
            raise UsageError(f"no level {name!r}; say 2, 1-3, 3- or several with commas (0: none)")
        low = int(found[1])
        high = int(found[3] or 5) if found[2] else low
        levels.update(range(low, high + 1))
    return frozenset(levels)


def _names(value: str | None) -> Collection[str]:
    return [name.strip() for name in (value or "").split(",") if name.strip()]


_OPTIONS = (
    click.option("--topic", default="", help="Only the terms of a topic: politics; or auto."),
    click.option(
        "--sort",
        type=click.Choice(get_args(Order)),
        default="order",
        show_default=True,
        help="By first appearance, or what is most frequent, common, basic or telling first.",
    ),
    click.option("--min-count", type=click.IntRange(1), default=1, help="Words met so often."),
    click.option("--pos", callback=_positions, help="Parts of speech: noun,verb,…"),
    click.option(
        "--level",
        callback=_levels,
        help="The glossary's levels, 1 (everyday) to 5 (specialist): 2, 1-3, 3-.",
    ),
    click.option(
        "--names",
        "which_names",  # `names` are the inputs
        type=click.Choice(get_args(Names)),
        default="drop",
        show_default=True,
        help="Names beside the words, names only, or none.",
    ),
    click.option("--limit", type=click.IntRange(0), default=0, help="So many words at most."),
    click.option("--unknown", is_flag=True, help="Leave out the words you know (yomu known)."),
    click.option(
        "--new-since",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="LIST",
        help="Leave out the words of an earlier list (tsv, csv, a word a line).",
    ),
)
