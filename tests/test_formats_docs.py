"""Every example of docs/formats.md prints what is shown."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from yomu import formats

DOCS = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")


def examples() -> list[tuple[str, str]]:
    """Each command, whose quoted part may go over several lines, and its output."""
    found = []
    for block in re.findall(r"^```console\n\$ (.*?)^```$", DOCS, re.MULTILINE | re.DOTALL):
        lines = block.splitlines(keepends=True)
        command = lines.pop(0)
        while command.count("'") % 2:
            command += lines.pop(0)
        found.append((command, "".join(lines)))
    return found


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
@pytest.mark.parametrize(("command", "output"), examples())
def test_an_example_prints_what_is_shown(command: str, output: str, data_dir: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "YOMU_DATA_DIR": str(data_dir)}

    done = subprocess.run(
        command, shell=True, env=environment, capture_output=True, encoding="utf-8", check=True
    )

    assert done.stdout.rstrip("\n") == output.rstrip("\n")


def test_every_format_has_its_place() -> None:
    assert set(formats.names()) <= set(re.findall(r"^## (.*)$", DOCS, re.MULTILINE))


@pytest.mark.parametrize("name", formats.names())
def test_the_suffix_is_the_one_documented(name: str) -> None:
    (section,) = re.findall(rf"^## {name}\n(.*?)(?=^## |\Z)", DOCS, re.MULTILINE | re.DOTALL)

    assert f"`{formats.load(name).SUFFIX}`" in " ".join(section.split())
