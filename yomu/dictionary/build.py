"""Builds the dictionaries of a folder from the data that is installed."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

from yomu.dictionary import codec
from yomu.dictionary.folder import replace, writing
from yomu.dictionary.forms import name_forms, word_forms
from yomu.dictionary.helper import Helper
from yomu.dictionary.sources import jmdict, jmnedict, kanjidic
from yomu.dictionary.store import Progress
from yomu.dictionary.volume import Item, missing
from yomu.model import Entry

SOURCES: dict[str, ModuleType] = {"jmdict": jmdict, "jmnedict": jmnedict, "kanjidic": kanjidic}


def complete(folder: Path, progress: Progress) -> None:
    """Build those dictionaries that are missing in `folder`.

    `MissingDictionary` if the folder cannot be written or the data is not installed.
    """
    if missing(folder):
        with writing(folder, progress):
            # Asked again: another process may have built them while we waited for the lock.
            _several(folder, list(missing(folder)), progress)


def build(folder: Path, progress: Progress) -> None:
    """Build all dictionaries of `folder` anew; errors as with `complete`."""
    with writing(folder, progress):
        _several(folder, list(SOURCES), progress)


def one(folder: Path, name: str, progress: Progress) -> None:
    """Build the dictionary `name`; whoever calls holds the lock (`writing`)."""
    source = SOURCES[name]
    total = source.count()
    items = _told(_ITEMS[name](), lambda done: progress(done / total, source.TITLE))
    facts = {"source": source.SOURCE, "date": source.date()}
    replace(folder, name, items, facts | credit(source))


def words(entries: Iterable[Entry]) -> Iterator[Item]:
    """Word entries as a file holds them."""
    for entry in entries:
        body = codec.encoded_entry(entry)
        # What every text needs is kept as it is; the many others are deflated.
        yield _number(entry), body if entry.common else body.encode(), word_forms(entry)


def credit(source: ModuleType) -> dict[str, str]:
    """What its owners ask to be said about a dictionary."""
    return {"title": source.TITLE, "licence": source.LICENCE, "credit": source.CREDIT}


def _several(folder: Path, names: list[str], progress: Progress) -> None:
    # JMnedict is as much work as all others together: on two cores, half the time.
    if "jmnedict" in names and len(names) > 1:
        names.remove("jmnedict")
        with Helper(folder, "jmnedict") as helper:
            _one_by_one(folder, names, partial(_within, progress, 0.0, 0.95))
            progress(0.95, jmnedict.TITLE)
            if helper.succeeded():
                return
        names = ["jmnedict"]
    _one_by_one(folder, names, progress)


def _one_by_one(folder: Path, names: list[str], progress: Progress) -> None:
    counts = {name: SOURCES[name].count() for name in names}
    done, total = 0, sum(counts.values())
    for name, count in counts.items():
        one(folder, name, partial(_within, progress, done / total, count / total))
        done += count


def _within(progress: Progress, start: float, part: float, share: float, what: str) -> None:
    progress(start + share * part, what)


def _names() -> Iterator[Item]:
    for entry in jmnedict.entries():
        forms = name_forms(entry)
        yield _number(entry), codec.encoded_name(entry, forms), forms


def _kanji() -> Iterator[Item]:
    for kanji in kanjidic.kanji():
        yield ord(kanji.character), codec.encoded_kanji(kanji), {}


def _number(entry: Entry) -> int:
    return int(entry.id.rpartition(":")[2])


_ITEMS: dict[str, Callable[[], Iterator[Item]]] = {
    "jmdict": lambda: words(jmdict.entries()),
    "jmnedict": _names,
    "kanjidic": _kanji,
}


def _told(items: Iterator[Item], told: Callable[[int], None]) -> Iterator[Item]:
    for number, item in enumerate(items):
        if number % 1000 == 0:
            told(number)
        yield item
