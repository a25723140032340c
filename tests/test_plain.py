"""What is done without click is what click would have done."""

import pytest

from yomu.cli import plain, run

TEXT = "首脳会談を行う。\n"


@pytest.fixture
def folder(tmp_path, data_dir, lexicon, monkeypatch):
    monkeypatch.setenv("YOMU_DATA_DIR", str(data_dir))
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        "a.txt",
        "a.txt b.txt",
        "a.txt -t kana",
        "-t kana a.txt",
        "--to gloss a.txt b.txt",
        "-t kana a.txt -t text",
        "a.txt -o out.md",
        "a.txt --output out.html",
        "a.txt b.txt -t html -o out/",
        # What goes wrong.
        "a.txt b.txt -t html",
        "a.txt -t nonsense",
        "a.txt -o out.nonsense",
        "missing.txt",
        "a.txt missing.txt",
        "https://example.org/",
    ],
)
def test_it_is_what_click_does(folder, capsys, arguments):
    words = ["annotate", *arguments.split()]
    assert plain.understood(words)

    done = run(words), capsys.readouterr(), written(folder)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(plain, "run", lambda _: False)
        assert (run(words), capsys.readouterr(), written(folder)) == done


def written(folder):
    """The files that were made, taken away."""
    found = {}
    for path in sorted(folder.rglob("out*")):
        if path.is_file():
            found[path.name] = path.read_bytes()
            path.unlink()
    return found


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "lookup a.txt",
        "annotate --help",
        "annotate a.txt -t",
        "annotate a.txt -o -x",
        "annotate a.txt -tkana",
        "annotate a.txt --to=kana",
        "annotate a.txt --mark-doubtful",
        "annotate -- a.txt",
        "--color never annotate a.txt",
    ],
)
def test_what_is_not_plain_is_for_click(arguments):
    assert plain.understood(arguments.split()) is None


def test_a_shell_that_asks_for_completions_is_answered_by_click(folder, monkeypatch):
    monkeypatch.setenv("_YOMU_COMPLETE", "bash_complete")

    assert not plain.run(["annotate", "a.txt"])
