"""Worksheets: what is asked, that it can be answered, and that the same seed asks for the same."""

import re
from html.parser import HTMLParser

import pytest

import yomu
from yomu.cli import run
from yomu.study.selection import Selection
from yomu.study.vocabulary import Vocabulary
from yomu.worksheet.sheet import LETTERS, PARTS, Wishes, sheet

TEXT = """米国とロシアの両大統領が停戦について協議した。
国会は新しい予算案を可決した。
政府は難民を受け入れると発表した。
雨が降ったので、試合は中止になった。
"""


@pytest.fixture(scope="module")
def made(lexicon):
    """A function that makes the worksheet of TEXT."""
    sentences = list(yomu.annotate(TEXT, lexicon))
    vocabulary = Vocabulary()
    vocabulary.read(sentences)
    items = Selection().of(vocabulary.items())

    def make(**wishes):
        return sheet("三つの知らせ", "news.txt", sentences, items, Wishes(**wishes))

    return make


@pytest.fixture
def written(data_dir, tmp_path, monkeypatch):
    """Run `yomu worksheet` on a text; what it wrote."""
    monkeypatch.setenv("YOMU_DATA_DIR", str(data_dir))

    def write(suffix, *options, text=TEXT):
        (tmp_path / "news.txt").write_text(text, encoding="utf-8")
        target = tmp_path / f"sheet{suffix}"
        assert run(["worksheet", str(tmp_path / "news.txt"), "-o", str(target), *options]) == 0
        return target.read_text(encoding="utf-8")

    return write


def test_the_same_seed_asks_for_the_same_and_another_for_other_words(made):
    assert made() == made()
    assert made(questions=3).readings != made(questions=3, seed="2").readings


def test_questions_stand_in_the_order_of_the_text_in_different_sentences(made):
    asked = made(questions=4).readings

    assert [q.item.order for q in asked] == sorted(q.item.order for q in asked)
    assert len({q.sentence.offset for q in asked}) == 4


def test_only_words_with_kanji_are_asked_to_be_read(made):
    for question in made(questions=26).readings:
        assert any(reading for _, reading in question.rubies), question.surface


def test_each_gap_has_its_word_in_the_bank(made):
    drawn = made(questions=6)

    assert sorted(drawn.bank) == sorted(question.rubies for question in drawn.cloze)
    assert all(q.sentence.text.count(q.surface) == 1 for q in drawn.cloze)


def test_each_word_has_its_meaning_among_the_letters(made):
    drawn = made(questions=6)

    assert len(drawn.matching) == len(set(drawn.meanings)) == 6
    for item, letter in drawn.matching:
        assert drawn.meanings[LETTERS.index(letter)] == item.gloss


def test_leaving_a_part_out_changes_no_other(made):
    without = made(parts=frozenset({"cloze", "matching"}))
    whole = made()

    assert (without.readings, without.sentences) == ((), ())
    assert without.matching == whole.matching
    assert {q.item.word for q in made(questions=3).readings}.isdisjoint(
        q.item.word for q in made(questions=3).cloze
    )


def test_no_question_is_asked_in_a_sentence_that_is_too_long(made):
    assert {q.sentence.text.strip() for q in made(longest=15).readings} == {
        "国会は新しい予算案を可決した。"
    }


class Text(HTMLParser):
    """The text of a page, the furigana in round brackets, and the tags it opens."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text = set(), ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        assert not {name for name, _ in attributes} & {"style", "onclick", "src"}

    def handle_data(self, data):
        self.text += data


def test_the_text_does_not_give_the_readings_away(written):
    page = written(".html", "--questions", "2", "--parts", "text,readings,answers")
    text, exercises = page.split("読み方を書きましょう", 1)
    asked = re.findall(r"<span class=over>(.+?)</span>", exercises)

    assert len(asked) == 2
    for kanji in asked:
        assert f"<ruby>{kanji}<rp>" not in text
        assert f"<ruby>{kanji}<rp>" in exercises.split("答え")[1]


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_the_title_stands_there_once_with_furigana(written, suffix):
    text = f"停戦が始まる\n\n{TEXT}"
    whole = written(suffix, "--parts", "text", text=text)
    without_text = written(suffix, "--parts", "words", text=text)

    assert len(re.findall("停戦.*が", Text(whole.split("<body>")[-1]).text.split("米")[0])) == 1
    assert "ていせん" in whole.split("名前")[0]
    assert "停戦が始まる" in without_text.split("名前")[0]


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_answers_come_last_and_furigana_can_be_left_out(written, suffix):
    page = written(suffix, "--furigana", "none")
    exercises, answers = page.split("答え", 1)

    assert "べいこく" not in Text(exercises).text.split("ことば")[0]
    assert "意味を選びましょう" in exercises
    assert "意味を選びましょう" in answers


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_easy_words_of_the_text_may_be_without_furigana(written, suffix):
    page = written(suffix, "--furigana", "above:grade4", "--parts", "text")

    assert "なんみん" in page  # 難 is of grade 6
    assert "ていせん" not in page


def test_markdown_numbers_its_questions(written):
    page = written(".md", "--questions", "2", "--parts", "cloze,answers")

    bank = re.search(r"［ (.+) ］", page)[1].split("　")
    asked = page.split("ことばを入れましょう")[1]
    assert len(bank) == 2
    assert len(re.findall(r"^[12]\. .*（＿＿＿＿）", asked, re.MULTILINE)) == 2
    assert re.findall(r"^\d\. (.+)$", page.split("答え")[1], re.MULTILINE) != []


def test_a_hostile_text_is_shown_as_it_is(written):
    page = written(".html", text='<script>alert("停戦")</script>停戦を求める。</style>\n')

    assert not {"script", "img"} & Text(page).tags
    assert '<script>alert("' in Text(page).text


def test_nothing_to_ask_is_said(data_dir, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("YOMU_DATA_DIR", str(data_dir))
    (tmp_path / "a.txt").write_text("。。。", encoding="utf-8")

    assert run(["worksheet", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.html")]) == 1
    assert "no word to ask for" in capsys.readouterr().err
    assert not (tmp_path / "a.html").exists()


def test_an_unknown_part_is_named_with_those_there_are(data_dir, capsys):
    assert run(["worksheet", "a.txt", "--parts", "crossword"]) == 2
    assert ", ".join(PARTS) in capsys.readouterr().err


def test_answers_alone_are_answers_to_nothing(data_dir, capsys):
    assert run(["worksheet", "a.txt", "--parts", "answers"]) == 2
    assert "answers to what" in capsys.readouterr().err
