"""The page's script in the eyes of TypeScript, strictly: every value has a type and every name a use."""

import shutil
import subprocess
from pathlib import Path

import pytest

TSC = ("npx", "--yes", "--package", "typescript@5", "tsc")


def compiled(project: Path) -> subprocess.CompletedProcess[str]:
    """What TypeScript says of a project; skipped where there is no Node.js or no registry."""
    if shutil.which("npx") is None:
        pytest.skip("no npx here: apt-get install nodejs npm")
    there = subprocess.run([*TSC, "--version"], capture_output=True, text=True, timeout=300)
    if there.returncode:
        pytest.skip(f"TypeScript cannot be fetched: {there.stderr.strip()[-200:]}")
    return subprocess.run([*TSC, "-p", str(project)], capture_output=True, text=True, timeout=300)


def test_the_script_is_typed() -> None:
    done = compiled(Path(__file__).with_name("tsconfig.json"))

    assert done.returncode == 0, done.stdout


def test_a_wrong_script_is_found(tmp_path: Path) -> None:
    settings = Path(__file__).with_name("tsconfig.json").read_text(encoding="utf-8")
    (tmp_path / "tsconfig.json").write_text(settings.replace("../../yomu/page/", ""))
    (tmp_path / "a.js").write_text("/** @param {number} n */ function f(n) { return n.length; }")

    assert "Property 'length' does not exist" in compiled(tmp_path).stdout
