"""A deck as a table: imported by Anki itself into any note type, and again."""

import io

import pytest
from anki_made import add_notetype, collection, note
from hypothesis import given
from hypothesis import strategies as st

from yomu.anki import layout, notetype, table
from yomu.anki.fields import FIELDS, LAPIS, OWN
from yomu.anki.layout import OURS, Layout
from yomu.errors import UsageError

LAPIS_OLD = tuple(n for n in LAPIS if n not in ("RelatedExpression", "SentenceTranslation"))
SIMPLE = Layout("Simple", {"Front": "{Expression}", "Back": "{MainDefinition}"})


@pytest.fixture
def col(tmp_path):
    yield from collection(tmp_path)


def written(notes, how=OURS):
    out = io.StringIO(newline="")
    table.write(map(how.note, notes), how, out)
    return out.getvalue()


def imported(col, tmp_path, text):
    """What Anki says it did with each note of a table."""
    from anki.collection import ImportCsvRequest

    file = tmp_path / "deck.tsv"
    file.write_text(text, "utf-8", newline="")
    metadata = col.get_csv_metadata(path=str(file), delimiter=None)
    log = col.import_csv(ImportCsvRequest(path=str(file), metadata=metadata)).log
    return {name.name: len(found) for name, found in log.ListFields() if name.name != "found_notes"}


def stored(col, query=""):
    return {n["Front"]: n for n in map(col.get_note, col.find_notes(query))}


def test_a_table_becomes_notes_with_deck_tags_and_guid(col, tmp_path):
    add_notetype(col, "Simple", ("Front", "Back", "Mine"))
    first = note("空", "そら", "政治::停戦", MainDefinition="sky")

    assert imported(col, tmp_path, written([first], SIMPLE)) == {"new": 1}
    made = stored(col)["空"]
    assert made.items() == [("Front", "空"), ("Back", "sky"), ("Mine", "")]
    assert made.tags == ["yomu"]
    assert col.decks.name(made.cards()[0].did) == "政治::停戦"


def test_a_later_table_updates_our_fields_and_leaves_the_readers(col, tmp_path):
    add_notetype(col, "Simple", ("Front", "Back", "Mine"))
    imported(col, tmp_path, written([note("空", "そら", MainDefinition="sky")], SIMPLE))
    mine = stored(col)["空"]
    mine["Mine"] = "my own words"
    col.update_note(mine)
    card = mine.cards()[0]
    card.ivl = 4
    col.update_card(card)
    again = written([note("空", "そら", MainDefinition="the sky")], SIMPLE)

    assert imported(col, tmp_path, again) == {"updated": 1}
    made = stored(col)["空"]
    assert (made["Back"], made["Mine"]) == ("the sky", "my own words")
    assert made.cards()[0].ivl == 4


def test_homographs_are_two_notes(col, tmp_path):
    add_notetype(col, "Simple", ("Front", "Back"))
    both = [note("空", "そら"), note("空", "から")]

    assert imported(col, tmp_path, written(both, SIMPLE)) == {"new": 2}
    assert imported(col, tmp_path, written(both, SIMPLE)) in ({"duplicate": 2}, {"updated": 2})
    assert col.note_count() == 2


def test_a_series_goes_into_its_decks(col, tmp_path):
    add_notetype(col, "Simple", ("Front", "Back"))
    lessons = [note("空", "そら", "本::1"), note("星", "ほし", "本::2")]
    imported(col, tmp_path, written(lessons, SIMPLE))

    decks = {f: col.decks.name(n.cards()[0].did) for f, n in stored(col).items()}
    assert decks == {"空": "本::1", "星": "本::2"}


@pytest.mark.parametrize(
    "text",
    ["a\tb", 'say "x"', '"', "# no comment", "a<br>b", "&amp;", "line\nline", "[sound:a.mp3]", "'"],
)
def test_any_content_arrives(col, tmp_path, text):
    add_notetype(col, "Simple", ("Front", "Back"))
    imported(col, tmp_path, written([note("空", "そら", MainDefinition=text)], SIMPLE))

    assert stored(col)["空"]["Back"] == text.replace("\t", " ").replace("\n", " ")


@pytest.mark.parametrize(
    ("preset", "fields", "shown"),
    [
        (
            "lapis",
            LAPIS_OLD,
            {"Expression": "空", "ExpressionReading": "そら", "PitchPosition": "1"},
        ),
        ("kiku", LAPIS, {"Expression": "空", "Sentence": "<b>空</b>", "MiscInfo": "JMdict"}),
        (
            "jpmn",
            (
                *("Key", "Word", "WordReading", "PAOverride", "PAOverrideText", "AJTWordPitch"),
                *("PrimaryDefinition", "PrimaryDefinitionPicture", "Sentence", "SentenceReading"),
                *("AdditionalNotes", "Hint", "Picture", "WordAudio", "SentenceAudio"),
                *("PAGraphs", "PAPositions", "WordReadingHiragana", "FrequenciesStylized"),
                *("FrequencySort", "SecondaryDefinition", "ExtraDefinitions", "Comment"),
            ),
            {"Key": "空（そら）", "Word": "空", "WordReadingHiragana": "そら", "PAOverride": "1"},
        ),
    ],
)
def test_presets_fill_the_note_types_of_others(col, tmp_path, preset, fields, shown):
    chosen = layout.chosen(preset, "", ())
    add_notetype(col, chosen.notetype, fields)
    one = note("空", "そら", Sentence="<b>空</b>", PitchPosition="1", Credit="JMdict")

    assert set(chosen.fields) <= set(fields)
    assert imported(col, tmp_path, written([one], chosen)) == {"new": 1}
    (made,) = map(col.get_note, col.find_notes(""))
    assert {name: made[name] for name in shown} == shown


def test_our_own_table_names_all_fields_but_the_readers():
    (columns,) = [line for line in written([note("空", "そら")]).split("\n") if "#columns" in line]

    assert columns.removeprefix("#columns:").split("\t") == [
        *("guid", "tags"),
        *(name for name in FIELDS if name not in OWN),
    ]


def test_a_word_in_another_note_type_is_another_note():
    ours = note("空", "そら")

    assert OURS.note(ours).guid == ours.guid
    assert (
        len({ours.guid, SIMPLE.note(ours).guid, layout.chosen("kiku", "", ()).note(ours).guid}) == 3
    )


@pytest.mark.parametrize(
    ("maps", "fields"),
    [
        (["Front=Expression"], {"Front": "空"}),
        (["Front={Expression}<br>{ExpressionReading}"], {"Front": "空<br>そら"}),
        (["Front=Expression", "Mode=x"], {"Front": "空", "Mode": "x"}),
        (["Front=a=b"], {"Front": "a=b"}),
        (["Front={Sentence} {Expression}"], {"Front": "空"}),  # no space where there is none
    ],
)
def test_maps_say_what_goes_where(maps, fields):
    assert layout.chosen("", "Simple", maps).note(note("空", "そら")).fields == fields


@pytest.mark.parametrize(
    ("preset", "name", "maps", "said"),
    [
        ("", "", ["Front=Expression"], "note type"),
        ("", "Simple", [], "what goes where"),
        ("lapis", "", ["Front"], "Field=value"),
        ("lapis", "", ["=x"], "Field=value"),
        ("lapis", "", ["Front={Expresion}"], "no Expresion"),
    ],
)
def test_what_cannot_be_mapped_is_said(preset, name, maps, said):
    with pytest.raises(UsageError, match=said):
        layout.chosen(preset, name, maps)


def test_a_map_changes_a_preset_and_a_name_its_note_type():
    chosen = layout.chosen("lapis", "Lapis+", ["IsSentenceCard=x", "Glossary="])

    assert chosen.notetype == "Lapis+"
    assert (chosen.fields["IsSentenceCard"], chosen.fields["Glossary"]) == ("x", "")
    assert chosen.fields["Expression"] == "{Expression}"


@pytest.mark.parametrize(
    ("how", "fields"),
    [
        (OURS, ("Key",)),
        (layout.chosen("lapis", "", ()), ("Expression", "ExpressionReading")),
        (layout.chosen("jpmn", "", ()), ("Word", "WordReadingHiragana")),
        (Layout("N", {"Id": "{Key}", "Front": "{Expression}"}), ("Id",)),
        (Layout("N", {"Front": "{Expression}（{ExpressionReading}）"}), ("Front",)),
    ],
)
def test_what_tells_words_apart(how, fields):
    assert how.identity == fields


def test_every_preset_names_fields_we_have():
    for name in layout.names():
        chosen = layout.chosen(name, "", ())
        assert chosen.notetype != notetype.NAME
        assert all(chosen.note(note("空", "そら")).fields[f] == "空" for f in chosen.identity[:1])


@given(st.text(), st.text())
def test_a_header_is_one_line_and_a_row_another(word, deck):
    lines = written([note(word, "x", deck)], SIMPLE).split("\n")

    assert lines[-1] == ""
    assert len(lines) == 9
    assert all(line.startswith("#") for line in lines[:7])
