from hypothesis import given
from hypothesis import strategies as st

from yomu.dictionary import codec, filter  # noqa: A004
from yomu.dictionary.forms import name_forms
from yomu.model import Entry, Kanji, Reading, Sense, Spelling

texts = st.text(max_size=8)
codes = st.lists(st.sampled_from(["n", "vs", "uk", "news1", "nf12", "iK"]), max_size=3).map(tuple)
several = st.lists(texts, max_size=3).map(tuple)
spellings = st.builds(Spelling, texts, codes)
readings = st.builds(Reading, texts, codes, several, st.booleans())
senses = st.builds(
    Sense, several, codes, codes, codes, codes, several, several, several, several, several
)
entries = st.builds(
    Entry,
    st.just("made:1"),
    st.lists(spellings, max_size=2).map(tuple),
    st.lists(readings, min_size=1, max_size=2).map(tuple),
    st.lists(senses, max_size=2).map(tuple),
    st.integers(1, 99),
)
kanji = st.builds(
    Kanji,
    st.just("行"),
    several,
    several,
    several,
    several,
    st.integers(0, 10),
    st.integers(0, 30),
    st.integers(0, 2501),
)
words = st.text("あかさアカサ亜ＡA =＝ー-", min_size=1, max_size=4)
names = st.builds(
    lambda spelt, read, kinds, glosses: Entry(
        "made:1",
        tuple(map(Spelling, spelt)),
        tuple(map(Reading, read)),
        (Sense(tuple(glosses), ("n-pr",), tuple(kinds)),),
    ),
    st.lists(words, max_size=2, unique=True),
    st.lists(words, min_size=1, max_size=2, unique=True),
    st.lists(st.sampled_from(["surname", "place", "unclass"]), max_size=2),
    st.lists(words, min_size=1, max_size=2),
)


@given(entries)
def test_an_entry_comes_back_as_it_was(entry: Entry) -> None:
    assert codec.decoded_entry("made:1", codec.encoded_entry(entry)) == entry


@given(kanji)
def test_a_kanji_comes_back_as_it_was(kanji: Kanji) -> None:
    assert codec.decoded_kanji("行", codec.encoded_kanji(kanji)) == kanji


@given(names)
def test_a_name_comes_back_as_it_was_under_each_of_its_forms(name: Entry) -> None:
    forms = name_forms(name)
    for form in forms:
        assert codec.decoded_name("made:1", form, codec.encoded_name(name, forms)) == name


@given(st.lists(st.binary(max_size=300), min_size=1))
def test_deflated_bodies_come_back_each_alone(bodies: list[bytes]) -> None:
    preset = codec.preset(bodies)
    deflate = codec.deflater(preset)
    for packed, body in reversed([(deflate(body), body) for body in bodies]):
        assert codec.inflate(packed, preset) == body


@given(st.sets(texts), st.lists(texts))
def test_the_filter_lets_every_form_pass_that_is_there(there: set[str], asked: list[str]) -> None:
    bits = filter.built(set(filter.checks(there)))
    passed = filter.passed([*asked, *there], bits)
    assert there <= set(passed)


def test_the_filter_holds_nearly_everything_else_back() -> None:
    there = {f"{number}行" for number in range(10_000)}
    bits = filter.built(set(filter.checks(there)))
    assert len(filter.passed([f"{number}方" for number in range(10_000)], bits)) < 400


def test_a_lone_surrogate_passes_no_filter() -> None:
    full = b"\xff" * 8
    assert filter.passed(["a\ud800", "\udfff", "a"], full) == ["a"]
