"""Who is who: persons named in a text, each once."""

import pytest

import yomu
from yomu.study.people import People, english
from yomu.study.same_person import united


def people(lexicon, text):
    gathered = People()
    for sentence in yomu.annotate(text, lexicon):
        for number, word in enumerate(sentence.words):
            if word.name.kind == "person":
                gathered.meet(sentence, number)
    return gathered.found()


def told(person):
    return english(person, lambda name: name.reading)


@pytest.mark.parametrize(
    ("forms", "whole"),
    [
        # what the text says itself
        ({"ファルハン・ハク": ["副報道官"], "ハク": []}, "ファルハン・ハク"),
        ({"ハク": [], "ファルハン・ハク": ["副報道官"]}, "ファルハン・ハク"),
        ({"アリ・ハッサン": [], "ハッサン": []}, "アリ・ハッサン"),
        # what the register says
        ({"トランプ": ["大統領"]}, "ドナルド・トランプ"),
        ({"ルビオ": ["長官"]}, "マルコ・ルビオ"),
        ({"石破": ["首相"]}, "石破茂"),  # in office in 2024 and 2025
        ({"マイク・ウォルツ": []}, "マイケル・ウォルツ"),  # another spelling
        ({"菅": ["首相"]}, "菅"),  # two have been prime minister
        ({"菅直人": ["元首相"], "菅義偉": ["前首相"], "菅": []}, "菅直人"),
        # nobody we know
        ({"田中": []}, "田中"),  # 田中さん is not 田中角栄
        ({"ブラウン": ["報道官"]}, "ブラウン"),  # ゴードン・ブラウン was prime minister
        ({"ペスコフ": ["大統領"]}, "ペスコフ"),  # the spokesman of one
    ],
)
def test_a_name_stands_for_a_person(forms, whole):
    assert whole in united(forms).values()
    assert len(forms) < 3 or len(set(united(forms).values())) == len(forms)


def test_two_of_one_family_are_told_apart_by_their_office(lexicon):
    (one, other) = people(
        lexicon, "ジョン・スミス知事はメアリー・スミス市長と会った。スミス知事は笑った。"
    )

    assert (one.name, one.count) == ("ジョン・スミス", 2)
    assert (other.name, other.count) == ("メアリー・スミス", 1)


@pytest.mark.parametrize(
    ("text", "printed", "meaning"),
    [
        ("米国のルビオ国務長官が述べた。", "国務長官", "Secretary of State"),
        ("国務長官マルコ・ルビオ氏が述べた。", "国務長官", "Secretary of State"),
        ("中央情報局(CIA)長官ジョン・ラトクリフ氏。", "中央情報局(CIA)長官", "CIA director"),
        (
            "大統領補佐官(国家安全保障担当)マイケル・ウォルツ氏が語る。",
            "大統領補佐官(国家安全保障担当)",
            "presidential adviser (national security)",
        ),
        ("中東担当特使スティーブ・ウィトコフ氏。", "中東担当特使", "Middle East envoy"),
        (
            "国連のファルハン・ハク事務総長副報道官は語った。",
            "事務総長副報道官",
            "deputy spokesperson for the Secretary-General",
        ),
        ("バイデン元大統領が訪れた。", "元大統領", "former President"),
    ],
)
def test_offices_are_told_as_printed_and_in_english(lexicon, text, printed, meaning):
    (person,) = people(lexicon, text)

    assert [(one.printed, one.english) for one in person.offices] == [(printed, meaning)]


def test_a_form_of_address_is_no_office(lexicon):
    (person,) = people(lexicon, "鈴木一郎さんが来た。")

    assert person.offices == ()


def test_facts_come_with_their_year_and_guesses_with_a_mark(lexicon):
    known, unknown = people(lexicon, "プーチン大統領とアリ・ハッサン氏。")

    assert told(known).startswith("Vladimir Putin; President (大統領); Russian president (as of 20")
    assert told(unknown) == "アリ・ハッサン (?)"


def test_each_person_stands_once_however_named(lexicon):
    found = people(
        lexicon,
        "プーチン氏とルビオ氏が会談へ。国務長官マルコ・ルビオ氏はプーチン大統領に会う。"
        "ドミトリー・ペスコフ報道官が発表した。ペスコフ氏はウラジーミル・プーチン大統領の側近。",
    )

    assert [(person.name, person.count) for person in found] == [
        ("ウラジーミル・プーチン", 3),
        ("マルコ・ルビオ", 2),
        ("ドミトリー・ペスコフ", 2),
    ]
