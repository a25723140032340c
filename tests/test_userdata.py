"""The reader's own files: two writers, a crash at the worst moment, a folder one cannot write."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from yomu import userdata
from yomu.errors import UnwritableOutput

ADD = (
    "import sys; from pathlib import Path; from yomu import userdata\n"
    "for n in range(20):\n"
    "    line = f'{sys.argv[2]} {n}\\n'.encode()\n"
    "    userdata.change(Path(sys.argv[1]), lambda old: old + line)\n"
)
# The process is gone, as by kill -9, when it does this for the first time.
DIE = (
    "import os, sys; from pathlib import Path; from yomu import userdata\n"
    "def die(*_): os._exit(9)\n"
    "{last} = die\n"
    "userdata.change(Path(sys.argv[1]), lambda old: b'new ' * 100_000)\n"
)


def run(code: str, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)])


def test_the_first_change_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.tsv"

    userdata.change(file, lambda old: old + "一".encode())
    userdata.change(file, lambda old: old + "二".encode())

    assert file.read_text(encoding="utf-8") == "一二"


def test_nothing_of_what_several_write_at_once_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    writers = [run(ADD, file, name) for name in range(4)]

    assert [writer.wait(60) for writer in writers] == [0] * 4
    lines = file.read_text().splitlines()
    assert sorted(lines) == sorted(f"{name} {n}" for name in range(4) for n in range(20))


@pytest.mark.parametrize("last", ["os.fsync", "userdata.shutil.copymode", "Path.replace"])
def test_who_dies_in_the_middle_leaves_the_old_file(tmp_path: Path, last: str) -> None:
    file = tmp_path / "a.tsv"
    file.write_bytes(b"old")

    assert run(DIE.format(last=last), file).wait(60) == 9

    assert file.read_bytes() == b"old"
    userdata.change(file, lambda old: old + b" and new")  # no lock is left behind
    assert file.read_bytes() == b"old and new"
    assert not (tmp_path / "a.tsv.new").exists()


def test_an_edit_that_fails_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_bytes(b"old")

    with pytest.raises(ZeroDivisionError):
        userdata.change(file, lambda _: bytes(1 // 0))

    assert file.read_bytes() == b"old"


def test_what_has_not_changed_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_bytes(b"old")
    before = file.stat().st_ino

    userdata.change(file, bytes)

    assert file.stat().st_ino == before


@pytest.mark.skipif(os.name == "nt", reason="links and modes of POSIX")
def test_a_link_and_the_permissions_stay(tmp_path: Path) -> None:
    (tmp_path / "backed-up").mkdir()
    real = tmp_path / "backed-up" / "fixes.tsv"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "fixes.tsv"
    link.symlink_to(real)

    userdata.change(link, lambda _: b"new")

    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["file/a.tsv", "folder"])
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()

    with pytest.raises(UnwritableOutput, match=name.partition("/")[0]):
        userdata.change(tmp_path / name, lambda _: b"new")
