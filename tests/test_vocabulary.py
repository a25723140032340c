"""Sentences → the words worth learning."""

import pytest

import yomu
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
