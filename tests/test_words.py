"""Words are joined along MeCab's boundaries, as the dictionary has them."""

import pytest

from yomu.numbers import numerals
from yomu.segment import morphemes
from yomu.words import Words


@pytest.fixture(scope="module")
def units(lexicon):
    words = Words(lexicon)

    def found(text):
        cut = morphemes(text)
        return words.units(cut, numerals(cut))

    return found


@pytest.mark.parametrize(
    "text",
    [
        "首脳会談",
        "国務長官",
        "北大西洋条約機構",
        "中央情報局",
        "事務総長",
        "報道官",
        "可能性",
        "水曜日",
        "お母さん",
        "男の子",
        "気に入った",  # crosses a particle, read きにはいる by MeCab
        "について",
        "食べました",
        "開始される",
        "続いています",
    ],
)
def test_one_word(units, text):
    assert [unit.surface for unit in units(text)] == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今日は晴れ", "今日|は|晴れ"),  # not こんにちは
        ("この世界の", "この|世界|の"),  # not この世|界
        ("彼の本", "彼|の|本"),  # not あの
        ("彼の地の人", "彼の地|の|人"),  # かのち, as phrases.tsv says
        ("交渉を開始する", "交渉|を|開始する"),
        ("説明しました", "説明しました"),  # JMdict has 説明し as a spelling of 説き明かし
        ("一万人の年頃", "一万人|の|年頃"),
        ("話した", "話した"),
        ("はなし", "はなし"),
        ("としています", "と|しています"),  # として is no particle before a helper verb
        ("約90分間の電話会談", "約|90分間|の|電話会談"),
        ("決定力不足が", "決定|力|不足|が"),  # not 力不足
        ("険しい山塊だった", "険しい|山塊|だった"),  # not 険しい山|塊
        ("長い間続いた", "長い間|続いた"),
        ("男の子達が", "男の子|達|が"),
        ("窃笑が", "窃笑|が"),
        ("輝宗は隠居した", "輝宗|は|隠居した"),
        ("兼家の娘", "兼家|の|娘"),
        ("原敬は", "原|敬|は"),  # a family name before a given one
        ("味濃すぎだ", "味|濃すぎ|だ"),
    ],
)
def test_where_words_end(units, text, expected):
    assert "|".join(unit.surface for unit in units(text)) == expected


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("株式会社", "かぶしきがいしゃ"),
        ("水曜日", "すいようび"),
        ("お母さん", "おかあさん"),
        ("気に入っ", "きにいっ"),
        ("子会社", "こがいしゃ"),
        ("男の子", "おとこのこ"),
        ("顕季の", "あきすえ"),
        ("破間川", "あぶるまがわ"),  # JMnedict does not say what it is
        ("鞍馬山", "くらまやま"),
        ("竜ヶ岳", "りゅうがたけ"),
    ],
)
def test_a_joined_word_is_read_as_the_dictionary_reads_it(units, text, reading):
    assert units(text)[0].readings[0] == reading


def test_parts_of_a_compound(lexicon):
    parts = Words(lexicon).parts(morphemes("北大西洋条約機構"))

    assert [part.surface for part in parts] == ["北大西洋条約", "機構"]
