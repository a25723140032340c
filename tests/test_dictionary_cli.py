"""`yomu dict`, run as a reader runs it."""

import gzip
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from yomu.dictionary import volume
from yomu.dictionary.store import Store

SMALL = """<!DOCTYPE JMdict [<!ENTITY n "noun">]><!-- JMdict created: {created} --><JMdict>
<entry><ent_seq>1</ent_seq><r_ele><reb>よむ</reb></r_ele>
<sense><pos>&n;</pos><gloss>yomu</gloss></sense></entry></JMdict>"""


def yomu(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "yomu", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def folder(data_dir: Path, tmp_path: Path) -> Path:
    """A data folder one may write to."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in volume.NAMES:
        volume.path(folder, name).symlink_to(volume.path(data_dir, name))
    return folder


def jmdict(folder: Path, created: str) -> Path:
    file = folder / "JMdict_e.gz"
    file.write_bytes(gzip.compress(SMALL.format(created=created).encode()))
    return file


def test_info_shows_date_size_licence_and_credit(data_dir: Path) -> None:
    done = yomu("dict", "info", "--data-dir", data_dir)
    assert (done.returncode, done.stderr) == (0, "")
    for title, entries, day in (
        ("JMdict", "191,541", "2021-04-17"),
        ("JMnedict", "741,275", "2020-05-29"),
        ("KANJIDIC", "13,108", "2021-04-17"),
    ):
        assert f"{title}: {entries} entries, data of {day}" in done.stdout
    assert str(data_dir) in done.stdout
    assert done.stdout.count("CC BY-SA 4.0") == 3
    assert done.stdout.count("Electronic Dictionary Research and Development Group") == 3
    assert "years old" in done.stdout
    assert "yomu dict update" in done.stdout


def test_the_documentation_shows_what_info_prints(data_dir: Path) -> None:
    text = (Path(__file__).parent.parent / "docs/dictionaries.md").read_text(encoding="utf-8")
    shown = text.partition("$ yomu dict info\n")[2].partition("```")[0]
    pattern = re.escape(shown).replace("…\\\n", ".*\\\n").replace("…", ".*")
    done = yomu("dict", "info", "--data-dir", data_dir)
    assert re.match(pattern, done.stdout, re.DOTALL)


def test_the_store_stays_small(data_dir: Path) -> None:
    assert sum(volume.path(data_dir, name).stat().st_size for name in volume.NAMES) < 90_000_000


def test_info_without_dictionaries_says_so_and_builds_none(tmp_path: Path) -> None:
    done = yomu("--data-dir", tmp_path / "data", "dict", "info")
    assert (done.returncode, done.stderr) == (0, "")
    assert "No dictionaries" in done.stdout
    assert not (tmp_path / "data").exists()


def test_build_replaces_all_and_prints_nothing_on_stdout(folder: Path) -> None:
    done = yomu("dict", "build", "--data-dir", folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert len(done.stderr.splitlines()) == 2  # what it does, and how old the data are
    assert "yomu dict update" in done.stderr
    assert [volume.path(folder, name).is_symlink() for name in volume.NAMES] == [False] * 3
    store = Store(folder)
    assert store.find(["今日"])
    assert store.names(["田中"])
    assert store.kanji(["行"])


def test_the_first_command_builds_what_is_missing_and_says_so(folder: Path) -> None:
    volume.path(folder, "kanjidic").unlink()
    done = yomu("lookup", "停戦", "--data-dir", folder)
    assert done.returncode == 0
    assert "ていせん" in done.stdout
    assert done.stderr == "yomu: building the dictionary, once; this takes some seconds\n"
    assert volume.missing(folder) == ()


def test_info_names_what_is_not_there(folder: Path) -> None:
    volume.path(folder, "jmnedict").unlink()
    done = yomu("dict", "info", "--data-dir", folder)
    assert "JMnedict:" not in done.stdout
    assert "when next needed: jmnedict\n" in done.stdout


@pytest.mark.parametrize("command", [("build",), ("update",)])
def test_a_folder_that_cannot_be_written_is_exit_3(tmp_path: Path, command: tuple[str]) -> None:
    file = jmdict(tmp_path, "2026-08-01")
    arguments = [*command, file] if command == ("update",) else command
    done = yomu("dict", *arguments, "--data-dir", "/dev/null/yomu")
    assert (done.returncode, done.stdout) == (3, "")
    assert "--data-dir" in done.stderr
    assert "Traceback" not in done.stderr


def test_update_takes_a_file_and_says_its_date(folder: Path, tmp_path: Path) -> None:
    today = date.today().isoformat()
    done = yomu("dict", "update", jmdict(tmp_path, today), "--data-dir", folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert f"JMdict is now that of {today}." in done.stderr
    assert Store(folder).find(["よむ"])["よむ"][0].senses[0].glosses == ("yomu",)
    info = yomu("dict", "info", "--data-dir", folder)
    assert f"JMdict: 1 entries, data of {today}\n" in info.stdout
    assert "yomu dict update" not in info.stdout


def test_update_by_an_old_file_says_how_old(folder: Path, tmp_path: Path) -> None:
    done = yomu("dict", "update", jmdict(tmp_path, "2012-01-01"), "--data-dir", folder)
    assert done.returncode == 0
    assert "2012-01-01" in done.stderr
    assert "years old" in done.stderr


@pytest.mark.parametrize("name", ["none.gz", "."])
def test_update_by_a_file_that_cannot_be_read_is_exit_4(folder: Path, name: str) -> None:
    done = yomu("dict", "update", folder / name, "--data-dir", folder)
    assert (done.returncode, done.stdout) == (4, "")
    assert "cannot be read" in done.stderr
    assert Store(folder).find(["今日"])


def test_update_without_a_network_is_exit_3_and_says_what_to_do(folder: Path) -> None:
    code = (
        "import sys; from yomu.dictionary.sources import jmdict_xml; "
        "jmdict_xml.ADDRESS = 'http://127.0.0.1:9/JMdict_e.gz'; "
        "from yomu.cli import run; sys.exit(run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "dict", "update", "--data-dir", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (3, "")
    assert "yomu dict update JMdict_e.gz" in done.stderr
    assert Store(folder).find(["今日"])
