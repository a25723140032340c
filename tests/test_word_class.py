"""The part of speech of a word, in plain words."""

import pytest

import yomu
from yomu.study.headword import sense_of
from yomu.study.word_class import class_of, plainly


@pytest.mark.parametrize(
    ("text", "surface", "kind", "told"),
    [
        ("停戦に合意した。", "合意した", "noun", "noun, takes する"),
        ("首脳が動き出す前に動いた。", "動いた", "verb", "godan verb, intransitive"),
        ("準備を急いだ。", "急いだ", "verb", "godan verb"),  # of either kind, so neither is told
        ("迅速な対応だ。", "迅速", "na-adjective", "な-adjective"),
        ("大きな声だ。", "大きな", "adnominal", "adnominal"),
        ("役割を果たす。", "役割を果たす", "expression", "expression"),
        ("役所の報告書だ。", "報告書", "noun", "noun"),
        ("モスクワに着いた。", "モスクワ", "name", "place"),
    ],
)
def test_it_is_told_as_learners_say_it(lexicon, text, surface, kind, told):
    (sentence,) = yomu.annotate(text, lexicon)
    (word,) = [word for word in sentence.words if word.surface == surface]

    assert (class_of(word, sense_of(word)), plainly(word, sense_of(word))) == (kind, told)
