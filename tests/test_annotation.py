"""The way through: laws over any text, and the examples the program was begun for."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import yomu
from yomu import kana
from yomu.annotation import annotate
from yomu.model import Document, Passage, Ruby

SEEDS = Path(__file__).parents[1] / "seeds"
TEXT = st.text(st.characters(exclude_categories=()), max_size=80)
JAPANESE = st.text(
    st.sampled_from(
        "約90分間の電話会談（かいだん）、3年。NATO々ヶ月行ったプーチン氏・か\u3099會\r\n\x00「」 "
    ),
    max_size=60,
)


def document(*passages):
    return Document(read=lambda: passages)


@settings(max_examples=150, deadline=None)
@given(text=TEXT | JAPANESE)
def test_nothing_is_lost(lexicon, text):
    found = list(yomu.annotate(text, lexicon))

    assert "".join(sentence.text + sentence.end for sentence in found) == text
    for sentence in found:
        assert sentence.text == text[sentence.offset : sentence.offset + len(sentence.text)]
        for word in sentence.words:
            assert "".join(base for base, _ in word.ruby) == word.surface


@settings(max_examples=150, deadline=None)
@given(text=TEXT | JAPANESE)
def test_the_ruby_is_the_reading(lexicon, text):
    for sentence in yomu.annotate(text, lexicon):
        for word in sentence.words:
            assert "".join(reading or base for base, reading in word.ruby) == word.reading
            # The small ヵ of 一ヵ月 is a kana in shape only.
            assert not any(
                kana.is_kana(base) and base not in "ヵヶ" and reading for base, reading in word.ruby
            )


@settings(max_examples=150, deadline=None)
@given(text=TEXT | JAPANESE)
def test_readings_only_are_the_same_readings(lexicon, text):
    assert read_aloud(lexicon, text, readings_only=True) == read_aloud(lexicon, text)


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda seed: seed.stem)
def test_readings_only_of_an_article(lexicon, seed):
    text = seed.read_text(encoding="utf-8")
    assert read_aloud(lexicon, text, readings_only=True) == read_aloud(lexicon, text)


def read_aloud(lexicon, text, readings_only=False):
    found = annotate(document(Passage((Ruby(text),))), lexicon, readings_only=readings_only)
    return ["".join(word.reading for word in sentence.words) for sentence in found]


def test_kana_inflected_in_kanji(lexicon):
    """The stem し is no kanji, though 居る behind it has one and it can be read in two ways."""
    (sentence,) = yomu.annotate("お下髪にして居る。", lexicon)

    assert [word.reading for word in sentence.words][-2:] == ["している", "。"]


def test_what_is_forgotten_is_looked_up_again(lexicon, monkeypatch):
    """How much is remembered changes no word: 東京都 was cut in two where a memory was full."""
    text = "浅草は、東京都台東区の町名。東京都の首脳会談が3月3日に行われた。東京都は、軽井沢町へ。"
    expected = list(yomu.annotate(text, lexicon))

    monkeypatch.setattr("yomu.words._MEMO", 4)

    assert list(yomu.annotate(text, lexicon)) == expected


def test_the_same_again(lexicon):
    text = "米露首脳が電話会談を行い、90分間話し合った。\n次。"

    assert list(yomu.annotate(text, lexicon)) == list(yomu.annotate(text, lexicon))


@pytest.mark.parametrize(
    ("ruby", "shown"),
    [
        ((Ruby("米", "べい"), Ruby("露", "ろ"), Ruby("首脳")), "米[べい]露[ろ]首[しゅ]脳[のう]"),
        ((Ruby("本気", "マジ"), Ruby("で行く")), "本気[マジ]で行[い]く"),
        ((Ruby("世", "よ"), Ruby("界の果て", "はて")), "世[よ]界の果て[はて]"),  # across our words
        ((Ruby("宇宙", "そら"), Ruby("船が")), "宇宙[そら]船[せん]が"),  # the rest stays ours
    ],
)
def test_the_authors_furigana_is_never_changed(lexicon, ruby, shown):
    (sentence,) = annotate(document(Passage(ruby)), lexicon)
    pieces = [piece for word in sentence.words for piece in word.ruby]

    assert "".join(f"{b}[{r}]" if r else b for b, r in pieces) == shown
    assert any(word.provenance == "author" for word in sentence.words)


@pytest.mark.parametrize(
    ("text", "surface", "reading"),
    [
        ("石破茂（いしばしげる）氏は", "石破茂", "いしばしげる"),
        ("空(から)の箱", "空", "から"),
        ("東京都渋谷区（しぶやく）で", "渋谷区", "しぶやく"),
        (
            "北大西洋条約機構（きたたいせいようじょうやくきこう）",
            "北大西洋条約機構",
            "きたたいせいようじょうやくきこう",
        ),
    ],
)
def test_a_reading_in_brackets_decides(lexicon, text, surface, reading):
    (sentence,) = yomu.annotate(text, lexicon)
    word = next(w for w in sentence.words if w.surface == surface)

    assert word.reading == reading
    assert word.provenance == "author"
    assert "printed" in word.marks


@pytest.mark.parametrize(
    "text", ["ロシア大統領府(クレムリン)と", "会談（あす）を", "中央情報局(CIA)長官"]
)
def test_what_is_in_brackets_need_not_be_a_reading(lexicon, text):
    (sentence,) = yomu.annotate(text, lexicon)

    assert all(word.provenance != "author" for word in sentence.words)


def test_passages_keep_their_numbers_kinds_and_line_ends(lexicon):
    found = list(
        annotate(
            document(
                Passage((Ruby("見出し"),), "heading", "\r\n"),
                Passage((), end="\n"),
                Passage((Ruby("一つ。二つ。"),), end=""),
            ),
            lexicon,
        )
    )

    assert [(s.text, s.offset, s.passage, s.kind, s.end) for s in found] == [
        ("見出し", 0, 0, "heading", "\r\n"),
        ("", 5, 1, "paragraph", "\n"),
        ("一つ。", 6, 2, "paragraph", ""),
        ("二つ。", 9, 2, "paragraph", ""),
    ]


def test_equal_words_are_one_value(lexicon):
    (sentence,) = yomu.annotate("会談と会談", lexicon)

    assert sentence.words[0] is sentence.words[2]


def test_what_was_done_to_a_word(lexicon):
    (sentence,) = yomu.annotate("食べさせられなかった", lexicon)
    (word,) = sentence.words

    assert (word.lemma, word.reading) == ("食べる", "たべさせられなかった")
    assert word.inflections == ("causative", "passive", "negative", "past")


@pytest.mark.parametrize(
    ("text", "lemma"),
    [("筋の通った話だ", "通る"), ("学校に通った", "通う"), ("会議を行った", "行う")],
)
def test_a_form_two_verbs_share_is_of_the_one_it_is_read_as(lexicon, text, lemma):
    (sentence,) = yomu.annotate(text, lexicon)

    (verb,) = [word for word in sentence.words if word.inflections == ("past",)]
    assert verb.lemma == lemma
    assert lemma in [spelling.text for spelling in verb.entries[0].spellings]


def test_kanji_come_with_their_meanings(lexicon):
    (sentence,) = yomu.annotate("停戦", lexicon)

    assert [k.character for k in sentence.kanji] == ["停", "戦"]
    assert "halt" in sentence.kanji[0].meanings


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("空（から）の瓶", "emptiness"),  # not the sky
        ("空（そら）の色", "sky"),
    ],
)
def test_a_word_means_what_it_means_as_the_author_reads_it(lexicon, text, gloss):
    (sentence,) = yomu.annotate(text, lexicon)

    assert sentence.words[0].gloss == gloss


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("城内実経済財政相は", ["城内実", "経済", "財政", "相", "は"]),
        ("城内の実経験", None),  # nobody's name
    ],
)
def test_a_public_figure_s_name_is_not_cut_through(lexicon, text, surfaces):
    (sentence,) = yomu.annotate(text, lexicon)
    found = [word.surface for word in sentence.words]

    assert found == surfaces if surfaces else "城内実" not in found


@pytest.mark.parametrize(
    ("text", "sign", "reading"),
    [
        ("㈱大橋工業の社員", "㈱", "かぶしきがいしゃ"),
        ("値段は㎡当たりで比べる", "㎡", "へいほうメートル"),
        ("重さの単位は㎏です", "㎏", "キログラム"),
        ("砂糖は½カップ入れる", "½", "にぶんのいち"),
    ],
)
def test_a_sign_that_stands_for_a_word_is_read(lexicon, text, sign, reading):
    (sentence,) = yomu.annotate(text, lexicon)

    assert Ruby(sign, reading) in [piece for word in sentence.words for piece in word.ruby]


@pytest.mark.parametrize(
    ("sentence", "reading"),
    [
        ("ではまた、便りを書く。", "たより"),
        ("凝った細工の簪を挿す。", "さいく"),
        ("竹細工を習う。", "たけざいく"),
        ("背中に張りがある。", "はり"),
        ("お布団を干した。", "おふとん"),
        ("大国に挟まれた島だ。", "たいこく"),
        ("台を運ぶ。", "だい"),
        ("◎印は要る。", "じるし"),
    ],
)
def test_a_word_is_voiced_only_behind_another(lexicon, sentence, reading):
    said = "".join(
        word.reading for found in yomu.annotate(sentence, lexicon) for word in found.words
    )

    assert reading in said
