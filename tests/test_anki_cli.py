"""`yomu anki`: what it says, what it writes, and what it leaves alone."""

import os
import subprocess
import sys
import zipfile
from contextlib import closing
from sqlite3 import connect

import pytest

from yomu.cli import run

TRUCE = "両国は停戦に合意した。首脳が会談を行った。"


@pytest.fixture
def home(data_dir, tmp_path, monkeypatch):
    """A data folder of one's own, with the dictionaries, in the folder one works in."""
    folder = tmp_path / "data"
    folder.mkdir()
    for file in data_dir.glob("*.db"):
        (folder / file.name).symlink_to(file.resolve())
    monkeypatch.setenv("YOMU_DATA_DIR", str(folder))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "truce.txt").write_text(TRUCE, encoding="utf-8")
    return folder


def notes(file, tmp_path):
    """GUID → time, first fields and deck of each note of a package."""
    with zipfile.ZipFile(file) as package:
        (tmp_path / "c.anki2").write_bytes(package.read("collection.anki2"))
    with closing(connect(tmp_path / "c.anki2")) as db:
        return {guid: (mod, flds.split("\x1f")[:2]) for guid, mod, flds in db.execute(
            "SELECT guid, mod, flds FROM notes"
        )}  # fmt: skip


def test_with_no_option_it_makes_cards_of_every_word_worth_learning(home, tmp_path, capsys):
    assert run(["anki", "truce.txt", "-o", "deck.apkg"]) == 0

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines()[1:] == [
        "deck.apkg: truce, 6 notes (12 cards): 6 added, 0 changed, 0 unchanged"
    ]
    assert "no earlier decks are known here" in told.err
    words = [fields[1] for _, fields in notes(tmp_path / "deck.apkg", tmp_path).values()]
    assert words == ["両国", "停戦", "合意", "首脳", "会談", "行う"]


def test_the_same_again_is_the_same_bytes(home, tmp_path, capsys, monkeypatch):
    run(["anki", "truce.txt", "-o", "a.apkg"])
    run(["anki", "truce.txt", "-o", "b.apkg"])

    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b.apkg").read_bytes()
    assert "6 unchanged" in capsys.readouterr().err


def test_what_has_changed_is_newer_and_the_rest_is_not(home, tmp_path, capsys, monkeypatch):
    run(["anki", "truce.txt", "-o", "a.apkg"])
    (tmp_path / "truce.txt").write_text(TRUCE.replace("会談を", "重要な会談を"), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800009999")
    capsys.readouterr()

    assert run(["anki", "truce.txt", "-o", "b.apkg"]) == 0

    before, after = notes(tmp_path / "a.apkg", tmp_path), notes(tmp_path / "b.apkg", tmp_path)
    newer = {fields[1] for guid, (mod, fields) in after.items() if mod == 1800009999}
    assert newer == {"首脳", "会談", "行う"}  # the words of that sentence
    assert all(after[guid] == before[guid] for guid in before if after[guid][1][1] not in newer)
    told = capsys.readouterr().err
    assert "3 notes have changed" in told
    assert "Notes included" in told
    assert "1 added, 3 changed, 3 unchanged" in told


def test_a_dry_run_says_all_that_and_writes_nothing(home, tmp_path, capsys):
    run(["anki", "truce.txt", "-o", "a.apkg", "--limit", "5"])
    known = (home / "anki.tsv").read_bytes()
    capsys.readouterr()

    assert run(["anki", "truce.txt", "--dry-run"]) == 0

    told = capsys.readouterr()
    assert told.out == "added\t行う\tおこなう\n"
    assert "1 added, 0 changed, 5 unchanged" in told.err
    assert (home / "anki.tsv").read_bytes() == known


def test_one_word_is_one_note_in_one_deck(home, tmp_path, capsys):
    run(["anki", "truce.txt", "-o", "a.apkg", "--deck", "政治"])
    (tmp_path / "more.txt").write_text("停戦の知らせだ。", encoding="utf-8")
    capsys.readouterr()

    assert run(["anki", "more.txt", "-o", "b.apkg", "--deck", "ニュース"]) == 0

    told = capsys.readouterr().err
    assert "1 word met in 政治 already" in told
    assert "0 unchanged, 1 elsewhere" in told
    assert run(["anki", "truce.txt", "--dry-run", "--deck", "政治"]) == 0
    assert "6 unchanged" in capsys.readouterr().err  # 停戦 is still the other deck's


def test_an_earlier_deck_tells_what_is_known_on_a_new_machine(home, tmp_path, capsys):
    run(["anki", "truce.txt", "-o", "a.apkg"])
    known = (home / "anki.tsv").read_bytes()
    (home / "anki.tsv").unlink()
    capsys.readouterr()

    assert run(["anki", "truce.txt", "-o", "b.apkg", "--previous", "a.apkg"]) == 0

    told = capsys.readouterr().err
    assert "6 unchanged" in told
    assert "known here" not in told
    assert (home / "anki.tsv").read_bytes() == known
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b.apkg").read_bytes()


def test_a_refreshed_deck_is_newer_than_any(home, tmp_path, capsys):
    run(["anki", "truce.txt", "-o", "a.apkg", "--refresh"])
    assert {mod for mod, _ in notes(tmp_path / "a.apkg", tmp_path).values()} == {1800000000}

    run(["anki", "truce.txt", "-o", "a.apkg", "--refresh"])  # within the same second
    assert {mod for mod, _ in notes(tmp_path / "a.apkg", tmp_path).values()} == {1800000001}


def test_a_series_is_a_deck_a_lesson_each_word_where_it_is_first_met(home, tmp_path, capsys):
    (tmp_path / "lesson1.txt").write_text("停戦だ。", encoding="utf-8")
    (tmp_path / "lesson2.txt").write_text("停戦と会談。", encoding="utf-8")

    assert run(["anki", "lesson1.txt", "lesson2.txt", "-o", "a.apkg"]) == 0

    with zipfile.ZipFile("a.apkg") as package:
        (tmp_path / "c.anki2").write_bytes(package.read("collection.anki2"))
    with closing(connect(tmp_path / "c.anki2")) as db:
        (decks,) = db.execute("SELECT decks FROM col").fetchone()
        sizes = db.execute("SELECT did, count(DISTINCT nid) FROM cards GROUP BY did").fetchall()
    assert "lesson::lesson1" in decks
    assert "lesson::lesson2" in decks
    assert sorted(size for _, size in sizes) == [1, 1]
    known = (home / "anki.tsv").read_bytes()
    assert known.decode().count("\tlesson\n") == 2

    (home / "anki.tsv").unlink()
    run(["anki", "lesson1.txt", "lesson2.txt", "-o", "b.apkg", "--previous", "a.apkg"])
    assert (home / "anki.tsv").read_bytes() == known


def test_a_series_of_which_one_text_alone_has_words_is_still_one(home, tmp_path, capsys):
    (tmp_path / "lesson1.txt").write_text("停戦だ。", encoding="utf-8")
    (tmp_path / "lesson2.txt").write_text("停戦か。", encoding="utf-8")
    texts = ["lesson1.txt", "lesson2.txt"]
    run(["anki", *texts, "-o", "a.apkg"])
    (home / "anki.tsv").unlink()
    capsys.readouterr()

    assert run(["anki", *texts, "-o", "b.apkg", "--previous", "a.apkg"]) == 0
    assert "lesson, 1 note (2 cards): 0 added, 0 changed, 1 unchanged" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["empty.txt", "-o", "a.apkg"], 1, "no words are selected"),
        (["kana.txt", "-o", "a.apkg", "--cards", "reading"], 1, "no words are selected"),
        (["truce.txt", "-o", "a.apkg", "--cards", "listening"], 2, "needs --audio word"),
        (["truce.txt"], 2, "-o deck.apkg"),
        (["truce.txt", "-o", "a.zip"], 2, "no deck is a '.zip'"),
        (["truce.txt", "-o", "."], 2, "no deck is a '.'"),
        (["truce.txt", "-o", "a.apkg", "--preset", "lapis"], 2, "name it deck.tsv"),
        (["truce.txt", "-o", "a.apkg", "--deck", "a::"], 2, "no deck's name"),
        (["truce.txt", "-o", "a.apkg", "--cards", "front"], 2, "no kind of card 'front'"),
        (["truce.txt", "-o", "a.apkg", "--previous", "truce.txt"], 4, "no deck that yomu"),
        (["missing.txt", "-o", "a.apkg"], 4, "missing.txt"),
        (["truce.txt", "-o", "no/a.apkg"], 5, "cannot be written"),
        (["truce.txt", "-o", "folder.apkg"], 5, "folder"),
        (["truce.txt", "missing.txt", "-o", "half.apkg"], 6, "1 of 2 inputs failed"),
    ],
)
def test_what_goes_wrong_is_said(home, tmp_path, capsys, arguments, code, said):
    (tmp_path / "empty.txt").write_text("。、", encoding="utf-8")
    (tmp_path / "kana.txt").write_text("ニュースだ。", encoding="utf-8")
    (tmp_path / "folder.apkg").mkdir()

    assert run(["anki", *arguments]) == code

    assert said in capsys.readouterr().err
    assert not (tmp_path / "a.apkg").exists()
    assert (tmp_path / "half.apkg").exists() == (code == 6)
    assert (home / "anki.tsv").exists() == (code == 6)


@pytest.mark.parametrize("moment", ["soon", "9" * 20, "-1"])
def test_a_time_that_is_none_is_refused(home, capsys, monkeypatch, moment):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)

    assert run(["anki", "truce.txt", "-o", "a.apkg"]) == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="names of files there are Unicode")
def test_a_files_name_may_be_anything(home, tmp_path, capsys):
    name = os.fsdecode(b"caf\xe9 ::\x1f a::.txt")
    (tmp_path / name).write_text(TRUCE, encoding="utf-8")

    assert run(["anki", name, "-o", "a.apkg"]) == 0

    assert "caf\ufffd ： a, 6 notes" in capsys.readouterr().err
    assert run(["anki", name, "-o", "a.apkg"]) == 0
    assert "6 unchanged" in capsys.readouterr().err


def test_a_table_is_for_any_note_type_and_remembers_nothing(home, tmp_path, capsys):
    assert run(["anki", "truce.txt", "-o", "a.tsv", "--preset", "lapis", "--deck", "政治"]) == 0

    lines = (tmp_path / "a.tsv").read_text(encoding="utf-8").splitlines()
    assert {"#notetype:Lapis", "#deck:政治"} <= {*lines}
    assert sum("停戦" in line for line in lines) >= 1
    assert "a.tsv: 政治, 6 notes for Lapis" in capsys.readouterr().err
    assert not (home / "anki.tsv").exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x05\x06" + bytes(18), b"not a zip", None],
    ids=["empty", "an empty zip", "a text", "another program's deck"],
)
def test_what_is_no_deck_of_ours_tells_nothing(home, tmp_path, capsys, content):
    if content is None:
        with zipfile.ZipFile("old.apkg", "w") as package:
            package.writestr("collection.anki2", b"SQLite format 3\0" + bytes(84))
    else:
        (tmp_path / "old.apkg").write_bytes(content)

    assert run(["anki", "truce.txt", "-o", "a.apkg", "--previous", "old.apkg"]) == 4

    assert "old.apkg is no deck that yomu has written" in capsys.readouterr().err
    assert not (home / "anki.tsv").exists()


@pytest.mark.parametrize(
    ("packing", "name", "told"),
    [
        (zipfile.ZIP_BZIP2, "collection.anki2", "packed in another way"),  # undone at a stroke
        (zipfile.ZIP_DEFLATED, "collection.anki2", "unpacks to more than"),
        (zipfile.ZIP_DEFLATED, "collection.anki21", "Anki has exported it"),
    ],
)
def test_a_deck_that_would_fill_the_disk_is_no_deck_of_ours(
    home, capsys, monkeypatch, packing, name, told
):
    monkeypatch.setattr("yomu.anki.collection.LARGEST", 1_000_000)
    with zipfile.ZipFile("old.apkg", "w", packing) as package:
        package.writestr(name, bytes(3_000_000))

    assert run(["anki", "truce.txt", "-o", "a.apkg", "--previous", "old.apkg"]) == 4

    assert told in capsys.readouterr().err


@pytest.mark.parametrize("decks", ["[]", '{"7": 1}', "1", "{"])
def test_a_deck_of_another_shape_is_no_deck_of_ours(home, tmp_path, capsys, decks):
    run(["anki", "truce.txt", "-o", "a.apkg"])
    with zipfile.ZipFile("a.apkg") as package:
        (tmp_path / "c.anki2").write_bytes(package.read("collection.anki2"))
    with closing(connect(tmp_path / "c.anki2")) as db, db:
        db.execute("UPDATE col SET decks = ?", (decks,))
    with zipfile.ZipFile("old.apkg", "w") as package:
        package.write(tmp_path / "c.anki2", "collection.anki2")

    assert run(["anki", "truce.txt", "-o", "b.apkg", "--previous", "old.apkg"]) == 4

    assert "old.apkg is no deck that yomu has written" in capsys.readouterr().err


def test_a_damaged_record_is_passed_over(home, tmp_path, capsys):
    run(["anki", "truce.txt", "-o", "a.apkg"])
    file = home / "anki.tsv"
    lines = file.read_bytes().split(b"\n")
    file.write_bytes(b"\n".join([lines[0], b"\xff\t\t", lines[1][:9], b"a\tb\tc\td", *lines[2:]]))
    capsys.readouterr()

    assert run(["anki", "truce.txt", "-o", "a.apkg"]) == 0

    assert "1 added, 0 changed, 5 unchanged" in capsys.readouterr().err


def test_a_deck_that_cannot_be_replaced_stays_and_nothing_is_remembered(home, tmp_path, capsys):
    run(["anki", "truce.txt", "-o", "a.apkg", "--limit", "1"])
    deck, known = (tmp_path / "a.apkg").read_bytes(), (home / "anki.tsv").read_bytes()
    code = (
        "import os, sys; from yomu.cli import run\n"
        "def locked(*_): raise PermissionError(13, 'in use')\n"
        "os.replace = locked\n"  # as Windows does with a file that is open in Anki
        "sys.exit(run(sys.argv[1:]))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, "anki", "truce.txt", "-o", "a.apkg"],
        capture_output=True,
        check=False,
    )

    assert done.returncode == 5
    assert (tmp_path / "a.apkg").read_bytes() == deck
    assert (home / "anki.tsv").read_bytes() == known
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.apkg", "data", "truce.txt"]


@pytest.mark.parametrize(("last", "renamed"), [("os.replace", False), ("Path.replace", True)])
def test_who_dies_in_the_middle_can_do_it_again(home, tmp_path, capsys, last, renamed):
    run(["anki", "truce.txt", "-o", "a.apkg"])
    deck, known = (tmp_path / "a.apkg").read_bytes(), (home / "anki.tsv").read_bytes()
    code = (
        "import os, sys; from pathlib import Path; from yomu.cli import run\n"
        f"def die(*_): os._exit(9)\n{last} = die\nrun(sys.argv[1:])"
    )
    again = ["anki", "truce.txt", "-o", "a.apkg", "--tags", "lesson1"]

    done = subprocess.run([sys.executable, "-c", code, *again], capture_output=True, check=False)

    assert done.returncode == 9
    assert ((tmp_path / "a.apkg").read_bytes() != deck) == renamed  # whole in either case
    assert len(notes("a.apkg", tmp_path)) == 6
    assert (home / "anki.tsv").read_bytes() == known
    capsys.readouterr()
    assert run(again) == 0
    assert "6 changed" in capsys.readouterr().err


def test_two_at_once_forget_nothing(home, tmp_path):
    texts = {"a": "停戦と会談。", "b": "外交と条約。", "c": "予算と税金。"}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "yomu", "anki"]
    running = [subprocess.Popen([*command, f"{n}.txt", "-o", f"{n}.apkg"]) for n in texts]

    assert [one.wait(60) for one in running] == [0, 0, 0]
    lines = (home / "anki.tsv").read_text(encoding="utf-8").splitlines()
    assert sorted(line.split("\t")[3] for line in lines[1:]) == [*"aabbcc"]
