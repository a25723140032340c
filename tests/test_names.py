"""Names: told by titles and by ・, not by a dictionary of everything."""

import pytest

import yomu


def names(text, lexicon):
    (sentence,) = yomu.annotate(text, lexicon)
    return [(w.surface, w.name.kind, w.name.role) for w in sentence.words if w.name.kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("トランプ大統領が", [("トランプ", "person", "大統領")]),
        ("トランプ氏は", [("トランプ", "person", "氏")]),
        ("国防長官ピート・ヘグセス氏が", [("ピート・ヘグセス", "person", "国防長官")]),
        ("ドミトリー・ペスコフ報道官", [("ドミトリー・ペスコフ", "person", "報道官")]),
        ("ファルハン・ハク事務総長副報道官", [("ファルハン・ハク", "person", "事務総長")]),
        ("ロシア大統領は", [("ロシア", "place", "")]),  # a country is no person
        ("トランプで遊ぶ", []),  # playing cards
        ("タクシーさん", []),
        ("石破茂首相", [("石破茂", "person", "首相")]),
    ],
)
def test_names_are_told_by_what_stands_beside_them(lexicon, text, expected):
    assert names(text, lexicon) == expected
