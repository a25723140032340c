"""What is made of data files is made once, and anew when one of them has changed."""

import marshal
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from yomu.compiled import compiled, shelved


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where what is made is kept."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    return tmp_path / "kept"


class Run:
    """A module that makes the words of a file, loaded anew as by another run of the program."""

    def __init__(self, folder: Path) -> None:
        self.file, self.module = folder / "words.txt", folder / "module.py"
        self.module.write_text("# version 1")
        self.made = 0

    def write(self, text: str) -> None:
        self.file.write_text(text)

    def words(self) -> list[str]:
        return self._loaded()()

    def _loaded(self) -> Callable[[], list[str]]:
        names = {"compiled": compiled, "run": self, "__file__": str(self.module)}
        exec(
            "@compiled(run.file)\ndef words():\n"
            "    run.made += 1\n    return run.file.read_text().split()",
            names,
        )
        loaded: Callable[[], list[str]] = names["words"]  # type: ignore[assignment]
        return loaded


@pytest.fixture
def run(tmp_path: Path) -> Run:
    run = Run(tmp_path)
    run.write("停戦 協議")
    return run


def test_it_is_made_once(run: Run) -> None:
    assert [run.words() for _ in range(3)] == [["停戦", "協議"]] * 3
    assert run.made == 1


def test_it_is_made_anew_when_the_file_has_changed(run: Run) -> None:
    run.words()
    run.write("停戦 会談 合意")
    assert run.words() == ["停戦", "会談", "合意"]


def test_a_change_of_the_same_length_is_seen(run: Run) -> None:
    run.words()
    run.write("停戦 会談")
    os.utime(run.file, ns=(1, 1))
    assert run.words() == ["停戦", "会談"]


def test_it_is_made_anew_when_the_code_has_changed(run: Run) -> None:
    run.words()
    run.module.write_text("# version 2.0")
    run.words()
    assert run.made == 2


def files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    "content",
    [b"", b"\0", b"[", marshal.dumps(1), marshal.dumps(()), marshal.dumps(((), ["words"]))],
    ids=repr,
)
def test_what_is_damaged_is_made_anew(run: Run, kept: Path, content: bytes) -> None:
    run.words()
    (file,) = files(kept)
    file.write_bytes(content)
    assert run.words() == ["停戦", "協議"]
    assert run.made == 2


def test_nothing_is_kept_where_nothing_can_be_written(run: Run, kept: Path) -> None:
    kept.write_text("no folder")
    assert run.words() == run.words() == ["停戦", "協議"]
    assert run.made == 2


def test_no_run_sees_what_is_half_written(run: Run, kept: Path) -> None:
    run.words()
    assert len(list(files(kept))) == 1  # and nothing beside it


def test_each_argument_has_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("停戦")
    (tmp_path / "b.txt").write_text("協議")
    names = {"compiled": compiled, "folder": tmp_path, "__file__": __file__}
    source = f"@compiled({str(tmp_path / '{}.txt')!r})\n"
    source += "def words(name):\n    return (folder / f'{name}.txt').read_text()"
    for _ in range(2):
        exec(source, names)
        words: Callable[[str], str] = names["words"]  # type: ignore[assignment]
        assert (words("a"), words("b")) == ("停戦", "協議")


# ---------------------------------------------------------------- shelves


class Shelved(Run):
    """One whose words lie on shelves by their first character."""

    def _loaded(self) -> Callable[[], list[str]]:
        names = {"shelved": shelved, "run": self, "__file__": str(self.module)}
        exec(
            "@shelved(str(run.file), empty={})\ndef words():\n"
            "    run.made += 1\n"
            "    words = run.file.read_text().split()\n"
            "    return {word[0]: {w: len(w) for w in words if w[0] == word[0]} for word in words}",
            names,
        )
        shelves = names["words"]()  # type: ignore[operator]
        return lambda: [word for first in "協停上" for word in shelves[first]]


@pytest.fixture
def shelves(tmp_path: Path) -> Shelved:
    run = Shelved(tmp_path)
    run.write("停戦 協議 停止")
    return run


def test_shelves_are_made_once(shelves: Shelved) -> None:
    assert [shelves.words() for _ in range(3)] == [["協議", "停戦", "停止"]] * 3
    assert shelves.made == 1


def test_shelves_are_made_anew_when_the_file_has_changed(shelves: Shelved) -> None:
    shelves.words()
    shelves.write("上院")
    assert shelves.words() == ["上院"]
    assert shelves.made == 2


@pytest.mark.parametrize("wrong", [0, 1, 8, 9, -1, 1000])
def test_damaged_shelves_are_made_anew(shelves: Shelved, kept: Path, wrong: int) -> None:
    shelves.words()
    (file,) = files(kept)
    whole = file.read_bytes()
    file.write_bytes(whole[:wrong] if wrong < len(whole) else whole + bytes(wrong))
    assert shelves.words() == ["協議", "停戦", "停止"]
    assert shelves.made == 2


def test_shelves_need_not_be_kept(shelves: Shelved, kept: Path) -> None:
    kept.write_text("no folder")
    assert shelves.words() == shelves.words() == ["協議", "停戦", "停止"]
    assert shelves.made == 2
