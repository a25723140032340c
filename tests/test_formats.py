import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from made import lines, written

from yomu import formats
from yomu.formats import Options
from yomu.model import Document, Sentence

NAMES = (
    "aozora",
    "brackets",
    "gloss",
    "html",
    "jsonl",
    "kana",
    "markdown",
    "romaji",
    "text",
    "tsv",
)


def test_the_folder_is_the_registry() -> None:
    files = Path(formats.__file__).parent.glob("[!_]*.py")

    assert formats.names() == tuple(sorted(file.stem for file in files)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_format_says_what_it_is(name: str) -> None:
    description = formats.description(name)

    assert description.endswith(".")
    assert len(description) < 90
    assert formats.load(name).SUFFIX.startswith(".")


def test_no_two_formats_have_one_suffix() -> None:
    assert len({formats.load(name).SUFFIX for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (".md", "markdown"),
        ("article.txt", "text"),
        ("article.kana.txt", "kana"),
        ("ARTICLE.TXT", "text"),
        ("article.html", "html"),
        ("words.tsv", "tsv"),
        ("article.docx", ""),
        ("article", ""),
        ("", ""),
    ],
)
def test_a_file_name_tells_its_format(file: str, name: str) -> None:
    assert formats.by_suffix(file) == name


@pytest.mark.parametrize("name", ["docx", "_lines", "", "..model"])
def test_what_is_no_format_is_not_loaded(name: str) -> None:
    with pytest.raises(LookupError):
        formats.load(name)


def test_a_format_costs_only_its_own_users() -> None:
    loaded = python(
        "import sys; from yomu import formats; formats.names(); formats.load('romaji')\n"
        "print([name for name in sys.modules if name.startswith(('yomu.formats.', 'pykakasi'))])"
    )

    assert "'yomu.formats.romaji'" in loaded
    assert "'yomu.formats.jsonl'" not in loaded
    assert "pykakasi" not in loaded


def test_anyone_can_add_a_format(tmp_path: Path) -> None:
    """By an entry point, as an installed package has it."""
    (tmp_path / "shouting.py").write_text(
        '"""The text, shouted."""\n'
        'SUFFIX = ".loud"\n'
        "def write(document, sentences, out, options):\n"
        "    out.writelines(sentence.text + '!' for sentence in sentences)\n",
        encoding="utf-8",
    )
    info = tmp_path / "shouting-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[yomu.formats]\nloud = shouting\n")

    said = python(
        "from yomu import formats\n"
        "print('loud' in formats.names(), formats.by_suffix('a.loud'))\n"
        "print(formats.description('loud'))",
        tmp_path,
    )

    assert said == "True loud\nThe text, shouted.\n"


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("tsv", "html")])
def test_no_text_is_no_output(name: str) -> None:
    assert written(name, ()) == ""


@pytest.mark.parametrize("name", NAMES)
def test_the_same_sentences_give_the_same_output(name: str) -> None:
    sentences = lines("米[べい] 露[ろ]|首[しゅ] 脳[のう]|、", "停[てい] 戦[せん]|へ")

    assert written(name, sentences) == written(name, sentences)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("tsv", "html")])
def test_output_is_streamed(name: str) -> None:
    """A line is out before the next sentence but one is read."""
    out = io.StringIO()
    sentences = lines(*["停[てい] 戦[せん]|へ"] * 5)
    seen: list[int] = []

    def watched() -> Iterator[Sentence]:
        for sentence in sentences:
            seen.append(len(out.getvalue()))
            yield sentence

    formats.load(name).write(Document(lambda: ()), watched(), out, Options())

    assert all(length > 0 for length in seen[2:])


def python(code: str, path: Path | None = None) -> str:
    """What `code` prints in a fresh interpreter that also finds modules in `path`."""
    environment = os.environ | ({"PYTHONPATH": str(path)} if path else {})
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout
