import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import any_sentences, lines, word, written

from yomu.formats import Options
from yomu.formats._hepburn import joined, lengthened, syllables
from yomu.model import Sentence, Word


def spelt(made: Word) -> str:
    return written("romaji", (Sentence((word("x"), made)),))


def romaji(line: str) -> str:
    return written("romaji", lines(line, end=""))


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("ほんや", "hon'ya"),
        ("きんえん", "kin'en"),
        ("しんぶん", "shinbun"),  # n before b, m, p too
        ("さんま", "sanma"),
        ("まっちゃ", "matcha"),
        ("いっち", "itchi"),
        ("がっこう", "gakkō"),
        ("ざっし", "zasshi"),
        ("おっと", "otto"),
        ("あっ", "a'"),
        ("つづく", "tsuzuku"),
        ("ちぢむ", "chijimu"),
        ("ぢゃ", "ja"),
        ("じゅう", "jū"),
        ("ふじ", "fuji"),
        ("を", "o"),
        ("ゐゑ", "ie"),
        ("とうきょう", "tōkyō"),
        ("おおきい", "ōkii"),
        ("せんせい", "sensei"),
        ("おにいさん", "oniisan"),
        ("おねえさん", "onēsan"),
        ("おかあさん", "okāsan"),
        ("くうき", "kūki"),
        ("ねぇ", "nē"),
    ],
)
def test_hiragana(kana: str, latin: str) -> None:
    assert joined(lengthened(syllables(kana))) == latin


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("ビール", "bīru"),
        ("コーヒー", "kōhī"),
        ("ソウル", "souru"),  # a loanword draws a vowel out by ー only
        ("パーティー", "pātī"),
        ("ディスク", "disuku"),
        ("トゥールーズ", "tūrūzu"),
        ("シェア", "shea"),
        ("ジェット", "jetto"),
        ("チェック", "chekku"),
        ("ファン", "fan"),
        ("フュージョン", "fyūjon"),
        ("ウィトコフ", "witokofu"),
        ("ウェブ", "webu"),
        ("ウォルツ", "worutsu"),
        ("ヴァイオリン", "vaiorin"),
        ("デュエット", "dyuetto"),
        ("モーツァルト", "mōtsaruto"),
        ("クォーク", "kwōku"),
        ("イェール", "yēru"),
        ("マッチ", "matchi"),
        ("ッ", "'"),
        ("ー", "-"),
    ],
)
def test_katakana(kana: str, latin: str) -> None:
    assert joined(syllables(kana)) == latin


@pytest.mark.parametrize(
    ("made", "latin"),
    [
        (word("思[おも] う", pos="verb"), "omou"),
        (word("おもう", pos="verb", lemma="思う"), "omou"),
        (word("追[お] う", pos="verb"), "ou"),
        (word("吸[す] う", pos="verb"), "suu"),
        (word("買[か] おう", pos="verb", lemma="買う", inflections=("volitional",)), "kaō"),
        (word("思[おも] おう", pos="verb", lemma="思う", inflections=("volitional",)), "omoō"),
        (word("有[あ] り 難[がと] う", pos="interjection"), "arigatō"),
        (word("小[こ] 躍[おど] り"), "koodori"),
        (word("子[こ] 牛[うし]"), "koushi"),
        (word("格[こう] 子[し]"), "kōshi"),
        (word("場[ば] 合[あい]"), "baai"),
        (word("湖[みずうみ]"), "mizuumi"),
        (word("大[おお] 通[どお] り"), "ōdōri"),
        (word("本[ほん] 屋[や]"), "hon'ya"),
        (word("学[がっ] 校[こう]"), "gakkō"),
        (word("真[ま] っ 青[さお]"), "massao"),
        (word("は", pos="particle"), "wa"),
        (word("へ", pos="particle"), "e"),
        (word("を", pos="particle"), "o"),
        (word("への", pos="particle"), "eno"),
        (word("には", pos="particle"), "niwa"),
        (word("こんにちは", pos="interjection"), "konnichiwa"),
        (word("実[じつ] は", pos="adverb"), "jitsuwa"),
        (word("ではない", pos="auxiliary"), "dewanai"),
        (word("はは"), "haha"),
        (word("あはは", pos="interjection"), "ahaha"),
        (word("は"), "ha"),  # no particle: a leaf
        (word("NATO[ナトー]", kind="name"), "NATO"),
        (word("ＮＡＴＯ", kind="latin"), "NATO"),
        (word("20[はつ] 日[か]", kind="number"), "hatsuka"),
        (word("会[かい] 談[だん] した", lemma="会談"), "kaidan shita"),
        (word("見[み] ている", pos="verb", lemma="見る"), "mite iru"),
        (word("増[ふ] えており", pos="verb", lemma="増える"), "fuete ori"),
        (word("飛[と] んでいた", pos="verb", lemma="飛ぶ"), "tonde ita"),
        (word("示[しめ] していない", pos="verb", lemma="示す"), "shimeshite inai"),
        (word("会[かい] 談[だん] しています", lemma="会談"), "kaidan shite imasu"),
        (word("邸[てい] 内[ない]"), "teinai"),
        (word("リードする", lemma="リード"), "rīdo suru"),
        (word("愛[あい] する", pos="verb"), "aisuru"),
        (word("話[はなし]", lemma="話"), "hanashi"),
        (word("50[ごじゅっ] km[キロメートル]", kind="number"), "gojukkiromētoru"),
        (word("G7[ジーセブン]", kind="name"), "G7"),
        (word("大[おお] 阪[さか]", kind="name"), "Ōsaka"),
        (word("ドナルド・トランプ", kind="name"), "Donarudo Toranpu"),
        (word("本[ほん] 郷[ごう]", kind="name"), "Hongō"),
        (word("〓"), "〓"),
        (word("凸"), "凸"),  # what nobody can read stays
    ],
)
def test_words(made: Word, latin: str) -> None:
    assert spelt(made) == f"X {latin}"


@pytest.mark.parametrize(
    ("marked", "latin"),
    [
        ("その|うち", "sonouchi"),
        ("オン|ライン", "onrain"),
        ("お|うち", "ouchi"),
        ("報[ほう] 道[どう]|官[かん]", "hōdōkan"),
        (
            "北[きた]|大[たい] 西[せい] 洋[よう]|条[じょう] 約[やく]|機[き] 構[こう]",
            "kitataiseiyō jōyaku kikō",
        ),
    ],
)
def test_the_parts_of_a_word_stay_apart(marked: str, latin: str) -> None:
    """No long vowel lies across them, and long ones have a space between them."""
    parts = tuple(map(word, marked.split("|")))
    ruby = tuple(ruby for part in parts for ruby in part.ruby)
    whole = word("".join(part.surface for part in parts), parts=parts, ruby=ruby)

    assert spelt(whole) == f"X {latin}"


@pytest.mark.parametrize(
    ("parts", "rest", "latin"),
    [
        ("気[き]|を:particle|つけ", "ました", "ki o tsukemashita"),
        ("世[よ]|の:particle|中[なか]", "", "yo no naka"),
        ("に:particle|つい|て:particle", "", "ni tsuite"),
    ],
)
def test_a_phrase_is_spaced_as_one(parts: str, rest: str, latin: str) -> None:
    made = []
    for part in parts.split("|"):
        marked, _, pos = part.partition(":")
        made.append(word(marked, pos=pos or "noun"))
    ruby = tuple(ruby for part in made for ruby in part.ruby)
    surface = "".join(part.surface for part in made) + rest
    whole = word(surface)._replace(ruby=ruby, parts=tuple(made), pos="expression")

    assert spelt(whole) == f"X {latin}"


@pytest.mark.parametrize(
    ("line", "latin"),
    [
        (
            "東[とう] 京[きょう]|で|会[かい] 談[だん]|し|、|合[ごう] 意[い]|した|。",
            "Tōkyō de kaidan shi, gōi shita.",
        ),
        ("「|平[へい] 和[わ]|」|と", "“Heiwa” to"),
        ("（|クレムリン|）|は", "(Kuremurin) ha"),
        ("軍[ぐん] 事[じ]|・|財[ざい] 政[せい]", "Gunji·zaisei"),
        ("　|平[へい] 和[わ]|　|会[かい] 談[だん]", "Heiwa kaidan"),
        ("ＡＩ|など|！", "AI nado!"),
        ("「|行[い] く|。|見[み] る|」|と", "“Iku. Miru” to"),
    ],
)
def test_lines(line: str, latin: str) -> None:
    assert romaji(line) == latin


def test_sentences_of_a_line_have_a_space_between_them() -> None:
    one = Sentence((word("行[い] く"), word("。")))
    other = Sentence((word("見[み] る"), word("。")), 3, end="\n")

    assert written("romaji", (one, other, *lines("", "行[い] く"))) == "Iku. Miru.\n\nIku\n"


def test_plain_romaji_has_no_macrons() -> None:
    sentences = lines("東[とう] 京[きょう]|ビール", end="")

    assert written("romaji", sentences, Options(romaji="plain")) == "Tokyo biru"


@given(
    any_sentences(st.text("あんっーゃうおいアッンャヲかgNQ漢'、。「・ ", max_size=6), ("", "\n"))
)
def test_nothing_readable_is_left_in_kana(sentences: list[Sentence]) -> None:
    out = written("romaji", sentences)

    assert not re.search("[ぁ-ゖァ-ヺー]", out)
    assert out.count("\n") == sum(bool(sentence.end) for sentence in sentences)
