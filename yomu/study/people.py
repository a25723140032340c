"""Who is who in a text: its persons, each once, with what it calls them and what is known of them.

The family name alone is the person whose full name the text gives (マルコ・ルビオ, later ルビオ氏);
else the one whom the register of public figures has under that name in that office.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from yomu import figures, ruby
from yomu.figures import Figure
from yomu.model import Ruby, Sentence, Word
from yomu.study.item import Example
from yomu.study.offices import Office, office
from yomu.study.same_person import full_name, united

Romanised = Callable[[Word], str]
"""A name in Latin letters, as it sounds in Japanese."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the text names."""

    name: str
    """In full, if the text or the register has it."""
    reading: str
    ruby: tuple[Ruby, ...]
    met: Word
    """As first met."""
    offices: tuple[Office, ...]
    """What the text calls them, in order; 氏 and the like are none."""
    fact: Figure | None
    """What the register says."""
    count: int
    example: Example
    texts: tuple[str, ...]
    called: tuple[str, ...]
    """The forms of the name in the text."""


class People:
    """Gathers persons; holds each form of a name once."""

    def __init__(self) -> None:
        self._met: dict[str, _Met] = {}

    def meet(self, sentence: Sentence, number: int, text: str = "") -> None:
        """Take up the `number`-th word of a sentence of the input `text`: a person's name."""
        word = sentence.words[number]
        met = self._met.get(word.surface)
        if met is None:
            met = _Met(word, Example(sentence, number, number + 1, text))
            self._met[word.surface] = met
        met.count += 1
        met.texts[text] = None
        beside = office(sentence, number)
        if beside.printed:
            met.offices.setdefault(beside.printed, beside)

    def found(self) -> list[Person]:
        """The persons, in order of first appearance."""
        names = united({form: met.titles() for form, met in self._met.items()})
        forms: dict[str, list[str]] = {}
        for form, met in self._met.items():
            forms.setdefault(met.who() or names[form], []).append(form)
        return [self._person(name, same) for name, same in forms.items()]

    def _person(self, name: str, forms: Sequence[str]) -> Person:
        met = [self._met[form] for form in forms]
        full = self._met.get(name)
        fact = figures.full(name)
        known = {one.character: one for one in met[0].example.sentence.kanji}
        reading = full.word.reading if full else fact.reading if fact else met[0].word.reading
        return Person(
            name=name,
            reading=reading,
            ruby=full.word.ruby if full else ruby.align(name, reading, known),
            met=met[0].word,
            offices=_told(one for seen in met for one in seen.offices.values()),
            fact=fact,
            count=sum(seen.count for seen in met),
            example=met[0].example,
            texts=tuple(dict.fromkeys(text for seen in met for text in seen.texts)),
            called=tuple(forms),
        )


class _Met:
    """A form of a name met: how often, where, with which offices."""

    __slots__ = ("count", "example", "offices", "texts", "word")

    def __init__(self, word: Word, example: Example) -> None:
        self.word, self.example = word, example
        self.count = 0
        self.offices: dict[str, Office] = {}
        self.texts: dict[str, None] = {}

    def titles(self) -> list[str]:
        """The offices printed beside it."""
        return [one.printed for one in self.offices.values() if not one.weak]

    def who(self) -> str:
        """Whom the annotator takes it for, if it knows more than the form says."""
        who = self.word.name.who
        return full_name(who) if len(who) > len(self.word.surface) else ""


def latin(person: Person, romanised: Romanised) -> str:
    """The name in Latin letters: as the register has it, else as it sounds, marked `(?)`."""
    if person.fact:
        return person.fact.latin
    return f"{romanised(person.met._replace(surface=person.name, ruby=person.ruby))} (?)"


def english(person: Person, romanised: Romanised) -> str:
    """Who it is: Latin spelling, what the text calls them, what the register has as of a year."""
    told = [latin(person, romanised)]
    for one in person.offices:
        plain = one.english and not one.english.startswith("(")  # (athlete) says how 選手 is used
        told.append(f"{one.english} ({one.printed})" if plain else one.printed)
    if person.fact:
        told.append(f"{person.fact.english} (as of {person.fact.year})")
    return "; ".join(told)


def _told(offices: Iterable[Office]) -> tuple[Office, ...]:
    """Each office once; 氏 and さん say nothing of who it is."""
    return tuple(dict.fromkeys(one for one in offices if not one.weak))
