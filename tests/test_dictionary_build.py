"""Building: whole or not at all, whoever else builds and whatever ends it."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from yomu import lock
from yomu.dictionary import folder as data_folder
from yomu.dictionary import volume
from yomu.dictionary.helper import Helper
from yomu.dictionary.store import Store, open_store
from yomu.errors import MissingDictionary

OPEN = (
    "import sys; from pathlib import Path; from yomu.dictionary.store import open_store; "
    "print(open_store(Path(sys.argv[1])).kanji('行')['行'].strokes)"
)
BUILD = (
    "import sys; from pathlib import Path; from yomu.dictionary import build; "
    "build.build(Path(sys.argv[1]), lambda done, what: None)"
)


@pytest.fixture
def nearly(data_dir: Path, tmp_path: Path) -> Path:
    """A data folder that lacks only KANJIDIC, which takes less than a second to build."""
    for name in ("jmdict", "jmnedict"):
        volume.path(tmp_path, name).symlink_to(volume.path(data_dir, name))
    return tmp_path


def start(code: str, folder: Path, **options: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", code, str(folder)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, **{**pipes, **options})


def temporary_files(folder: Path) -> list[Path]:
    return list(folder.glob("*.tmp"))


def test_two_processes_that_start_at_once_both_work(nearly: Path) -> None:
    both = [start(OPEN, nearly) for _ in range(3)]
    assert [process.communicate() for process in both] == [("6\n", "")] * 3
    assert temporary_files(nearly) == []
    assert volume.missing(nearly) == ()


def test_one_waits_while_another_builds(nearly: Path) -> None:
    with lock.held(nearly / "lock", lambda: None):
        waiting = start(OPEN, nearly)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(1)
        assert volume.missing(nearly) == ("kanjidic",)
    assert waiting.communicate() == ("6\n", "")


def test_whoever_waits_too_long_is_told(nearly: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    told: list[str] = []
    holder = start(
        "import sys, time; from pathlib import Path; from yomu import lock\n"
        "with lock.held(Path(sys.argv[1]) / 'lock', print): print('held', flush=True); time.sleep(60)",
        nearly,
    )
    assert holder.stdout
    holder.stdout.readline()
    try:
        with pytest.raises(MissingDictionary, match="another yomu"):
            open_store(nearly, lambda _, what: told.append(what))
        assert told[0] == "by another yomu"
    finally:
        holder.kill()
        holder.communicate()
    # The lock goes with the killed process.
    assert open_store(nearly).kanji("行")


@pytest.mark.parametrize(
    ("ended_by", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, None)]
)
def test_an_ended_build_leaves_no_store(tmp_path: Path, ended_by: int, code: int | None) -> None:
    building = start(BUILD, tmp_path)
    until(lambda: begun(tmp_path))
    building.send_signal(ended_by)
    building.communicate()
    assert building.returncode != 0
    assert list(tmp_path.glob("*.db")) == []
    if ended_by == signal.SIGINT:
        assert temporary_files(tmp_path) == []
    with data_folder.writing(tmp_path):  # the next one takes the lock at once, and cleans up
        assert temporary_files(tmp_path) == []


def test_an_ended_rebuild_leaves_the_old_store(nearly: Path) -> None:
    before = {file.name: file.stat().st_mtime_ns for file in nearly.glob("*.db")}
    building = start(BUILD, nearly)
    until(lambda: begun(nearly))
    building.send_signal(signal.SIGINT)
    building.communicate()
    assert {file.name: file.stat().st_mtime_ns for file in nearly.glob("*.db")} == before


def begun(folder: Path) -> bool:
    """Whether a dictionary has been written in part."""
    return any(file.stat().st_size > 100_000 for file in temporary_files(folder))


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_full_disk_leaves_nothing_and_says_what_to_do(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="Windows has no such limit")

    def no_file_grows_large() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    full = start(OPEN, tmp_path, preexec_fn=no_file_grows_large)
    out, err = full.communicate()
    assert out == ""
    assert "MissingDictionary" in err
    assert "--data-dir" in err
    assert [file.name for file in tmp_path.iterdir()] == ["lock"]


@pytest.mark.parametrize("folder", ["/dev/null/yomu", "/proc/yomu"])
def test_a_folder_that_cannot_be_made_says_what_to_do(folder: str) -> None:
    with pytest.raises(MissingDictionary, match="--data-dir"):
        open_store(Path(folder))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_can_be_read_and_says_so_when_it_cannot_be_built(
    data_dir: Path, tmp_path: Path
) -> None:
    shutil.copy(volume.path(data_dir, "kanjidic"), tmp_path)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(MissingDictionary, match="--data-dir"):
            open_store(tmp_path)
    finally:
        tmp_path.chmod(0o700)


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def cut_a_little(file: Path) -> None:
    os.truncate(file, file.stat().st_size - 1)


def empty(file: Path) -> None:
    os.truncate(file, 0)


def fill_with_text(file: Path) -> None:
    file.write_text("kanji " * 100_000)


def age(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute(f"PRAGMA user_version = {volume.VERSION - 1}")


def unfinish(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA user_version = 0")


def belong_to_somebody_else(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA application_id = 1")


@pytest.mark.parametrize(
    "harm", [cut, cut_a_little, empty, fill_with_text, age, unfinish, belong_to_somebody_else]
)
def test_a_damaged_or_older_file_is_built_anew(
    nearly: Path, data_dir: Path, harm: Callable[[Path], None]
) -> None:
    kanjidic = Path(shutil.copy(volume.path(data_dir, "kanjidic"), nearly))
    assert volume.missing(nearly) == ()
    harm(kanjidic)
    assert volume.missing(nearly) == ("kanjidic",)
    assert open_store(nearly).kanji("行")["行"].strokes == 6
    assert volume.missing(nearly) == ()


def test_a_folder_in_the_place_of_a_file_is_not_deleted(nearly: Path) -> None:
    (nearly / "kanjidic.db" / "mine").mkdir(parents=True)
    with pytest.raises(MissingDictionary, match="--data-dir"):
        open_store(nearly)
    assert (nearly / "kanjidic.db" / "mine").is_dir()


def test_a_sound_store_is_opened_and_never_touched(data_dir: Path) -> None:
    before = {file.name: file.stat().st_mtime_ns for file in data_dir.iterdir()}
    open_store(data_dir).find(["今日"])
    assert {file.name: file.stat().st_mtime_ns for file in data_dir.iterdir()} == before


def test_progress_goes_from_nothing_to_nearly_all(nearly: Path) -> None:
    told: list[tuple[float, str]] = []
    open_store(nearly, lambda share, what: told.append((share, what)))
    shares = [share for share, _ in told]
    assert shares[0] == 0.0
    assert shares == sorted(shares)
    assert 0.9 < shares[-1] <= 1.0
    assert {what for _, what in told} == {"KANJIDIC"}


def test_the_same_data_make_the_same_files(nearly: Path, tmp_path: Path, data_dir: Path) -> None:
    open_store(nearly)
    first, second = volume.path(nearly, "kanjidic"), volume.path(data_dir, "kanjidic")
    with sqlite3.connect(first) as one, sqlite3.connect(second) as other:
        for query in ("SELECT * FROM entry", "SELECT * FROM meta WHERE name <> 'built'"):
            assert one.execute(query).fetchall() == other.execute(query).fetchall()


@pytest.mark.parametrize("name", ["データ #1", "100%?a=b&c", "it's", "a b"])
def test_a_folder_may_have_any_name(data_dir: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    for dictionary in ("jmdict", "jmnedict"):
        volume.path(folder, dictionary).symlink_to(volume.path(data_dir, dictionary))
    store = open_store(folder)
    assert store.find(["今日"])
    assert store.kanji("行")


def test_a_folder_may_be_named_from_here(nearly: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(nearly.parent)
    assert open_store(Path(nearly.name)).kanji("行")


def test_a_helper_builds_a_dictionary_in_another_process(tmp_path: Path) -> None:
    with Helper(tmp_path, "kanjidic") as helper:
        assert helper.succeeded()
    assert Store(tmp_path).kanji("行")


def test_a_helper_that_fails_says_so(tmp_path: Path) -> None:
    with Helper(tmp_path / "nowhere", "kanjidic") as helper:
        assert not helper.succeeded()


@pytest.mark.parametrize("executable", ["", "/nowhere/python"])
def test_without_an_interpreter_there_is_no_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, executable: str
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    with Helper(tmp_path, "kanjidic") as helper:
        assert not helper.succeeded()


def test_a_helper_ends_when_it_is_left(tmp_path: Path) -> None:
    with Helper(tmp_path, "jmdict"):
        until(lambda: begun(tmp_path))
    before = temporary_files(tmp_path)[0].stat().st_size
    time.sleep(0.5)
    assert temporary_files(tmp_path)[0].stat().st_size == before


def test_a_helper_ends_with_the_process_it_helps(tmp_path: Path) -> None:
    helped = start(
        "import os, sys; from pathlib import Path; from yomu.dictionary.helper import Helper\n"
        "with Helper(Path(sys.argv[1]), 'jmdict') as helper: helper.succeeded()",
        tmp_path,
    )
    until(lambda: begun(tmp_path))
    helped.kill()
    helped.communicate()
    time.sleep(0.5)
    before = temporary_files(tmp_path)[0].stat().st_size
    time.sleep(0.5)
    assert temporary_files(tmp_path)[0].stat().st_size == before
