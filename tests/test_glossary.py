"""The reader's own glossaries: kept, checked, and asked before every other dictionary."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yomu.cli import run
from yomu.dictionary import glossary_table as tables
from yomu.dictionary import own
from yomu.dictionary.stack import open_lexicon
from yomu.errors import UnreadableText

HEADER = "headword\tspellings\treading\tenglish\ttopic\tsubtopic\tlevel\trelated\tnote\n"


@pytest.fixture
def folder(data_dir, tmp_path, monkeypatch):
    """A data folder with the real dictionaries and no glossary."""
    for file in data_dir.glob("*.db"):
        (tmp_path / file.name).symlink_to(file.resolve())
    monkeypatch.setenv("YOMU_DATA_DIR", str(tmp_path))
    return tmp_path


def faults(text: str) -> list[tuple[int, str]]:
    return [(f.line, f.text) for f in tables.faults(tables.parse(text.encode(), Path("a.tsv")))]


# ---------------------------------------------------------------- the table


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("準決勝\t\tじゅんけっしょう\tsemi-final", ""),
        ("国際連合\t国連=こくれん;UN=ユーエヌ\tこくさいれんごう\tUnited Nations", ""),
        ("準決勝\t\t\tsemi-final", "no reading"),
        ("準決勝\t\tjunkesshou\tsemi-final", "not kana"),
        ("受け入れ\t\tうけれ\treception", "cannot be read"),
        ("準決勝\t準決\tじゅんけっしょう\tsemi-final\tsports\t\t7", "level is 1 to 5"),
        ("準決勝\t\tじゅんけっしょう\tsemi-final\t\t\t\t決勝", "no headword of this file"),
        ("準\x1b[31m\t\tじゅん\tsemi", "cannot be shown"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(row, said):
    found = faults(HEADER + row + "\n")

    assert [line for line, _ in found] == ([2] if said else [])
    assert not said or said in found[0][1]


def test_a_headword_stands_once_and_in_its_place():
    row = "\t\tきのえ\tx\n"

    assert faults(HEADER + "乙" + row + "甲" + row + "乙" + row) == [
        (4, "乙 stands in line 2 already"),
        (4, "乙 belongs before 甲: sort by headword"),
    ]


def test_columns_go_by_their_names():
    table = tables.parse(
        "# mine\nEnglish\treading\theadword\r\ndraw\tひきわけ\t引き分け\r\n".encode(), Path("a")
    )

    assert table.rows[0].cells["headword"] == "引き分け"
    assert tables.written(table).startswith("# mine\nheadword\tspellings\treading\tenglish\t")


@pytest.mark.parametrize(
    "content",
    [b"", b"a\tb\n", "準決勝".encode("cp932"), b"\0\xff"],
    ids=["empty", "columns", "cp932", "bytes"],
)
def test_what_is_no_glossary_is_refused_by_name(content):
    with pytest.raises(UnreadableText, match=r"mine\.tsv"):
        tables.parse(content, Path("mine.tsv"))


CELL = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12)


@given(st.dictionaries(CELL.map(lambda t: f"甲{t}".strip()), CELL, max_size=5))
def test_a_table_that_was_written_is_read_as_it_was(terms):
    rows = [tables.Row(1, {"headword": h, "reading": "あ", "english": e}) for h, e in terms.items()]
    content = tables.written(tables.Table((), tuple(rows))).encode()

    once = tables.parse(content, Path("a"))
    assert tables.written(once) == tables.written(
        tables.parse(tables.written(once).encode(), Path("a"))
    )
    assert len(once.rows) <= len(terms)


def test_a_hostile_row_takes_no_time():
    form, reading = "漢あ" * 400, "あ" * 900 + "い"

    assert not tables.rereads(form, reading)


# ---------------------------------------------------------------- in use


def test_a_term_of_ones_own_is_a_word_and_outranks_jmdict(folder, capsys):
    assert (
        run(["glossary", "add", "対面協議開始=たいめんきょうぎかいし", "opening of direct talks"])
        == 0
    )
    assert run(["glossary", "add", "停戦=ていせん", "halt to the fighting"]) == 0

    found = open_lexicon(folder).find(["停戦", "対面協議開始"])

    assert [entry.id for entry in found["停戦"]][:2] == ["mine:停戦", "politics:停戦"]
    assert found["停戦"][0].rank == min(entry.rank for entry in found["停戦"])
    assert found["対面協議開始"][0].senses[0].glosses == ("opening of direct talks",)


def test_a_file_is_kept_shown_and_taken_away(folder, tmp_path, capsys):
    file = tmp_path / "sports.tsv"
    file.write_text(HEADER + "準決勝\t\tじゅんけっしょう\tsemi-final\tsports\n", encoding="utf-8")

    assert run(["glossary", "add", str(file)]) == 0
    assert run(["glossary", "list"]) == 0
    assert re.match(r"sports: 1 term, sports \(yours, .*sports\.tsv\)\n", capsys.readouterr().out)
    assert run(["glossary", "show", "sports"]) == 0
    assert capsys.readouterr().out == "準決勝  じゅんけっしょう  semi-final\n"
    assert run(["glossary", "remove", "sports"]) == 0
    assert own.files(folder) == []


def test_a_wrong_file_is_not_kept(folder, tmp_path, capsys):
    file = tmp_path / "wrong.tsv"
    file.write_text(HEADER + "準決勝\t\tjun\tsemi-final\n", encoding="utf-8")

    assert run(["glossary", "add", str(file)]) == 2
    assert "line 2: the reading of 準決勝 is not kana" in capsys.readouterr().err
    assert own.files(folder) == []
    assert run(["glossary", "check", str(file)]) == 1
    assert "wrong.tsv:2: the reading" in capsys.readouterr().out


def test_jmdicts_other_opinion_is_a_note_and_no_fault(folder, tmp_path, capsys):
    file = tmp_path / "a.tsv"
    file.write_text(HEADER + "首脳\t\tしゅのうぶ\tleaders\n", encoding="utf-8")

    assert run(["glossary", "check", str(file)]) == 0
    assert "note: JMdict reads 首脳 しゅのう" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["../evil", "a/b", ".hidden", ""])
def test_a_glossary_stays_in_its_folder(folder, name, capsys):
    code = run(["glossary", "add", "準決勝=じゅんけっしょう", "semi-final", "--glossary", name])

    assert code == (2 if name else 0)
    assert [f.name for f in own.files(folder)] == ([] if name else ["mine.tsv"])


def test_a_damaged_glossary_is_named_with_what_to_do(folder, capsys):
    (folder / "glossaries").mkdir()
    (folder / "glossaries" / "old.tsv").write_bytes(b"nothing\n")

    assert run(["lookup", "停戦"]) == 4
    assert "old.tsv: no column headword" in capsys.readouterr().err
