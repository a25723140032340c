"""`yomu anki --push`: what it says, what it remembers, and what it leaves alone."""

import pytest
from anki_made import add_notetype, collection
from anki_server import ServedAnki, served

from yomu.anki.fields import LAPIS
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
    monkeypatch.chdir(tmp_path)
    (tmp_path / "truce.txt").write_text(TRUCE, encoding="utf-8")
    return folder


@pytest.fixture
def there(tmp_path):
    (tmp_path / "anki").mkdir()
    for col in collection(tmp_path / "anki"):
        yield ServedAnki(col, tmp_path)


@pytest.fixture
def url(there):
    with served(there.answer) as url:
        yield url


def pushed(url, *options):
    return run(["anki", "truce.txt", "--push", "--url", url, "--deck", "政治", *options])


def words(there, field="Expression"):
    notes = map(there.col.get_note, there.col.find_notes("deck:政治"))
    return [note[field] for note in notes]


def test_a_text_is_pushed_once(home, there, url, capsys):
    assert pushed(url) == 0
    assert words(there) == ["両国", "停戦", "合意", "首脳", "会談", "行う"]
    assert "Anki: 政治, 6 notes: 6 added, 0 updated, 0 there already" in capsys.readouterr().err

    assert pushed(url) == 0
    assert "0 added, 0 updated, 6 there already" in capsys.readouterr().err
    assert len(words(there)) == 6


def test_other_note_types_have_presets(home, there, url):
    add_notetype(there.col, "Kiku", LAPIS)

    assert pushed(url, "--preset", "kiku") == 0
    assert words(there, "PitchPosition")[1] == "0"  # 停戦
    assert {n["name"] for n in there.col.models.all()} >= {"Kiku"}
    assert there.col.models.by_name("yomu") is None


def test_refresh_overwrites_what_was_edited(home, there, url):
    pushed(url)
    note = there.col.get_note(there.col.find_notes("Expression:停戦")[0])
    note["MainDefinition"], note["Notes"] = "mine", "mine"
    there.col.update_note(note)

    pushed(url)
    assert "mine" in words(there, "MainDefinition")
    pushed(url, "--refresh")
    assert "mine" not in words(there, "MainDefinition")
    assert "mine" in words(there, "Notes")


def test_a_dry_run_asks_only(home, there, url, capsys):
    assert pushed(url, "--dry-run") == 0
    assert capsys.readouterr().out.splitlines()[1] == "added\t停戦\tていせん"
    assert words(there) == []
    assert not (home / "pushed.tsv").exists()

    pushed(url)
    capsys.readouterr()
    assert pushed(url, "--dry-run") == 0
    assert capsys.readouterr().out == ""


def test_a_run_that_was_cut_off_is_finished_by_the_next(home, there, url, capsys):
    there.unknown, there.stops_after = {"importPackage"}, 3
    assert pushed(url) == 5
    assert "the same command again does the rest" in capsys.readouterr().err
    assert not (home / "pushed.tsv").exists()

    there.stops_after = -1
    assert pushed(url) == 0
    assert sorted(words(there)) == sorted(["両国", "停戦", "合意", "首脳", "会談", "行う"])


def test_what_anki_refuses_is_said(home, there, url, capsys):
    add_notetype(there.col, "Kiku", LAPIS)
    there.refuses = {"停戦"}

    assert pushed(url, "--preset", "kiku") == 1
    told = capsys.readouterr().err
    assert "停戦: Anki refused addNote: cannot create note because it is empty" in told
    assert "Anki refused 1 note; the others are there" in told
    assert len(words(there)) == 5


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--push", "-o", "a.apkg"], 2, "say one of them"),
        (["--push", "--url", "localhost:8765"], 2, "no address"),
        (["--push", "--url", "http://127.0.0.1:9"], 5, "start it, with the add-on AnkiConnect"),
    ],
)
def test_what_cannot_be_is_said(home, capsys, options, code, said):
    assert run(["anki", "truce.txt", *options]) == code
    assert said in capsys.readouterr().err


def test_what_is_mature_in_anki_is_known(home, there, url, capsys):
    pushed(url)
    for number in there.col.find_notes("Expression:停戦 OR Expression:行う"):
        card = there.col.get_note(number).cards()[0]
        card.ivl, card.type, card.queue = 21, 2, 2
        there.col.update_card(card)

    assert run(["known", "import", "--anki", "--url", url]) == 0
    assert "2 words" in capsys.readouterr().err
    assert {line.split("\t")[0] for line in _known(home)} == {"停戦", "行う"}
    assert run(["known", "import", "--anki", "--url", url, "--mature", "22"]) == 4
    assert "no card has an interval of 22 days" in capsys.readouterr().err
    assert run(["known", "import", "--anki", "--url", "http://127.0.0.1:9"]) == 5


def _known(home):
    return (home / "known.tsv").read_text("utf-8").splitlines()[1:]
