"""Sentences and morphemes: nothing is lost, and MeCab sees what it can read."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from yomu import data
from yomu.boundaries import cut
from yomu.segment import morphemes, paths
from yomu.sentences import LONGEST, sentences

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
JAPANESE = st.text(
    st.sampled_from(
        "彼は「行った。」と言う。！？（）、 　か\u3099ｶﾞハﾞ一二3３.NＮ會葛\U000e0100\x00\n\r\u2028ー々ヶ"
    ),
    max_size=60,
)


@settings(max_examples=300, deadline=None)
@given(ANYTHING | JAPANESE)
# NFKC makes a blank and a mark of them, and the blank is no character of the text.
@example(" \u3099A\U000e0100")
@example("\u309bA")
# A mark that belongs to no kana: the tab before it is a blank.
@example("ｶﾞG\v\t\u309a")
# Six characters to MeCab, too, but others.
@example("町\ufe0f\tＡ½\ufe0f")
def test_morphemes_join_to_the_text(text):
    assert "".join(m.surface for m in morphemes(text)) == text


@settings(max_examples=200, deadline=None)
@given(ANYTHING | JAPANESE)
def test_sentences_join_to_the_text_and_are_bounded(text):
    found = list(sentences(text * 40))

    assert "".join(found) == text * 40
    assert all(0 < len(sentence) <= LONGEST for sentence in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行った。見た。", ["行った。", "見た。"]),
        ("「行った。平和を」と述べた。次。", ["「行った。平和を」と述べた。", "次。"]),
        ("「行った。」次。", ["「行った。」次。"]),  # what follows a quotation may belong to it
        ("「行った。次。", ["「行った。", "次。"]),  # a bracket that is never closed holds nothing
        ("本当！？　うん。", ["本当！？　", "うん。"]),
        ("3．5％増えた。", ["3．5％増えた。"]),  # a full-width decimal point is no stop
        ("", []),
    ],
)
def test_a_stop_within_brackets_ends_nothing(text, expected):
    assert list(sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("か\u3099くせいは", ["がく", "せい", "は"]),  # decomposed, as macOS writes it
        ("ｶﾞｽ", ["がす"]),
        ("國會", ["こっかい"]),
        ("ＮＡＴＯ", ["なとー"]),
        ("NATO", ["なとー"]),  # UniDic lists the full-width form only
        ("旭ケ丘", ["あさひがおか"]),  # the large ケ stands for ヶ
        ("電話\x00会談", ["でんわ", "\x00", "かいだん"]),  # NUL ends a text for MeCab
    ],
)
def test_mecab_is_shown_what_it_knows(text, readings):
    assert [m.reading for m in morphemes(text)] == readings


def test_a_loanword_loses_the_tail_of_its_lemma():
    assert morphemes("トランプ")[0].lemma == "トランプ"


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("丸い。", "まるい"),  # UniDic has まりい, too
        ("醜い。", "みにくい"),
        ("大きい。", "おおきい"),
        ("まりい。", "まりい"),
    ],
)
def test_an_adjective_is_read_as_it_is_written(text, reading):
    assert "".join(m.reading for m in morphemes(text)[:-1]) == reading


def test_the_first_path_is_the_best_one():
    text = "その方がいい"

    found = list(paths(text, 5))

    assert found[0] == morphemes(text)
    assert all("".join(m.surface for m in path) == text for path in found)
    assert len({tuple(m.reading for m in path) for path in found}) > 1


@pytest.mark.parametrize(
    ("text", "surface", "base", "reading"),
    [
        ("親しき友よ", "親しき", "親しい", "したしき"),
        ("帯に短し。", "短し", "短い", "みじかし"),
        ("過ぐる年の秋", "過ぐる", "過ぎる", "すぐる"),
        ("月を眺むれば", "眺むれ", "眺める", "ながむれ"),
        ("｢ﾊﾞﾗ｣の萌ゆる庭", "萌ゆる", "萌える", "もゆる"),
    ],
)
def test_a_classical_form_is_read_as_what_it_is_a_form_of(text, surface, base, reading):
    found = cut(text)

    assert "".join(m.surface for m in found) == text
    assert (surface, base, reading) in [(m.surface, m.base, m.reading) for m in found]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("馬鹿々々しい話", ["ばかばかしい", "はなし"]),
        ("部分々々を見る", ["ぶぶん", "ぶぶん", "を", "みる"]),
        ("一歩々々", ["いち", "ほ", "々", "々"]),
    ],
)
def test_two_marks_repeat_a_word_of_two_kanji(text, readings):
    found = cut(text)

    assert "".join(m.surface for m in found) == text
    assert [m.reading for m in found] == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("高っ！", ["たかっ", "！"]),
        ("「重っ」", ["「", "おもっ", "」"]),
        ("痛ッ！", ["いたっ", "！"]),
        ("最高っ！", ["さいこう", "っ", "！"]),
        ("安っぽい。", ["やすっぽい", "。"]),
    ],
)
def test_an_adjective_may_be_cried_out(text, readings):
    found = cut(text)

    assert "".join(m.surface for m in found) == text
    assert [m.reading for m in found] == readings


def test_classical_forms_are_as_long_as_the_modern_ones_and_sorted():
    rows = list(data.table("classical.tsv"))

    assert [row["form"] for row in rows] == sorted({row["form"] for row in rows})
    assert all(len(row["form"]) == len(row["modern"]) for row in rows)


@pytest.mark.parametrize("sign", "㎟㎠㎢㎣㎤㎥㎘㎖℉㎉㎐㎑㎒㎓")
def test_a_sign_of_a_measure_is_cut_from_the_mark_behind_it(sign):
    assert [m.surface for m in morphemes(f"9{sign}、約")] == ["9", sign, "、", "約"]


def test_a_letter_is_cut_from_a_times_sign():
    assert [m.surface for m in morphemes("7g×10")] == ["7", "g", "×", "10"]
