"""Every command of the README runs and prints what the README shows."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def examples() -> list[tuple[str, str]]:
    """Each command of the `console` blocks, with the output shown under it."""
    commands = [c for block in blocks("console") for c in re.split(r"^\$ ", block, flags=re.M)]
    return [(c.partition("\n")[0], c.partition("\n")[2]) for c in commands if c]


def shown(output: str) -> str:
    """A pattern for `output`; … stands for anything to the end of its line, or for whole lines."""
    pattern = re.escape(output)
    return re.sub(r"^…\n", r"(?:.*\n)*", pattern.replace("\\\n", "\n"), flags=re.M).replace(
        "…\n", ".*\n"
    )


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory, data_dir: Path) -> Path:
    """A folder like a fresh clone's, for what the commands write."""
    folder = tmp_path_factory.mktemp("workshop")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "data" / "yomu").mkdir(parents=True)
    for dictionary in data_dir.glob("*.db"):  # what else is there is the reader's own
        (folder / "data" / "yomu" / dictionary.name).symlink_to(dictionary.resolve())
    return folder


@pytest.fixture(scope="module")
def environment(workshop: Path) -> dict[str, str]:
    return os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "XDG_DATA_HOME": str(workshop / "data"),
        "YOMU_DATA_DIR": str(workshop / "data" / "yomu"),
    }


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
@pytest.mark.parametrize(("command", "output"), examples())
def test_the_command_prints_what_is_shown(
    command: str, output: str, workshop: Path, environment: dict[str, str]
) -> None:
    done = subprocess.run(
        command, shell=True, cwd=workshop, env=environment, capture_output=True, encoding="utf-8"
    )

    assert done.returncode == 0, done.stderr
    assert re.fullmatch(shown(output), done.stdout), done.stdout


def test_the_python_example_prints_what_is_shown(
    workshop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(workshop / "data"))
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)

    for block in blocks("pycon"):
        runner.run(doctest.DocTestParser().get_doctest(block, {}, "README", "README.md", 0))

    assert runner.summarize(verbose=False).attempted
    assert not runner.failures


def test_set_up_is_two_commands() -> None:
    assert [block.count("\n") for block in blocks("sh")] == [1, 1]


def test_what_the_readme_points_to_is_there() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", README)

    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
