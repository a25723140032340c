"""What stands round the text of the reading page: overview, who is who, glossary, credit_lines."""

from collections.abc import Iterable, Iterator

from yomu import figures
from yomu.formats._html_fold import Fold, Item, Person
from yomu.formats._html_text import escape
from yomu.formats._meaning import meaning
from yomu.study.bands import BANDS, band, rank_of
from yomu.study.same_person import united

PACE = 200
"""Characters a minute; a learner's pace. Native readers take in 500 and more."""

HONORIFICS = ("", "氏", "さん", "様", "君", "女史")


def overview(fold: Fold) -> str:
    """The strip at the top: how long the text is, and how common its words are."""
    minutes = max(1, round(fold.characters / PACE))
    facts = (
        (f"{fold.characters:,}", "characters"),
        (f"{fold.words:,}", "words"),
        (f"{len(fold.vocabulary()):,}", "to learn"),
        (f"{minutes:,}", "minutes" if minutes > 1 else "minute"),
    )
    shown = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for value, name in facts)
    return f'<dl class="facts">{shown}</dl>{_shares(fold)}'


def people(fold: Fold) -> str:
    """The who-is-who box; empty where the text names nobody."""
    if not fold.people:
        return ""
    rows = "".join(map(_person, _united(list(fold.people.values()))))
    return f'<section id="people"><h2>Who is who</h2><dl>{rows}</dl></section>'


def glossary(fold: Fold) -> Iterator[str]:
    """The list of words worth learning, one element a word."""
    for number, item in fold.vocabulary():
        yield _row(number, item)


def credit_lines(lines: Iterable[str]) -> str:
    """The dictionaries' credit_lines, an address in them as a link."""
    return "".join(f"<li>{_linked(line)}</li>" for line in lines)


def default_credit(fold: Fold) -> tuple[str, ...]:
    """What the licence of the EDRDG's dictionaries asks for, where a page shows their entries."""
    return (_EDRDG,) if fold.dictionaries & {"jmdict", "jmnedict"} else ()


_EDRDG = (
    "Words from JMdict, names from JMnedict, kanji from KANJIDIC, the property of the Electronic "
    "Dictionary Research and Development Group, used under its licence (CC BY-SA 4.0): "
    "https://www.edrdg.org/edrdg/licence.html"
)


def _shares(fold: Fold) -> str:
    total = max(1, fold.words)
    bars, legend, x = [], [], 0.0
    for number, name in BANDS.items():
        share = 100 * fold.ranks[number] / total
        if share:
            # Width as an attribute of SVG: the page's policy forbids style attributes.
            bars.append(f'<rect data-band="{number}" x="{x:.2f}" width="{share:.2f}" height="4"/>')
            legend.append(f'<li data-band="{number}">{name} <b>{share:.0f} %</b></li>')
            x += share
    return (
        '<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        f'{"".join(bars)}</svg><ul class="legend">{"".join(legend)}</ul>'
    )


def _united(people: list[Person]) -> list[Person]:
    """One person for ウラジーミル・プーチン and プーチン, under the name in full."""
    names = united({person.name: _offices(person) for person in people})
    whole: dict[str, Person] = {}
    for person in people:
        one = whole.setdefault(names[person.name], Person(names[person.name]))
        one.roles.update(person.roles)
        one.places.extend(person.places)
    return list(whole.values())


def _offices(person: Person) -> dict[str, str]:
    """What the text calls somebody, in English as well, but for 氏 and the like."""
    return {role: english for role, english in person.roles.items() if role not in HONORIFICS}


def _person(person: Person) -> str:
    roles = "".join(
        f'<span lang="ja">{escape(role)}</span> <span class="english">{escape(english)}</span>'
        for role, english in (_offices(person) or person.roles).items()
    )
    places = " ".join(
        f'<a href="#{place}" aria-label="{escape(person.name)}, place {number}">{number}</a>'
        for number, place in enumerate(person.places, 1)
    )
    return (
        f'<div><dt lang="ja">{escape(person.name)}</dt>'
        f'<dd>{roles}{_known(person)}<span class="places">{places}</span></dd></div>'
    )


def _known(person: Person) -> str:
    """What the register of public figures says, as of its year."""
    fact = figures.full(person.name)
    if fact is None:
        return ""
    return f'<span class="english">{escape(f"{fact.latin}, {fact.english} ({fact.year})")}</span>'


def _row(number: int, item: Item) -> str:
    rank = rank_of(item.word)
    reading = "" if item.reading == item.headword else f"<i>{escape(item.reading)}</i>"
    count = f" data-count={item.count}" if item.count > 1 else ""
    level = BANDS[band(item.word)]
    return (
        f"<li data-rank={rank}{count}>"
        f"<a href=#i{number}>{escape(item.headword)}</a>{reading}"
        f"<span lang=en>{escape(meaning(item.word))}<small>{_times(item.count)}{level}</small>"
        "</span></li>"
    )


def _times(count: int) -> str:
    return f"{count} × · " if count > 1 else ""


def _linked(line: str) -> str:
    return " ".join(
        f'<a href="{escape(part)}" rel="noreferrer">{escape(part)}</a>'
        if part.startswith("https://")
        else escape(part)
        for part in line.split(" ")
    )
