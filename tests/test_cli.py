"""The command line as its users meet it: real processes, real pipes, exit codes."""

import os
import signal
import subprocess
import sys
import time

import pytest
from platformdirs import user_data_path

from yomu.cli.settings import Settings

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@pytest.fixture
def yomu(data_dir, lexicon, tmp_path):
    """Run the program in an empty folder; `lexicon` has built the dictionary."""

    def run(*arguments, stdin=b"", **environment):
        env = {**os.environ, "YOMU_DATA_DIR": str(data_dir), **environment}
        return subprocess.run(
            [sys.executable, "-m", "yomu", *arguments],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=tmp_path,
            env=env,
            timeout=120,
        )

    return run


def test_a_pipe_is_read_without_being_told(yomu):
    done = yomu("annotate", stdin="首脳会談を行う。\n")

    assert done.stdout.decode() == "首脳会談(しゅのうかいだん)を行(おこな)う。\n"
    assert (done.stderr, done.returncode) == (b"", 0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "停戦(ていせん)。\n"),
        ("a.md", "{停戦|ていせん}。\n"),
        ("a.kana.txt", "ていせん。\n"),
    ],
)
def test_the_suffix_names_the_format(yomu, tmp_path, name, expected):
    done = yomu("annotate", "-o", name, stdin="停戦。\n")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).read_text(encoding="utf-8") == expected


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["-o", "a.xyz"], 2, ".xyz"),
        (["-t", "xyz"], 2, "jsonl"),
        (["--from", "xyz"], 2, "html"),
        (["https://example.org/a.html"], 2, "curl -L https://example.org/a.html | yomu annotate"),
        (["missing.txt"], 4, "missing.txt"),
        (["."], 4, "."),
        (["picture.png"], 4, "picture.png"),
        (["-o", "nowhere/a.txt"], 5, "nowhere"),
        (["-o", "/proc/a.txt"], 5, "/proc"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(yomu, tmp_path, arguments, code, said):
    (tmp_path / "picture.png").write_bytes(PNG)

    done = yomu("annotate", *arguments, stdin="停戦。")

    assert done.returncode == code
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("yomu: ")
    assert said in lines[0]


def test_texts_follow_each_other(yomu, tmp_path):
    (tmp_path / "a.txt").write_text("停戦。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("合意。", encoding="utf-8")

    done = yomu("annotate", "-t", "kana", "a.txt", "b.txt")

    assert done.stdout.decode() == "ていせん。\nごうい。\n"


def test_pages_go_to_a_folder_each_under_its_name(yomu, tmp_path):
    (tmp_path / "x").mkdir()
    for name in ("a.txt", "x/a.txt"):
        (tmp_path / name).write_text("停戦。", encoding="utf-8")

    refused = yomu("annotate", "-t", "html", "a.txt", "x/a.txt")
    done = yomu("annotate", "-t", "html", "a.txt", "x/a.txt", "-o", "pages/")

    assert refused.returncode == 2
    assert b"-o DIR/" in refused.stderr
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in (tmp_path / "pages").iterdir()) == ["a-2.html", "a.html"]


def test_what_can_be_read_is_read_although_another_input_fails(yomu, tmp_path):
    (tmp_path / "a.txt").write_text("停戦。", encoding="utf-8")

    some = yomu("annotate", "-t", "kana", "missing.txt", "a.txt")
    none = yomu("annotate", "-t", "kana", "missing.txt", "gone.txt")

    assert (some.returncode, some.stdout.decode()) == (6, "ていせん。\n")
    assert b"missing.txt" in some.stderr
    assert none.returncode == 4
    assert b"missing.txt" in none.stderr
    assert b"gone.txt" in none.stderr


def test_what_can_be_read_is_written_to_the_one_file(yomu, tmp_path):
    (tmp_path / "a.txt").write_text("停戦。", encoding="utf-8")

    some = yomu("annotate", "missing.txt", "a.txt", "-o", "out.kana.txt")

    assert some.returncode == 6
    assert (tmp_path / "out.kana.txt").read_text(encoding="utf-8") == "ていせん。\n"


def test_a_failed_run_leaves_the_old_file(yomu, tmp_path):
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")

    done = yomu("annotate", "missing.txt", "-o", "a.txt")

    assert done.returncode == 4
    assert (tmp_path / "a.txt").read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_an_empty_text_is_an_empty_result(yomu):
    done = yomu("annotate", "-t", "kana", stdin="")

    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 0)


def test_a_reader_that_leaves_is_no_error(data_dir, lexicon, tmp_path):
    text = tmp_path / "long.txt"
    text.write_text("首脳会談を行う。\n" * 20_000, encoding="utf-8")
    command = (
        f"'{sys.executable}' -m yomu annotate -t kana '{text}' | head -n 1; echo ${{PIPESTATUS[0]}}"
    )

    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        env={**os.environ, "YOMU_DATA_DIR": str(data_dir)},
        timeout=120,
    )

    assert done.stdout == "しゅのうかいだんをおこなう。\n0\n"
    assert done.stderr == ""


def test_ctrl_c_is_130(data_dir, lexicon):
    process = subprocess.Popen(
        [sys.executable, "-m", "yomu", "annotate", "-t", "kana"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "YOMU_DATA_DIR": str(data_dir)},
    )
    process.stdin.write("停戦。\n".encode())
    process.stdin.flush()
    assert process.stdout.readline().decode() == "ていせん。\n"  # flushed line by line
    time.sleep(0.1)

    process.send_signal(signal.SIGINT)

    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_the_data_folder_is_the_one_that_is_named(yomu, tmp_path, data_dir):
    unwritable = tmp_path / "file"
    unwritable.write_text("")

    done = yomu("--data-dir", str(unwritable), "lookup", "停戦", stdin="")
    after = yomu("lookup", "停戦", "--data-dir", str(data_dir), YOMU_DATA_DIR=str(unwritable))

    assert done.returncode == 3
    assert b"--data-dir" in done.stderr
    assert after.returncode == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_the_program(yomu, shell):
    done = yomu("completion", shell)

    assert "_YOMU_COMPLETE" in done.stdout.decode()


def test_formats_are_listed(yomu):
    listed = yomu("formats").stdout.decode()

    assert all(name in listed for name in ("kana", "jsonl", "html", ".md", "text"))


def test_the_version(yomu):
    import yomu as package

    assert yomu("--version").stdout.decode() == f"yomu, version {package.__version__}\n"


def test_the_page_is_as_it_is_wished(yomu):
    page = yomu("annotate", "-t", "html", "--bare", "--vertical", stdin="停戦。").stdout.decode()
    none = yomu("annotate", "-t", "text", "--furigana", "none", stdin="停戦。\n").stdout.decode()
    wrong = yomu("annotate", "--furigana", "some", stdin="停戦。")

    assert "<script" not in page
    assert "<ruby>停" in page
    assert none == "停戦。\n"
    assert wrong.returncode == 2
    assert b"hover" in wrong.stderr


def test_one_input_does_not_run_on_in_the_next(yomu, tmp_path):
    (tmp_path / "a.txt").write_text("停戦", encoding="utf-8")
    (tmp_path / "b.txt").write_text("和平", encoding="utf-8")

    assert yomu("annotate", "a.txt", "b.txt").stdout.decode() == "停戦(ていせん)\n和平(わへい)"


@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": "/home/hanako"},
        {"HOME": "/home/hanako", "XDG_DATA_HOME": "/data"},
        {"HOME": "/home/hanako", "XDG_DATA_HOME": "data"},
        {"HOME": "home"},
        {},
    ],
)
def test_the_data_folder_is_platformdirs(monkeypatch, environment):
    """Its commonest answers are given without loading it."""
    for name in ("HOME", "XDG_DATA_HOME", "YOMU_DATA_DIR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert Settings().data_dir == user_data_path("yomu")
