"""Sentences → the words worth learning."""

import pytest

import yomu
from yomu import data, kana
from yomu.study.selection import Selection
from yomu.study.vocabulary import Vocabulary


def vocabulary(lexicon, *texts):
    gathered = Vocabulary()
    for number, text in enumerate(texts, start=1):
        gathered.read(yomu.annotate(text, lexicon), f"lesson{number}.txt")
    return gathered.items()


def test_it_is_the_word_that_counts_not_its_forms(lexicon):
    items = vocabulary(lexicon, "本を買った。姉は本が買えなかった。")

    assert [(i.word, i.reading, i.count) for i in items] == [
        ("本", "ほん", 2),
        ("買う", "かう", 2),
        ("姉", "あね", 1),
    ]


def test_each_item_knows_its_first_sentence_and_the_texts_it_stands_in(lexicon):
    (item,) = vocabulary(lexicon, "停戦だ。停戦か。", "停戦は？")

    assert item.example.sentence.text == "停戦だ。"
    assert [word.surface for word in item.example.words] == ["停戦"]
    assert item.texts == ("lesson1.txt", "lesson2.txt")


def test_names_are_left_out_unless_asked_for(lexicon):
    items = vocabulary(lexicon, "トランプ氏が会談した。")

    assert [i.word for i in Selection().of(items)] == ["会談"]
    assert [i.word for i in Selection(names="only").of(items)] == ["ドナルド・トランプ"]


def test_a_selection_sorts_and_limits(lexicon):
    items = vocabulary(lexicon, "会談の後、停戦の合意。停戦だ。")

    assert [i.word for i in Selection(sort="count", limit=1).of(items)] == ["停戦"]
    assert [i.word for i in Selection(min_count=2).of(items)] == ["停戦"]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("国債の発行額が増えた。", ["国債", "発行", "増える"]),  # 額 is no picture frame here
        ("額を買った。", ["額", "買う"]),
        ("元秘書が語った。", ["秘書", "語る"]),
        ("財務省の報告書だ。", ["財務省", "報告書"]),  # nouns, although 省 and 書 are suffixes
    ],
)
def test_what_is_no_word_by_itself_is_not_listed(lexicon, text, listed):
    assert [item.word for item in Selection().of(vocabulary(lexicon, text))] == listed


GRAMMAR = "これは大切なことだ。彼は変わっていく。学校へ行く。"


@pytest.mark.parametrize(
    ("also", "listed"),
    [
        (set(), ["大切", "彼", "変わる", "学校", "行く"]),  # いく is grammar, 行く is not
        ({"pronoun"}, ["これ", "大切", "彼", "変わる", "学校", "行く"]),
        ({"verb"}, ["大切", "彼", "変わる", "いく", "学校", "行く"]),
    ],
)
def test_what_nobody_learns_from_a_list_is_listed_for_those_who_ask(lexicon, also, listed):
    gathered = Vocabulary(also=also)
    gathered.read(yomu.annotate(GRAMMAR, lexicon))

    assert [item.word for item in gathered.items()] == listed


def test_words_of_grammar_are_words_and_terms_of_no_topic(lexicon):
    words = [row["word"] for row in data.table("grammatical.tsv")]
    found = lexicon.find(words)

    assert words == sorted(set(words))
    assert [word for word in words if not kana.is_kana(word.replace("人", ""))] == []
    assert [word for word in words if not found.get(word)] == []
    assert {row["headword"] for row in data.table("politics.tsv")}.isdisjoint(words)
