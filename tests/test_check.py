"""The teacher's proof loop, as it is typed: check, correct, annotate, fix."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from made import lines

from yomu import fix_table
from yomu.annotation import annotate
from yomu.doubts import COLUMNS, Doubts
from yomu.fixes import Fixes
from yomu.model import Document, Passage, Ruby, Sentence

# Words with more readings than one, in sentences that say too little; one of them twice.
VAGUE = (
    "日本の市場だ。方がいる。一時だ。床だ。身代だ。",
    "最中だ。開いた。止めた。初日だ。一日だ。仮名だ。分別した。",
    "最中だ。最中か。",
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory, data_dir, lexicon):
    """A data folder of our own; `lexicon` has built the dictionaries it links to."""
    folder = tmp_path_factory.mktemp("data")
    for file in data_dir.glob("*.db"):
        (folder / file.name).symlink_to(file.resolve())
    return folder


@pytest.fixture
def start(shelf, tmp_path):
    """Start the program in an empty folder, with a data folder without fixes."""
    for file in shelf.glob("fixes*"):
        file.unlink()

    def start(*arguments):
        return subprocess.Popen(
            [sys.executable, "-m", "yomu", *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, "YOMU_DATA_DIR": str(shelf)},
        )

    return start


@pytest.fixture
def yomu(start):
    """Run the program: its output, its messages, its exit code."""

    def run(*arguments, stdin=""):
        process = start(*arguments)
        return *process.communicate(stdin, timeout=120), process.returncode

    return run


def table(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter="\t"))


def read(text, lexicon, fixes=()):
    passages = [Passage((Ruby(line),)) for line in text]
    return list(annotate(Document(lambda: passages), lexicon, Fixes(fixes)))


# ---------------------------------------------------------------- what is listed


def test_a_doubtful_word_is_listed_once_in_the_same_context():
    doubtful = {"marks": frozenset({"doubtful"}), "alternatives": ("かた", "がた")}
    (sentence,) = lines("この|方[ほう]|が")
    this, word, ga = sentence.words
    word = word._replace(**doubtful)
    sentences = [
        Sentence(words)
        for words in [(this, word, ga), (this, word, ga), (word, ga), (word, ga, word)]
    ]
    doubts = Doubts()

    rows = list(doubts.rows(sentences, "a.txt"))

    shared = ("方", "ほう", "ほう", "かた、がた")
    assert rows == [
        (*shared, "^この", "が$", "この方が", "a.txt"),
        (*shared, "^", "が$", "方が", "a.txt"),
        (*shared, "^", "が方$", "方が方", "a.txt"),
        (*shared, "^方が", "$", "方が方", "a.txt"),
    ]
    assert (doubts.read, doubts.doubtful) == (5, 5)


def test_a_long_sentence_is_shown_in_part():
    (sentence,) = lines("あ" * 3000 + "|方[ほう]|" + "い" * 3000)
    first, word, last = sentence.words
    word = word._replace(marks=frozenset({"doubtful"}))
    ((*_, left, right, shown, _),) = Doubts().rows([Sentence((first, word, last))], "")

    assert (left, right) == ("あ" * 10, "い" * 10)
    assert shown == "あ" * 500 + "方" + "い" * 500


def test_rows_that_are_left_alone_change_nothing_and_corrected_ones_only_their_word(lexicon):
    plain = read(VAGUE, lexicon)
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in Doubts().rows(plain, "")]
    assert len(rows) >= 4, "the sentences are not vague enough any more"

    for chosen in rows:
        fixes = corrected(
            [{**row, "reading": "ことなる"} if row is chosen else row for row in rows]
        )
        after = read(VAGUE, lexicon, fixes)

        assert len(fixes) == 1
        for old, new in zip(placed(plain), placed(after), strict=True):
            if old != new:
                assert new[1].reading == "ことなる"
                assert old[1].surface == new[1].surface == chosen["surface"]
        assert placed(plain) != placed(after)

    assert read(VAGUE, lexicon, corrected(rows)) == plain


def placed(sentences):
    return [(sentence.text, word) for sentence in sentences for word in sentence.words]


def corrected(rows):
    text = "".join(fix_table.written([COLUMNS, *(tuple(row.values()) for row in rows)]))
    return [fix for _, fix in fix_table.fixes_in(text.encode(), Path("table"))]


# ---------------------------------------------------------------- the loop


def test_the_loop(yomu, tmp_path):
    (tmp_path / "a.txt").write_text("\n".join(VAGUE), encoding="utf-8")

    out, said, code = yomu("check", "a.txt", "-o", "fixes.tsv")
    content = (tmp_path / "fixes.tsv").read_text(encoding="utf-8")
    assert (out, code) == ("", 0)
    assert content.startswith("\ufeff" + "\t".join(COLUMNS) + "\n")  # Excel needs the mark
    rows = table(content)
    assert re.fullmatch(r"yomu: \d+ of \d+ readings are doubtful\n", said)
    assert yomu("check", "a.txt")[0] == content.removeprefix("\ufeff")

    plain, _, _ = yomu("annotate", "a.txt", "-t", "jsonl")
    left_alone, _, _ = yomu("annotate", "a.txt", "-t", "jsonl", "--fixes", "fixes.tsv")
    assert left_alone == plain

    row = next(row for row in rows if row["alternatives"])
    wanted = row["alternatives"].split("、")[0]
    edited = content.replace(
        f"{row['surface']}\t{row['reading']}\t", f"{row['surface']}\t{wanted}\t"
    )
    (tmp_path / "fixes.tsv").write_text(edited, encoding="utf-8")
    fixed, said, code = yomu("annotate", "a.txt", "-t", "jsonl", "--fixes", "fixes.tsv")

    (word,) = {
        json.dumps([word[key] for key in ("surface", "reading", "confidence", "marks")])
        for line in fixed.splitlines()
        for word in json.loads(line)["words"]
        if word["provenance"] == "user"
    }
    assert json.loads(word) == [row["surface"], wanted, 1.0, []]
    assert (said, code) == ("", 0)
    left = table(yomu("check", "a.txt", "--fixes", "fixes.tsv")[0])
    assert [r for r in left if r["reading"] == row["reading"] and r["left"] == row["left"]] == []


def test_nothing_doubtful_is_a_header(yomu):
    assert yomu("check", stdin="会議が東京である。\n") == (
        "\t".join(COLUMNS) + "\n",
        "yomu: 0 of 2 readings are doubtful\n",
        0,
    )


def test_several_texts_are_one_table(yomu, tmp_path):
    (tmp_path / "a.txt").write_text(VAGUE[0], encoding="utf-8")
    (tmp_path / "b.txt").write_text(VAGUE[1], encoding="utf-8")

    _, said, code = yomu("check", "a.txt", "missing.txt", "b.txt", "-o", "all.tsv")

    assert code == 6
    assert "missing.txt" in said
    rows = table((tmp_path / "all.tsv").read_text(encoding="utf-8"))
    assert {row["source"] for row in rows} == {"a.txt", "b.txt"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["check", "missing.txt"], 4, "missing.txt"),
        (["check", "a.txt", "-o", "nowhere/fixes.tsv"], 5, "nowhere"),
        (["annotate", "a.txt", "--fixes", "missing.tsv"], 4, "missing.tsv"),
        (["annotate", "a.txt", "--fixes", "a.txt"], 4, "a.txt, line 1: no column surface"),
        (["annotate", "a.txt", "--fixes", "wrong.tsv"], 4, "wrong.tsv, line 3: the reading x"),
        (["fix"], 2, "米露=べいろ"),
        (["fix", "米露"], 2, "米露"),
        (["fix", "=べいろ"], 2, "=べいろ"),
        (["fix", "米露="], 2, "not kana"),
        (["fix", "米露=beiro"], 2, "beiro"),
        (["fix", "かな=かな"], 2, "かな"),
        (["fix", "米\t露=べいろ"], 2, "cannot be seen"),
        (["fix", "米" * 51 + "=べい"], 2, "50"),
        (["fix", "--list", "米"], 2, "--list"),
        (["fix", "--remove"], 2, "nothing"),
        (["fix", "--remove", "米露"], 1, "米露"),
        (["fix", "--data-dir", "/proc/nowhere", "米=よね"], 5, "--data-dir"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(yomu, tmp_path, shelf, arguments, code, said):
    (tmp_path / "a.txt").write_text("停戦。", encoding="utf-8")
    (tmp_path / "wrong.tsv").write_text("surface\treading\n米\tべい\n露\tx\n", encoding="utf-8")

    out, messages, ended = yomu(*arguments)

    assert (out, ended) == ("", code)
    assert len(messages.splitlines()) == 1
    assert messages.startswith("yomu: ")
    assert said in messages
    assert not (shelf / "fixes.tsv").exists()


def test_an_odd_reading_is_used_and_warned_about(yomu, tmp_path):
    (tmp_path / "odd.tsv").write_text("surface\treading\n停戦\tていせん\n行った\tべいろ\n", "utf-8")

    out, said, code = yomu("annotate", "--fixes", "odd.tsv", stdin="行った。\n")

    assert (out, code) == ("行った(べいろ)。\n", 0)
    assert said == "yomu: odd.tsv, line 3: 行った can hardly be read べいろ\n"


# ---------------------------------------------------------------- for good


def test_a_fix_holds_for_every_command_until_it_is_removed(yomu):
    text = "米露首脳と米国の米。\n"

    assert yomu("fix", "米露=コメロ", "米=よね") == ("", "", 0)
    assert yomu("annotate", "-t", "kana", stdin=text)[0] == "コメロしゅのうとべいこくのよね。\n"
    assert "コメロ" in yomu("lookup", "--json", "米露首脳")[0]
    assert yomu("fix", "--remove", "米露") == ("", "", 0)
    assert yomu("annotate", "-t", "kana", stdin=text)[0] == "べいろしゅのうとべいこくのよね。\n"
    assert yomu("fix", "--list") == ("surface\treading\tleft\tright\n米\tよね\t\t\n", "", 0)


def test_the_last_fix_of_a_place_holds(yomu):
    yomu("fix", "方=ほう", "空＝から", "--left", "この")
    yomu("fix", "方=かた")
    yomu("fix", "方=ﾎｳ", "--left", "この")

    listed = "空\tから\tこの\t\n方\tかた\t\t\n方\tホウ\tこの\t\n"
    assert yomu("fix", "--list")[0] == "surface\treading\tleft\tright\n" + listed
    assert yomu("fix", "--remove", "方", "--left", "この")[2] == 0
    assert yomu("fix", "--remove", "方", "空")[2] == 0
    assert yomu("fix", "--list")[0] == "surface\treading\tleft\tright\n"


def test_none_is_removed_where_one_is_not_there(yomu):
    yomu("fix", "空=から")

    assert yomu("fix", "--remove", "空", "方")[2] == 1
    assert "空" in yomu("fix", "--list")[0]


def test_the_table_of_a_text_outranks_the_dictionary_of_fixes(yomu, tmp_path):
    (tmp_path / "a.tsv").write_text("surface\treading\n空\tくう\n", encoding="utf-8")
    yomu("fix", "空=から")

    assert yomu("annotate", "--fixes", "a.tsv", stdin="空。\n")[0] == "空(くう)。\n"
    assert yomu("annotate", stdin="空と空《そら》。\n")[0] == "空(から)と空(そら)。\n"


def test_fixes_that_are_made_at_once_are_all_kept(start, yomu):
    characters = "米露英仏独伊"
    writers = [start("fix", f"{character}=よみ") for character in characters]
    for writer in writers:
        assert writer.communicate(timeout=120)[1] == ""

    kept = yomu("fix", "--list")[0]

    assert sorted(line[0] for line in kept.splitlines()[1:]) == sorted(characters)


def test_a_damaged_dictionary_of_fixes_is_named_and_left_alone(yomu, shelf):
    (shelf / "fixes.tsv").write_text("surface\treading\n米\tx\n", encoding="utf-8")

    for arguments in (["annotate"], ["fix", "空=から"], ["fix", "--list"]):
        _, said, code = yomu(*arguments, stdin="空。")
        assert code == 4
        assert "fixes.tsv, line 2" in said
    assert (shelf / "fixes.tsv").read_text(encoding="utf-8") == "surface\treading\n米\tx\n"


# ---------------------------------------------------------------- --mark-doubtful


def test_what_is_marked_is_what_check_lists(yomu, tmp_path):
    (tmp_path / "a.txt").write_text(VAGUE[0], encoding="utf-8")

    marked = yomu("annotate", "a.txt", "--mark-doubtful")[0]
    rows = table(yomu("check", "a.txt")[0])

    assert marked.count("?") == len(rows) > 0
    assert "?" not in yomu("annotate", "a.txt")[0]
    page = yomu("annotate", "a.txt", "--mark-doubtful", "-t", "html")[0]
    assert len(re.findall(r'<span [^>]*data-w=[^>]* class="doubtful"', page)) == len(rows)


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
def test_the_examples_of_the_documentation(start, shelf, tmp_path):
    """One after the other, as they are shown; empty cells at the end of a row are not."""
    docs = Path(__file__).parent.parent / "docs" / "fixes.md"
    (block,) = re.findall(r"```console\n(.*?)```", docs.read_text("utf-8"), re.DOTALL)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "YOMU_DATA_DIR": str(shelf)}

    for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = example.partition("\n")
        done = subprocess.run(
            command,
            shell=True,
            check=True,
            capture_output=True,
            encoding="utf-8",
            env=environment,
            cwd=tmp_path,
        )
        assert re.sub(r"\t+$", "", done.stdout, flags=re.MULTILINE) == shown
        assert done.stderr == ""
