"""What a text has said of its names holds for the mentions that follow."""

import pytest

import yomu
from yomu import figures
from yomu.annotation import Annotator, linked
from yomu.bracketed import expansions
from yomu.mentions import REMEMBERED, Mentions
from yomu.model import NameRole, Passage, Ruby, Word


def who(text, lexicon):
    words = [word for sentence in yomu.annotate(text, lexicon) for word in sentence.words]
    return [(w.surface, w.name.who) for w in words if w.name.who and w.name.kind != "place"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "国務長官マルコ・ルビオ氏が訪日した。ルビオ氏は帰国した。",
            [("マルコ・ルビオ", "マルコ・ルビオ"), ("ルビオ", "マルコ・ルビオ")],
        ),
        ("プーチン大統領", [("プーチン", "ウラジーミル・プーチン")]),  # the register
        (
            "ウラジミール・プーチン大統領、プーチン氏",  # as this text spells it
            [
                ("ウラジミール・プーチン", "ウラジミール・プーチン"),
                ("プーチン", "ウラジミール・プーチン"),
            ],
        ),
        ("石破茂首相は、石破氏は", [("石破茂", "石破茂"), ("石破", "石破茂")]),
        ("田中氏は", [("田中", "田中")]),  # anybody
        (
            "菅義偉首相と菅直人元首相。菅氏は",  # one of two
            [("菅義偉", "菅義偉"), ("菅直人", "菅直人"), ("菅", "菅")],
        ),
        ("トランプ大統領は帰った。トランプは笑う。", [("トランプ", "ドナルド・トランプ")] * 2),
        ("トランプで遊ぶ。", []),  # playing cards
    ],
)
def test_a_family_name_is_the_person_the_text_named(lexicon, text, expected):
    assert who(text, lexicon) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("XYZ（国際平和協力機構）は発足した。XYZは", [("XYZ", "国際平和協力機構")] * 2),
        (
            "国際平和協力機構（XYZ）は発足した。ＸＹＺは",
            [("XYZ", "国際平和協力機構"), ("ＸＹＺ", "国際平和協力機構")],
        ),
        ("国際平和会議（以下、国会）は、国会の", [("国会", "国際平和会議")] * 2),
        ("NATOは", [("NATO", "北大西洋条約機構")]),  # the register
        ("XYZ（東京）は", []),
        ("XYZ（朝刊）は", []),
        ("XYZ（2024年）は", []),
        ("機構（XYZ）は", []),  # too short to say what it is
    ],
)
def test_a_short_form_stands_for_what_the_brackets_say(lexicon, text, expected):
    assert who(text, lexicon) == expected


def test_english_in_the_brackets_is_taken_over(lexicon):
    _, second = yomu.annotate("XYZ（some new thing）が出た。XYZは", lexicon)

    assert second.words[0].name.english == "some new thing"


def test_a_document_knows_nothing_of_the_one_before(lexicon):
    annotator = Annotator(lexicon)
    texts = ("ジョン・ゾルバ氏が来た。", "ゾルバ氏は")
    _, later = [next(linked(annotator.passage(Passage((Ruby(text),))))) for text in texts]

    assert later.words[0].name.who == "ゾルバ"


def test_a_full_name_has_no_playing_cards_in_it(lexicon):
    (sentence,) = yomu.annotate("ドナルド・トランプ氏", lexicon)

    assert [part.gloss for part in sentence.words[0].parts] == ["", "", ""]
    assert "cards" not in sentence.words[0].gloss


def named(surface: str) -> Word:
    name = NameRole("person", "", surface)
    return Word(surface, surface, "name", surface, (Ruby(surface),), "name", name=name)


def test_only_so_many_names_are_remembered() -> None:
    mentions = Mentions()
    for number in range(2 * REMEMBERED):
        mentions.linked((named(f"ア・イ{number}"),))
        mentions.linked((named(f"ウ{number}・カ"),))

    assert len(mentions._families) <= REMEMBERED
    assert all(len(known) <= REMEMBERED for known in mentions._families.values())


def test_brackets_that_never_close_cost_little(lexicon):
    sentences = yomu.annotate("（AI" * 300, lexicon)

    assert not [found for sentence in sentences for found in expansions(sentence.words)]


@pytest.mark.parametrize(
    ("family", "office", "name"),
    [
        ("プーチン", "大統領", "ウラジーミル・プーチン"),
        ("プーチン", "氏", "ウラジーミル・プーチン"),
        ("小泉", "首相", "小泉純一郎"),  # and not 進次郎
        ("小泉", "氏", ""),
        ("ハリス", "副大統領", "カマラ・ハリス"),
        ("田中", "氏", ""),
    ],
)
def test_an_office_tells_who_is_meant(family, office, name):
    found = figures.in_office(family, office)

    assert (found.name if found else "") == name


def test_a_family_name_is_read_as_in_the_full_name(lexicon):
    sentences = list(yomu.annotate("菅直人首相。菅首相。\n菅義偉首相。", lexicon))
    (later,) = yomu.annotate("菅首相は", lexicon)

    assert [s.words[0].reading for s in sentences] == ["かんなおと", "かん", "すがよしひで"]
    assert later.words[0].reading == "すが"  # the latest of the two
