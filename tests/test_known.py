"""The words a reader knows: the file, and `yomu known` as it is typed."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yomu import annotate
from yomu.cli import known_import, run
from yomu.errors import UnreadableText
from yomu.study import known, word_list
from yomu.study.word_list import Listed, Wanted

SEEDS = Path(__file__).parent.parent / "seeds"
ADD = (
    "import sys; from pathlib import Path; from yomu.study import known\n"
    "for n in range(15):\n"
    "    known.add(Path(sys.argv[1]), [(f'{sys.argv[2]}{n}', 'よみ')])\n"
)


@pytest.fixture
def shelf(tmp_path, data_dir, lexicon):
    """A data folder of our own; `lexicon` has built the dictionaries it links to."""
    folder = tmp_path / "data"
    folder.mkdir()
    for file in data_dir.glob("*.db"):
        (folder / file.name).symlink_to(file.resolve())
    return folder


@pytest.fixture
def yomu(shelf, tmp_path):
    """Run the program in an empty folder: its output, its messages, its exit code."""

    def run(*arguments, stdin=""):
        done = subprocess.run(
            [sys.executable, "-m", "yomu", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, "YOMU_DATA_DIR": str(shelf)},
            timeout=120,
        )
        return done.stdout, done.stderr, done.returncode

    return run


# ---------------------------------------------------------------- the file

pairs = st.builds(known.pair, st.text(), st.text()).filter(all)


@given(st.frozensets(pairs))
def test_what_is_written_is_read(words):
    assert known.parsed(known.written(words).encode(), Path()) == words


@given(st.text(), st.text())
def test_any_word_of_any_text_can_be_kept(headword, reading):
    pair = known.pair(headword, reading)

    assert pair == ("", "") or known.parsed(known.written([pair]).encode(), Path()) == {pair}


@given(st.binary())
def test_any_bytes_are_words_or_are_refused(content):
    with suppress(UnreadableText):
        words = known.parsed(content, Path("a.tsv"))
        assert known.parsed(known.written(words).encode(), Path()) == words


@given(st.frozensets(pairs), st.frozensets(pairs))
def test_what_is_removed_is_gone_and_the_rest_stays(tmp_path_factory, some, others):
    file = tmp_path_factory.mktemp("known") / "known.tsv"

    assert known.add(file, some) == len(some)
    assert known.add(file, others) == len(others - some)
    assert known.remove(file, others) == len(others)
    assert known.read(file) == some - others


def test_nothing_of_what_several_add_at_once_is_lost(tmp_path):
    file = tmp_path / "known.tsv"
    writers = [
        subprocess.Popen([sys.executable, "-c", ADD, str(file), name]) for name in "一二三四"
    ]

    assert [writer.wait(60) for writer in writers] == [0] * 4
    assert known.read(file) == {(f"{name}{n}", "よみ") for name in "一二三四" for n in range(15)}


def test_a_writer_that_is_killed_leaves_a_whole_file_and_no_lock(tmp_path):
    file = tmp_path / "known.tsv"
    known.add(file, [("停戦", "ていせん")])
    endless = ADD.replace("range(15)", "iter(int, 1)").replace("{n}", "{id(object())}")
    writer = subprocess.Popen([sys.executable, "-c", endless, str(file), "語"])
    while len(known.read(file)) < 2:
        assert writer.poll() is None
    writer.kill()
    writer.wait()

    assert ("停戦", "ていせん") in known.read(file)
    assert known.add(file, [("会談", "かいだん")]) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("停戦", "line 2"),
        ("停戦\tていせん\tx", "line 2"),
        ("停戦\t", "single kanji"),
        ("a\t", "single kanji"),
    ],
)
def test_a_row_that_is_none_is_said_with_its_line(line, said):
    with pytest.raises(UnreadableText, match=said):
        known.parsed(f"{known.HEADER}\n{line}\n".encode(), Path("known.tsv"))


def test_what_a_terminal_would_obey_is_not_kept():
    content = "headword\treading\n停\x1b[31m戦\tてい\x07せん\n".encode()

    assert known.parsed(content, Path()) == {("停 [31m戦", "てい せん")}


def test_a_kanji_has_no_reading_and_is_no_word():
    pairs = {("学", ""), ("学", "がく")}

    assert known.kanji(pairs) == {"学"}
    assert known.words(pairs) == {("学", "がく")}


@pytest.mark.parametrize(
    ("kept", "text", "is_known"),
    [
        ("来る|くる", "きた", True),
        ("くる|くる", "来た", True),
        ("来る|きたる", "来た", False),  # another word
        ("喰べる|たべる", "食べる", True),  # another spelling of it
        ("こと|こと", "琴", False),
        ("橋|はし", "箸", False),
        ("|", "停戦", False),
    ],
)
def test_a_word_is_known_in_any_spelling(lexicon, kept, text, is_known):
    (word,) = next(annotate(text, lexicon)).words

    assert known.knows({tuple(kept.split("|"))}, word) == is_known


# ---------------------------------------------------------------- words as people keep them


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("食べる", ["食べる"]),
        ("食[た]べる", ["食べる|たべる"]),
        ("食べる[たべる]", ["食べる|たべる"]),
        (" 食[た]べ 物[もの]", ["食べ物|たべもの"]),  # Anki's furigana
        ("食べる（たべる）", ["食べる|たべる"]),
        ("空【そら】", ["空|そら"]),
        ("国 くに", ["国|くに"]),
        ("コーヒー", ["コーヒー"]),
        ("勉強(する)", ["勉強"]),  # what the word takes is no reading of it
        ("会う / 逢う", ["会う", "逢う"]),
        ("<b>停戦</b>[sound:a.mp3]", ["停戦"]),
        ("<ruby>空<rt>そら</rt></ruby>", ["空"]),
        ("A&amp;B", ["A&B"]),
        ("〜的", ["的"]),
        ("", []),
        ("<img src=x>", []),
    ],
)
def test_a_cell_holds_words(cell, words):
    assert ["|".join(filter(None, word)) for word in word_list.words(cell)] == words


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("停戦\n# eine Bemerkung\n\n会談\n", [("停戦", ""), ("会談", "")]),
        ("停戦\tていせん\n会談\n", [("停戦", "ていせん"), ("会談", "")]),
        ("no,Vocab,Kana\n1,停戦,テイセン\n", [("停戦", "ていせん")]),
        ("meaning;読み;単語\nceasefire;ていせん;停戦\n", [("停戦", "ていせん")]),
        ("停戦,ceasefire\n", [("停戦", "")]),  # the second column is no reading
        ('word,reading\n"停戦","ていせん"\n', [("停戦", "ていせん")]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_a_list_or_a_table_is_read_whoever_saved_it(table, words, encoding):
    content = table.replace("eine Bemerkung", "x").encode(encoding)

    assert list(word_list.listed(content, Path(), Wanted())) == [Listed(*word) for word in words]


@given(st.text())
def test_any_list_is_read(text):
    assert all(
        word for word, _ in word_list.listed(text.encode("utf-8", "replace"), Path(), Wanted())
    )


@pytest.mark.parametrize(
    "cell", ["[" * 90_000, "（" * 90_000, "<" * 90_000, "あ " * 45_000, "a" * 90_000]
)
def test_a_huge_field_costs_little(cell):
    assert all(len(word) <= word_list.LONGEST for word, _ in word_list.words(cell, cell))


def test_a_table_with_a_huge_cell_is_refused():
    with pytest.raises(UnreadableText, match=r"a\.csv"):
        list(word_list.listed(b"word,x\n" + b"x" * 1_000_000, Path("a.csv"), Wanted()))


# ---------------------------------------------------------------- the command


def test_words_are_kept_as_a_text_has_them(yomu):
    out, _, code = yomu("known", "add", "停戦", "食べた", "空[から]")

    assert (out, code) == ("停戦[ていせん]\n食べる[たべる]\n空[から]\n", 0)
    assert yomu("known", "list")[0] == "停戦[ていせん]\n空[から]\n食べる[たべる]\n"
    assert yomu("known", "list", "たべ")[0] == "食べる[たべる]\n"


def test_what_is_no_word_is_said_and_the_rest_is_kept(yomu):
    out, err, code = yomu("known", "add", "停戦", "本を読む")

    assert (out, code) == ("停戦[ていせん]\n", 1)
    assert "本を読む" in err


def test_a_word_is_removed_by_its_headword_or_with_its_reading(yomu):
    yomu("known", "import", "-", stdin="headword\treading\n空\tから\n空\tそら\n停戦\tていせん\n")

    assert yomu("known", "remove", "空[から]", "停戦")[2] == 0
    assert yomu("known", "list")[0] == "空[そら]\n"
    assert yomu("known", "remove", "空", "海")[2] == 1
    assert yomu("known", "list")[0] == "空[そら]\n"


def test_an_export_is_imported_as_it_was(yomu, shelf, tmp_path):
    yomu("known", "add", "停戦", "国")
    before = (shelf / "known.tsv").read_bytes()

    assert yomu("known", "export", "-o", "mine.tsv")[2] == 0
    yomu("known", "remove", "停戦", "国")
    _, err, code = yomu("known", "import", "mine.tsv")

    assert (err, code) == ("yomu: 2 words, 2 of them new\n", 0)
    assert (shelf / "known.tsv").read_bytes() == before


def test_the_words_of_a_text_one_knows(yomu):
    _, err, code = yomu("known", "import", "--text", "-", stdin="トランプ氏は本を読んだ。\n")

    assert (err, code) == ("yomu: 2 words, 2 of them new\n", 0)
    assert yomu("known", "list")[0] == "本[ほん]\n読む[よむ]\n"  # names are no words to learn


def test_a_text_is_no_list(yomu, tmp_path):
    (tmp_path / "a.txt").write_text("彼は本を読んだ。\n", encoding="utf-8")

    _, err, code = yomu("known", "import", "a.txt")

    assert code == 4
    assert "--text" in err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        *[(["import"], 2), (["import", "nothing.txt"], 4), (["add"], 2), (["remove", "海"], 1)],
        *[(["add", ""], 1), (["add", "<b>"], 1), (["add", "、"], 1)],
    ],
)
def test_what_cannot_be_done_is_said(yomu, arguments, code):
    _, err, done = yomu("known", *arguments)

    assert (done, err != "") == (code, True)


def test_the_known_words_are_counted(yomu):
    yomu("known", "import", "-", stdin="headword\treading\n停戦\tていせん\n人\tひと\n学\t\n")

    out, _, code = yomu("known", "stats")

    assert code == 0
    assert out.startswith("2 words, 1 kanji\n  top 3,000         1\n  common            1\n")


def words_of(yomu, file, *options):
    rows = json.loads(yomu("vocab", file, "--to", "json", *options)[0])
    return {(row["word"], row["reading"]) for row in rows if not row["composed"]}


@pytest.mark.parametrize("seed", ["ceasefire", "budget", "resolution"])
def test_what_a_page_saves_is_what_the_list_of_words_leaves_out(yomu, tmp_path, seed):
    file = SEEDS / f"{seed}.txt"
    assert yomu("annotate", file, "-o", "a.html")[2] == 0
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    items = {(headword, reading) for headword, reading in data["items"]}
    words = words_of(yomu, file)
    assert words <= items  # page and list agree on every word

    marked = set(sorted(words)[::3])
    rows = "".join(f"{headword}\t{reading}\n" for headword, reading in sorted(marked))
    (tmp_path / "known-words.tsv").write_text(f"headword\treading\n{rows}", encoding="utf-8")
    assert yomu("known", "import", "known-words.tsv")[2] == 0

    assert words_of(yomu, file, "--unknown") == words - marked


def test_the_list_knows_a_word_in_any_spelling_too(yomu):
    text = "彼の話はすぐわかった。仕事もできた。\n"
    yomu("known", "import", "-", stdin="headword\treading\n分かる\tわかる\n")
    yomu("known", "import", "-", stdin="headword\treading\n出来る\tできる\n")

    words = [row["word"] for row in json.loads(yomu("vocab", "--to", "json", stdin=text)[0])]
    unknown = json.loads(yomu("vocab", "--to", "json", "--unknown", stdin=text)[0])

    assert {"わかる", "できる"} <= set(words)
    assert {"わかる", "できる"}.isdisjoint(row["word"] for row in unknown)


def test_known_words_show_no_furigana(yomu):
    text = "停戦の交渉。\n"
    yomu("known", "add", "停戦")

    assert yomu("annotate", "--furigana", "unknown", stdin=text)[0] == "停戦の交渉(こうしょう)。\n"
    assert yomu("annotate", stdin=text)[0] == "停戦(ていせん)の交渉(こうしょう)。\n"


def test_a_damaged_file_is_said_with_its_line(yomu, shelf):
    (shelf / "known.tsv").write_text("headword\treading\n停戦\n", encoding="utf-8")

    _, err, code = yomu("annotate", "--furigana", "unknown", stdin="停戦。")

    assert code == 4
    assert "line 2" in err


def test_a_list_longer_than_anybody_knows_is_refused(shelf, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(known_import, "MOST", 2)
    file = tmp_path / "a.txt"

    file.write_text("停戦\n会談\n", encoding="utf-8")
    assert run(["--data-dir", str(shelf), "known", "import", str(file)]) == 0
    file.write_text("停戦\n会談\n外交\n", encoding="utf-8")
    assert run(["--data-dir", str(shelf), "known", "import", str(file)]) == 4
    assert "a.txt has more than 2 words" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["tsv", "csv"])
def test_a_list_of_words_is_known_whole(yomu, form):
    file = SEEDS / "ceasefire.txt"
    assert yomu("vocab", file, "-o", f"words.{form}")[2] == 0

    _, err, code = yomu("known", "import", f"words.{form}")

    assert (code, "left out" in err) == (0, False)
    assert json.loads(yomu("vocab", file, "--unknown", "--to", "json")[0]) == []
