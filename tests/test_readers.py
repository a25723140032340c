"""Opening inputs: which reader, from where, and what is said where there is no text."""

import io
import os
import subprocess
import sys
import threading
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yomu import readers
from yomu.errors import UnreadableText, UsageError
from yomu.model import Document
from yomu.readers import Source, _source, open_input
from yomu.readers._source import Spool

TEXT = "雨が降る。\n雪が降る。\n"
PAGE = "<title>天気</title><p>雨が降る。</p>"


def lines(document: Document) -> list[str]:
    found = [passage.text for passage in document.passages()]
    assert [passage.text for passage in document.passages()] == found
    return found


def opened(name: str | Path, reader: str = "", encoding: str = "", stdin: bytes = b"") -> Document:
    return open_input(str(name), reader or None, encoding or None, io.BytesIO(stdin))


@pytest.fixture
def written(tmp_path):
    def write(name: str, data: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


def test_every_module_of_the_folder_is_a_reader():
    assert {"text", "html"} <= set(readers.names())
    for name in readers.names():
        assert readers.load(name).SUFFIXES
        assert not name.startswith("_")


def test_there_is_no_such_reader():
    with pytest.raises(UsageError, match=r"'parchment'; there are .*html.*text"):
        readers.load("parchment")


def test_a_reader_loads_no_other():
    code = "import sys, yomu.readers as r; r.load('text'); print(*sys.modules, sep='\\n')"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert "yomu.readers.text" in loaded
    heavy = {"yomu.readers.html", "html", "importlib.metadata", "tempfile", "click", "fugashi"}
    assert heavy.isdisjoint(loaded)


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.txt", TEXT, ["雨が降る。", "雪が降る。"]),
        ("a.TXT", TEXT, ["雨が降る。", "雪が降る。"]),
        ("a.md", "# 雨\n", ["# 雨"]),
        ("a.html", PAGE, ["雨が降る。"]),
        ("a.htm", PAGE, ["雨が降る。"]),
        ("a.xhtml", PAGE, ["雨が降る。"]),
        ("a.txt", "<!doctype html>", ["<!doctype html>"]),  # the suffix says what it is
        ("a", TEXT, ["雨が降る。", "雪が降る。"]),
        ("a.log", TEXT, ["雨が降る。", "雪が降る。"]),
        ("a.php", "<!DOCTYPE html>" + PAGE, ["雨が降る。"]),
        ("a.txt", "", []),
        ("a.html", "", []),
    ],
)
def test_a_file_goes_by_its_suffix(written, name, data, found):
    document = opened(written(name, data))

    assert lines(document) == found
    assert document.source.endswith(name)


@pytest.mark.parametrize(
    "beginning",
    [
        "<!doctype html>",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN">',
        "<html>",
        "<HTML lang=ja>",
        "\r\n <!DocType HTML>",
        "<!-- saved -->\n<!-- <p> --><html>",
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_standard_input_may_be_a_page(beginning, encoding):
    document = opened("-", stdin=(beginning + PAGE).encode(encoding))

    assert lines(document) == ["雨が降る。"]
    assert (document.title, document.source) == ("天気", "")


@pytest.mark.parametrize(
    "text",
    [
        "<p>雨</p>",
        "<",
        "<!",
        "<!-- 雨",
        "<!doctypes",
        "<htm",
        "html",
        "<?xml?>",
        "雨<html>",
        "",
        "\n",
        " <htmlx>",
    ],
)
def test_any_other_standard_input_is_text(text):
    assert lines(opened("-", stdin=text.encode())) == ([text.strip("\n")] if text else [])


def test_reader_and_encoding_can_be_named(written):
    path = written("a.txt", PAGE.encode("cp932"))

    assert lines(opened(path, "html", "cp932")) == ["雨が降る。"]
    assert lines(opened(path, "text", "latin-1")) == [PAGE.encode("cp932").decode("latin-1")]
    assert lines(opened("-", "text", stdin=b"<html>")) == ["<html>"]
    assert lines(opened("-", "html", stdin=b"ok")) == ["ok"]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("https://example.org/a", "curl -L https://example.org/a | yomu annotate --from html -"),
        (
            "HTTP://example.org/?a=1&b",
            "curl -L 'HTTP://example.org/?a=1&b' | yomu annotate --from html -",
        ),
    ],
)
def test_an_address_is_refused_with_the_line_to_type(name, line):
    with pytest.raises(UsageError) as refused:
        opened(name)
    assert str(refused.value).endswith(line)


@pytest.mark.parametrize("live", [True, False])
def test_an_unknown_encoding_is_a_wrong_usage_at_once(written, live):
    with pytest.raises(UsageError, match="'klingon'"):
        opened("-" if live else written("a.txt", TEXT), encoding="klingon")


def test_what_cannot_be_read_says_what_and_where(tmp_path, written):
    closed = written("closed.txt", TEXT)
    closed.chmod(0)
    cases = [
        (tmp_path / "missing.txt", "No such file"),
        (tmp_path, "directory"),
        (written("a.png", b"\x89PNG\r\n\x1a\n\0\0"), "PNG image"),
        (written("file", TEXT) / "a.txt", "Not a directory"),
    ]
    if os.geteuid() != 0:  # root may read everything
        cases.append((closed, "Permission"))
    for path, says in cases:
        with pytest.raises(UnreadableText, match=says) as error:
            opened(path)
        assert str(error.value).startswith(str(path))
        assert "\n" not in str(error.value)


def test_a_file_that_goes_away_is_said(written):
    path = written("a.txt", TEXT)
    document = opened(path)
    path.unlink()

    with pytest.raises(UnreadableText, match=r"a\.txt cannot be read: No such file"):
        list(document.passages())


def test_binary_standard_input_has_a_name():
    with pytest.raises(UnreadableText, match="standard input is no text: it looks like a PDF"):
        lines(opened("-", stdin=b"%PDF-1.4\n"))


def test_a_redirected_file_is_read_from_where_it_stands(written):
    with written("a.txt", "先頭\n" + TEXT).open("rb") as stdin:
        stdin.readline()
        document = open_input("-", None, None, stdin)

        assert lines(document) == ["雨が降る。", "雪が降る。"]


def test_a_named_pipe_is_read_twice(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=(TEXT,))
    writer.start()

    assert lines(opened(path)) == ["雨が降る。", "雪が降る。"]
    writer.join()


@pytest.mark.parametrize("first", ["雨\n", "\n", "<p>\n", "ok\n"])
def test_a_pipe_is_passed_on_line_by_line(first):
    out, into = os.pipe()
    with os.fdopen(out, "rb") as stdin, os.fdopen(into, "wb", buffering=0) as writer:
        writer.write(first.encode())
        document = open_input("-", None, None, stdin)
        found = document.passages()

        assert next(found).text == first.strip()
        writer.write("雪\n".encode())
        assert next(found).text == "雪"
        writer.close()
        assert list(found) == []
        assert lines(document) == [first.strip(), "雪"]


class Once(io.RawIOBase):
    """A pipe from which any number of bytes comes at a time, and which comes to its end once."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        self._data = io.BytesIO(data)
        self._sizes = iter(sizes)
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        assert not self._ended
        data = self._data.read(min(len(buffer), next(self._sizes, len(buffer))))
        buffer[: len(data)] = data
        self._ended = not data
        return len(data)


@given(
    st.binary(max_size=300),
    st.lists(st.integers(1, 50)),
    st.lists(st.tuples(st.integers(0, 1), st.integers(0, 99))),
)
def test_a_spool_gives_each_of_its_readers_everything(data, sizes, reads):
    spool = Spool(io.BufferedReader(Once(data, sizes)))
    streams = [spool.open(), spool.open()]
    read = [b"", b""]
    for who, size in reads:
        read[who] += streams[who].read(size)
        assert data.startswith(read[who])
    for who in (0, 1):
        assert read[who] + streams[who].read() == data
        assert streams[who].read(9) == b""


def test_a_spool_can_be_searched():
    stream = io.BufferedReader(Spool(io.BytesIO(b"0123456789")).open())

    assert stream.seek(-3, os.SEEK_END) == 7
    assert stream.read() == b"789"
    assert stream.seek(2) == 2
    assert stream.read(3) == b"234"
    assert stream.seek(-1, os.SEEK_CUR) == 4
    assert stream.read(1) == b"4"


def test_a_long_pipe_goes_to_a_file_and_is_read_again(monkeypatch):
    monkeypatch.setattr(_source, "_IN_MEMORY", 100_000)
    data = (TEXT * 40_000).encode()
    document = open_input("-", None, None, io.BytesIO(data))

    tracemalloc.start()
    counts = [sum(1 for _ in document.passages()) for _ in range(2)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert counts == [80_000, 80_000]
    assert peak < 1_000_000 < len(data)


class Endless(io.RawIOBase):
    def __init__(self, part: bytes) -> None:
        self._part = part

    def read(self, size: int = -1, /) -> bytes:
        return self._part


@pytest.mark.parametrize("part", ["雨が降る。\n", "雨が降る。", "雨", "rain\n"])
def test_memory_does_not_grow_with_the_text(part):
    source = Source("a.txt", lambda: Endless((part * 1000).encode()), live=True)
    passages = readers.load("text").read(source).passages()

    tracemalloc.start()
    for _ in range(80):
        next(passages)
    start = tracemalloc.get_traced_memory()[0]
    for _ in range(80):
        next(passages)
    end = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()

    assert end - start < 1_000_000
