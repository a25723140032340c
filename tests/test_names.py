"""Names: told by titles and by ・, not by a dictionary of everything."""

import pytest

import yomu
from yomu import data, kana, segment


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
        ("ヘグセス米国防長官が", [("ヘグセス", "person", "米国防長官"), ("米", "place", "")]),
        ("バスケットボール日本代表の", []),  # nobody is called so
    ],
)
def test_names_are_told_by_what_stands_beside_them(lexicon, text, expected):
    assert names(text, lexicon) == expected


@pytest.mark.parametrize(
    ("text", "surface", "reading"),
    [
        ("辻元清美代表代行は", "辻元清美", "つじもときよみ"),  # JMnedict has her
        ("武藤容治経産相は", "武藤容治", "むとうようじ"),  # MeCab: 武藤|容|治
        ("福岡資麿厚労相は", "福岡資麿", "ふくおかたかまろ"),  # a place to MeCab
        ("林佳竜外交部長は", "林佳竜", "りんかりゅう"),
        ("石原伸晃氏は", "石原伸晃", "いしはらのぶてる"),
        ("椎名康胤は", "椎名康胤", "しいなやすたね"),  # MeCab: 椎名康|胤
        ("島津歳久の墓", "島津歳久", "しまづとしひさ"),  # MeCab: 島津|歳|久
        ("佐藤家内にて", "佐藤", "さとう"),
        ("福岡市長は", "福岡", "ふくおか"),
        ("山田部長は", "山田", "やまだ"),
        ("千葉県知事は", "千葉県", "ちばけん"),
    ],
)
def test_a_full_name_is_one_word_read_as_a_name(lexicon, text, surface, reading):
    (sentence,) = yomu.annotate(text, lexicon)
    word = sentence.words[0]

    assert (word.surface, kana.to_hiragana(word.reading)) == (surface, reading)


@pytest.mark.parametrize(
    ("table", "family", "title"),
    [("given_names.tsv", "田中", "氏"), ("family_names.tsv", "", "選手")],
)
def test_listed_names_are_read_so_before_a_title(lexicon, table, family, title):
    listed = {row["name"]: row["reading"] for row in data.table(table)}
    assert list(listed) == sorted(listed)

    said = {}
    for name in listed:
        (sentence,) = yomu.annotate(f"{family}{name}{title}は述べた。", lexicon)
        reading = sentence.words[0].reading
        said[name] = reading.removeprefix("たなか").removesuffix("せんしゅ")

    assert said == listed


@pytest.mark.parametrize("text", ["大山町長は述べた。", "大山に登る。", "県立大山選手会館"])
def test_it_stays_a_word_before_what_else_there_is(lexicon, text):
    (sentence,) = yomu.annotate(text, lexicon)

    assert not any(word.reading.startswith("おおやま") for word in sentence.words)


def test_no_given_name_is_listed_that_mecab_reads_so():
    for row in data.table("given_names.tsv"):
        _, given, *_ = segment.morphemes(f"田中{row['name']}氏は述べた。")
        assert (given.surface, given.reading) != (row["name"], row["reading"])


@pytest.mark.parametrize(
    ("text", "surface", "reading"),
    [
        ("II型の機械", "II", "ニ"),
        ("第V章を読む", "V", "ゴ"),
        ("数学IIの授業", "II", "ニ"),
        ("ロッキーIVを観た", "IV", "フォー"),
        ("PART IIIが出た", "III", "スリー"),
        ("Xを使う", "X", "エックス"),
        ("日・月曜休み", "日", "にち"),
        ("火・水曜定休", "火", "か"),
        ("毎週月、木曜日に営業", "月", "げつ"),
        ("木・日・祝休診", "木", "もく"),
        ("第2・4木休診", "木", "もく"),
        ("定休日：火", "火", "か"),
        ("休館日 月", "月", "げつ"),
        ("木の午後の休診", "木", "き"),
    ],
)
def test_roman_numerals_and_days_of_the_week_are_told_by_what_stands_beside_them(
    lexicon, text, surface, reading
):
    (sentence,) = yomu.annotate(text, lexicon)
    assert [w.reading for w in sentence.words if w.surface == surface] == [reading]
