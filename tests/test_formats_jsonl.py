import json
from itertools import chain
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import any_sentences, lines, text_of, word, words, written

from yomu import model
from yomu.formats import jsonl
from yomu.model import Entry, NameRole, Quantity, Reading, Ruby, Sense, Sentence, Spelling

SCHEMA = json.loads(jsonl.SCHEMA.read_text(encoding="utf-8"))
FITS = jsonschema.Draft202012Validator(SCHEMA)

TALKS = Entry(
    "jmdict:1198180",
    (Spelling("会談", ("news1", "nf01")),),
    (Reading("かいだん"),),
    (Sense(("conversation", "conference"), ("n", "vs"), fields=("law",), misc=("form",)),),
    rank=1,
)


def objects(sentences: tuple[Sentence, ...] | list[Sentence], source: str = "") -> list[Any]:
    return [json.loads(line) for line in written("jsonl", sentences, source=source).splitlines()]


def full() -> Sentence:
    """A sentence in which every key says something."""
    compound = word(
        "電[でん] 話[わ] 会[かい] 談[だん]",
        parts=words("電[でん] 話[わ]|会[かい] 談[だん]"),
        entries=(TALKS,) * 5,
        gloss="telephone talks",
        marks=frozenset({"first", "doubtful"}),
        provenance="dictionary",
        confidence=0.123456,
        alternatives=("でんわ",),
        inflections=("past",),
    )
    number = word("三[さん]", kind="number", value=Quantity("3", "people", "three people"))
    person = word("氏[し]", kind="name", name=NameRole("person", "大統領", "プーチン", "Putin"))
    return Sentence((word("、"), compound, number, person), 100, 7, "heading", "\n")


def test_a_line_is_what_the_schema_says() -> None:
    (line,) = objects((full(),), "talks.txt")

    FITS.validate(line)
    assert line == {
        "schema_version": 1,
        "source": "talks.txt",
        "passage": 7,
        "kind": "heading",
        "offset": 100,
        "before": "",
        "text": "、電話会談三氏",
        "end": "\n",
        "words": line["words"],
    }


def test_a_word_holds_all_that_is_known() -> None:
    _, talks, three, person = objects((full(),))[0]["words"]

    assert talks | {"parts": [], "entries": []} == {
        "surface": "電話会談",
        "offset": 101,
        "length": 4,
        "kind": "word",
        "lemma": "電話会談",
        "pos": "noun",
        "reading": "でんわかいだん",
        "ruby": [["電", "でん"], ["話", "わ"], ["会", "かい"], ["談", "だん"]],
        "provenance": "dictionary",
        "confidence": 0.1235,
        "alternatives": ["でんわ"],
        "inflections": ["past"],
        "value": {"number": "", "unit": "", "text": ""},
        "name": {"kind": "", "role": "", "who": "", "english": ""},
        "gloss": "telephone talks",
        "marks": ["doubtful", "first"],
        "parts": [],
        "entries": [],
    }
    assert [(part["surface"], part["offset"]) for part in talks["parts"]] == [
        ("電話", 101),
        ("会談", 103),
    ]
    assert three["value"] == {"number": "3", "unit": "people", "text": "three people"}
    assert person["name"] == {
        "kind": "person",
        "role": "大統領",
        "who": "プーチン",
        "english": "Putin",
    }


def test_an_entry_keeps_its_codes() -> None:
    entries = objects((full(),))[0]["words"][1]["entries"]

    assert len(entries) == jsonl.ENTRIES
    assert entries[0] == {
        "id": "jmdict:1198180",
        "spellings": ["会談"],
        "readings": ["かいだん"],
        "common": True,
        "senses": [
            {
                "pos": ["n", "vs"],
                "misc": ["form"],
                "fields": ["law"],
                "glosses": ["conversation", "conference"],
            }
        ],
    }


def test_every_key_is_always_there() -> None:
    keys = [set(w) for line in objects((full(), *lines("か"))) for w in everything(line["words"])]

    assert len({frozenset(k) for k in keys}) == 1
    assert keys[0] == set(SCHEMA["$defs"]["word"]["properties"])


def everything(words: list[Any]) -> list[Any]:
    return words + [inner for w in words for inner in everything(w["parts"])]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (model.WordKind, SCHEMA["$defs"]["word"]["properties"]["kind"]),
        (model.PartOfSpeech, SCHEMA["$defs"]["word"]["properties"]["pos"]),
        (model.Provenance, SCHEMA["$defs"]["word"]["properties"]["provenance"]),
        (
            model.NameKind,
            SCHEMA["$defs"]["word"]["properties"]["name"]["properties"]["kind"],
        ),
        (model.PassageKind, SCHEMA["properties"]["kind"]),
    ],
)
def test_the_schema_knows_every_value(values: object, words: dict[str, list[str]]) -> None:
    assert set(words["enum"]) == set(get_args(values))


def test_empty_lines_give_no_object() -> None:
    first, second = objects(lines("", "か", "", "", "か"))

    assert (first["before"], first["passage"], first["offset"]) == ("\n", 1, 1)
    assert (second["before"], second["passage"], second["offset"]) == ("\n\n", 4, 5)


@given(any_sentences(st.text(st.characters(), max_size=6)))
def test_the_text_comes_back(sentences: list[Sentence]) -> None:
    """Whatever it holds, lone surrogates too; but for empty lines at its very end."""
    empty = 0
    while empty < len(sentences) and not sentences[-1 - empty].words:
        empty += 1

    lines = written("jsonl", sentences).splitlines()

    assert jsonl.text_of(lines) == text_of(sentences[: len(sentences) - empty])


@given(any_sentences(st.text(max_size=6)))
def test_offsets_are_where_words_stand(sentences: list[Sentence]) -> None:
    text = text_of(sentences)
    lines = objects(sentences)

    for line in lines:
        FITS.validate(line)
    for w in chain(lines, *(line["words"] for line in lines)):
        surface = w.get("surface", w.get("text"))
        assert text[w["offset"] : w["offset"] + len(surface)] == surface
        assert w.get("length", len(surface)) == len(surface)


@given(any_sentences(st.text(max_size=6)))
def test_a_line_is_a_line_to_every_reader(sentences: list[Sentence]) -> None:
    """Also to those that take U+2028, U+0085 or a form feed for a line break."""
    out = written("jsonl", sentences)

    assert out.splitlines() == out.split("\n")[:-1]
    out.encode()


def test_ruby_is_pairs() -> None:
    made = word("今日[きょう] は")

    assert made.ruby == (Ruby("今日", "きょう"), Ruby("は"))
    assert objects((Sentence((made,)),))[0]["words"][0]["ruby"] == [["今日", "きょう"], ["は", ""]]
