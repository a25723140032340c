"""Places and people whom JMnedict lists, looked up where a run of morphemes may name one."""

from collections.abc import Callable, Iterable, Sequence

from yomu import persons, places
from yomu.model import Entry, Lexicon
from yomu.remembered import Recent
from yomu.runs import Run
from yomu.segment import Morpheme


class ProperNames:
    """Looks names up, and remembers the last `size` forms."""

    def __init__(self, lexicon: Lexicon, size: int) -> None:
        self._places = _Names(lexicon, size, places.among)
        self._people = _Names(lexicon, size, persons.among)

    def turn(self) -> None:
        """Forget what is old; to be called before the next sentence is learnt."""
        self._places.turn()
        self._people.turn()

    def learn(self, morphemes: Sequence[Morpheme], possible: Sequence[Sequence[Run]]) -> None:
        """Look up those of the runs that may be a name; `possible` has them by where they begin."""
        self._places.learn(
            run[1]
            for at, runs in enumerate(possible)
            for run in runs
            if places.may_be_a_place(morphemes, at, run)
        )
        self._people.learn(
            run[1]
            for at in persons.beginnings(morphemes)
            for run in possible[at]
            if persons.may_be_a_person(morphemes, at, run)
        )

    def learn_over(self, morphemes: Sequence[Morpheme], at: int, runs: Sequence[Run]) -> None:
        """The same of runs from `at` on that go over a numeral: 三朝温泉, 坂本剛二."""
        sites = filter(places.is_a_site, runs)
        self._places.learn(r[1] for r in sites if places.may_be_a_place(morphemes, at, r))
        self._people.learn(r[1] for r in runs if persons.may_be_a_person(morphemes, at, r))

    def of(self, form: str) -> tuple[Entry, ...]:
        """The places or people of a form that was learnt; none for any other."""
        return self._places.of(form) or self._people.of(form)


class _Names:
    """Those of one kind."""

    def __init__(
        self,
        lexicon: Lexicon,
        size: int,
        among: Callable[[str, tuple[Entry, ...]], tuple[Entry, ...]],
    ) -> None:
        self._lexicon, self._among = lexicon, among
        self._entries: Recent[str, tuple[Entry, ...]] = Recent(size)
        self.turn = self._entries.turn

    def learn(self, forms: Iterable[str]) -> None:
        """Look these up, in one batch."""
        wanted = self._entries.absent(forms)
        if wanted:
            found = self._lexicon.names(wanted)
            self._entries.update((f, self._among(f, found.get(f, ()))) for f in wanted)

    def of(self, form: str) -> tuple[Entry, ...]:
        """The entries of a form that was learnt."""
        return self._entries.get(form, ())


def called(form: str, entries: tuple[Entry, ...], covered: Sequence[Morpheme]) -> tuple[str, ...]:
    """How the place or the person is called, the likeliest first."""
    if persons.among(form, entries[:1]):
        return persons.called(form, entries, covered)
    return places.called(form, entries, covered)
