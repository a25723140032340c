"""Full names that JMnedict lists are one word, read as it says."""

import pytest

from yomu.boundaries import cut
from yomu.numbers import numerals
from yomu.persons import called
from yomu.proper import ProperNames
from yomu.runs import runs
from yomu.segment import morphemes
from yomu.words import Words


@pytest.fixture(scope="module")
def read(lexicon):
    words = Words(lexicon)

    def found(text):
        units = words.units(cut(text), numerals(cut(text)))
        return {unit.surface: unit.readings[0] for unit in units}

    return found


@pytest.mark.parametrize(
    ("text", "name", "reading"),
    [
        ("司会の松平定知が語る。", "松平定知", "まつだいらさだとも"),
        ("洗平竜也が走る。", "洗平竜也", "あらいだいたつや"),
        ("坂本剛二が立候補した。", "坂本剛二", "さかもとごうじ"),  # no number
        ("花岡タネの孫。", "花岡", "はなおか"),
    ],
)
def test_a_full_name_is_found_without_a_title(read, text, name, reading):
    assert read(text)[name] == reading


def test_the_former_is_no_given_name(read):
    # JMnedict has a 木村元 げん.
    assert "木村元" not in read("木村元専務が来た。")
    assert read("木村元氏が来た。")["木村元"] == "きむらげん"


def test_words_that_are_no_names_are_not_asked_for(lexicon):
    asked = []

    class Asking:
        def names(self, forms):
            asked.extend(forms)
            return lexicon.names(forms)

    names = ProperNames(Asking(), 100)
    for text in ("首脳会談で停戦に合意した。", "松平定知が停戦合意を読んだ。"):
        found = morphemes(text)
        names.learn(found, [list(runs(found, at)) for at in range(len(found))])

    assert "松平定知" in asked
    assert all("松平" in form or "定" in form for form in asked)


def test_zu_is_spelt_as_mecab_spells_it(lexicon):
    name = "島津貴久"
    entries = lexicon.names([name])[name]

    assert [reading.text for entry in entries for reading in entry.readings] == ["しまずたかひさ"]
    assert called(name, entries, morphemes(name)) == ("しまづたかひさ",)


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("小林豊氏が来た。", "小林|豊|氏|が|来|た|。"),
        ("安田亨平氏が来た。", "安田|亨|平|氏|が|来|た|。"),
        ("足利尊氏が来た。", "足利|尊氏|が|来|た|。"),
        ("三浦平氏の祖。", "三浦|平氏|の|祖|。"),
        ("両氏が来た。", "両氏|が|来|た|。"),
    ],
)
def test_a_title_is_no_end_of_a_given_name(text, cuts):
    assert "|".join(morpheme.surface for morpheme in cut(text)) == cuts
