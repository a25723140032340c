"""Who may import whom, and what must stay unloaded."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import yomu
from yomu import formats

ROOT = Path(yomu.__file__).parent
BASE = {"model", "errors", "kana"}
ALLOWED = {
    "model": set(),
    "errors": set(),
    "kana": set(),
    "data": {"errors"},
    "compiled": {"data"},
    "lock": set(),
    "userdata": {"errors", "lock"},
    "spreadsheet": {"errors"},
    "remembered": set(),
    "fixes": {"kana"},
    "fix_table": {"kana", "errors", "fixes", "spreadsheet"},
    "doubts": {"model", "fixes"},
    "kanji_readings": {"model", "kana", "data", "compiled", "remembered"},
    "spelling": {"kana"},
    "splits": {"model", "kanji_readings", "spelling"},
    "ruby": {"model", "kana", "spelling", "splits"},
    "tags": {"compiled", "data"},
    "shown": {"compiled", "kana", "data"},
    "segment": {"compiled", "model", "kana", "data", "shown"},
    "sentences": set(),
    "pitch": {"model", "kana", "segment", "errors"},
    "pronunciation": {"model", "kana", "segment"},
    "inflection": {"model", "kana", "data", "segment"},
    "numbers": {"compiled", "model", "kana", "data", "segment", "numbers", "acronyms"},
    "fitting": {"compiled", "data", "model", "kana", "segment"},
    "places": {"model", "kana", "fitting", "runs", "segment"},
    "persons": {"model", "kana", "fitting", "runs", "segment"},
    "proper": {"model", "persons", "places", "remembered", "runs", "segment"},
    "unlisted": {"model", "kana", "fitting"},
    "runs": {"compiled", "data", "kana", "segment"},
    "acronyms": {"compiled", "data", "kana"},
    "words": {
        "remembered",
        *("model", "kana", "data", "ruby", "segment", "numbers", "inflection"),
        *("fitting", "runs", "acronyms", "unlisted", "proper"),
    },
    "countries": {"compiled", "data"},
    "figures": {"compiled", "data", "kana"},
    "bracketed": {"model", "kana"},
    "mentions": {"model", "kana", "figures", "bracketed"},
    "given_names": {"model", "data", "kana", "titles", "names", "words"},
    "boundaries": {"compiled", "kana", "data", "segment", "figures"},
    "titles": {"compiled", "countries", "data", "kana", "words"},
    "weekdays": {"words"},
    "roman": {"kana", "words"},
    "names": {
        *("model", "kana", "data", "segment", "words", "numbers"),
        *("countries", "figures", "roman", "titles", "weekdays"),
    },
    "context": {"model", "kana", "fitting", "words"},
    "reading_model": {"data"},
    "confidence": {"kana", "fitting", "words"},
    "readings": {
        *("model", "kana", "data", "segment", "words", "numbers"),
        *("context", "confidence", "reading_model", "fitting"),
    },
    "characters": {"model", "kana"},
    "build": {
        *("model", "kana", "ruby", "inflection", "segment", "fitting", "words", "readings"),
        "characters",
    },
    "author": {"model", "kana", "ruby"},
    "proof": {"model", "kana", "segment", "words", "readings", "author", "fixes"},
    "annotation": {
        *("model", "sentences", "words", "numbers", "names", "readings", "ruby", "inflection"),
        *(
            "author",
            "build",
            "characters",
            "reading_model",
            "fixes",
            "proof",
            "mentions",
            "boundaries",
            "given_names",
        ),
    },
    "ahead": {"annotation"},
    "copies": {"annotation", "model"},
    "together": {"errors", "model", "fixes", "ahead", "annotation", "dictionary"},
    "lookup": {
        "model",
        "kana",
        "annotation",
        "inflection",
        "ruby",
        "sentences",
        "words",
        "tags",
        "fixes",
        "study",
    },
    "readers": BASE | {"readers"},
    "dictionary": BASE | {"data", "compiled", "dictionary", "lock"},
    "study": BASE
    | {"data", "compiled", "ruby", "tags", "userdata", "spreadsheet", "remembered", "study"}
    | {"figures"},
    "formats": {
        *("model", "kana", "ruby", "study", "formats", "tags", "data", "page", "remembered"),
        *("compiled", "figures"),
    },
    "lists": {"model", "kana", "ruby", "tags", "study", "formats", "lists"},
    "worksheet": {"model", "ruby", "study", "formats", "worksheet"},
    "anki": {
        "model",
        "kana",
        "ruby",
        "tags",
        "study",
        "errors",
        "formats",
        "data",
        "userdata",
        "pitch",
        "pronunciation",
        "anki",
    },
}
FREE = {"cli", "__init__", "__main__"}


def room(path):
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "yomu":
            yield from (f"yomu.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


MODULES = sorted(path for path in ROOT.rglob("*.py") if room(path) not in FREE)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path):
    ours = {name.split(".")[1] for name in imported(path) if name.startswith("yomu.")}

    assert ours - {room(path)} <= ALLOWED[room(path)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_command_line_prints_exits_and_asks_the_environment(path):
    names = {
        node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)
    }
    attributes = {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }

    assert not names & {"print", "exit", "quit"}
    assert not attributes & {"sys.exit", "sys.argv", "os.environ", "os.getenv", "sys.stdout"}


def loaded(*arguments):
    """The modules a run of the program has imported."""
    code = (
        "import sys; from yomu.cli import run; run(sys.argv[1:]);"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split("\n"))


def test_help_loads_nothing_heavy():
    heavy = {"fugashi", "genanki", "lxml", "pykakasi", "sqlite3", "jamdict", "platformdirs"}

    assert not heavy & loaded("--help")
    assert not any(name.startswith("yomu.dictionary") for name in loaded("--help"))


def test_the_main_job_loads_no_click(lexicon, data_dir, tmp_path, monkeypatch):
    monkeypatch.setenv("YOMU_DATA_DIR", str(data_dir))
    (tmp_path / "a.txt").write_text("停戦。", encoding="utf-8")
    formats.by_suffix("a.html")  # what is made of the tables is there from the first run on

    modules = loaded("annotate", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.html"))

    assert "yomu.annotation" in modules
    # inspect is what makes dataclasses slow to load; every class of the way through does without.
    assert not {"click", "inspect", "dataclasses", "platformdirs"} & modules
    # Which format -o names is told without loading them all, or looking for those of others.
    assert not {"yomu.formats.romaji", "importlib.metadata"} & modules
