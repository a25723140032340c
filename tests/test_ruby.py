import sys
from collections.abc import Callable, Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from yomu import data, kana
from yomu.dictionary.store import Store
from yomu.kanji_readings import origins, readings
from yomu.model import Kanji, Ruby
from yomu.ruby import align, align_name, group, read_back


@pytest.fixture(scope="session")
def kanjidic(lexicon: Store) -> Mapping[str, Kanji]:
    """Every kanji of the Unicode's first plane that KANJIDIC has."""
    return lexicon.kanji(map(chr, range(0x3400, 0xA000)))


def show(rubies: tuple[Ruby, ...]) -> str:
    return "".join(f"{base}[{reading}]" if reading else base for base, reading in rubies)


SPLITS = """
裏切る うらぎる 裏[うら]切[ぎ]る
言い分 いいぶん 言[い]い分[ぶん]
渡り鳥 わたりどり 渡[わた]り鳥[どり]
可愛い かわいい 可愛[かわい]い
お願い致します おねがいいたします お願[ねが]い致[いた]します
未成熟 みせいじゅく 未[み]成[せい]熟[じゅく]
食べる たべる 食[た]べる
取り除く とりのぞく 取[と]り除[のぞ]く
停戦 ていせん 停[てい]戦[せん]
行われた おこなわれた 行[おこな]われた
行なわれた おこなわれた 行[おこ]なわれた
明らかに あきらかに 明[あき]らかに
気持ち きもち 気[き]持[も]ち
雰囲気 ふんいき 雰[ふん]囲[い]気[き]
十分 じゅうぶん 十[じゅう]分[ぶん]
試合 しあい 試[し]合[あい]
北大西洋条約機構 きたたいせいようじょうやくきこう \
北[きた]大[たい]西[せい]洋[よう]条[じょう]約[やく]機[き]構[こう]
大統領補佐官 だいとうりょうほさかん 大[だい]統[とう]領[りょう]補[ほ]佐[さ]官[かん]
"""

REPEATED = """
人々 ひとびと 人[ひと]々[びと]
時々 ときどき 時[とき]々[どき]
様々 さまざま 様[さま]々[ざま]
国々 くにぐに 国[くに]々[ぐに]
佐々木 ささき 佐[さ]々[さ]木[き]
代々木 よよぎ 代[よ]々[よ]木[ぎ]
神々しい こうごうしい 神[こう]々[ごう]しい
一歩々々 いっぽいっぽ 一[いっ]歩[ぽ]々[いっ]々[ぽ]
"""

CHANGED = """
生け花 いけばな 生[い]け花[ばな]
子供 こども 子[こ]供[ども]
三日月 みかづき 三[み]日[か]月[づき]
融通 ゆうずう 融[ゆう]通[ずう]
学校 がっこう 学[がっ]校[こう]
合戦 かっせん 合[かっ]戦[せん]
十分 じゅっぷん 十[じゅっ]分[ぷん]
出張 しゅっちょう 出[しゅっ]張[ちょう]
引っ越し ひっこし 引[ひ]っ越[こ]し
引越 ひっこし 引[ひっ]越[こし]
真っ青 まっさお 真[ま]っ青[さお]
反応 はんのう 反[はん]応[のう]
観音 かんのん 観[かん]音[のん]
天皇 てんのう 天[てん]皇[のう]
因縁 いんねん 因[いん]縁[ねん]
三位 さんみ 三[さん]位[み]
云々 うんぬん 云[うん]々[ぬん]
"""

ENDINGS_UNWRITTEN = """
申し込み もうしこみ 申[もう]し込[こ]み
申込み もうしこみ 申[もうし]込[こ]み
申込 もうしこみ 申[もうし]込[こみ]
受付 うけつけ 受[うけ]付[つけ]
取引 とりひき 取[とり]引[ひき]
手続き てつづき 手[て]続[つづ]き
割合 わりあい 割[わり]合[あい]
物語 ものがたり 物[もの]語[がたり]
建物 たてもの 建[たて]物[もの]
日付 ひづけ 日[ひ]付[づけ]
"""

GROUPS = """
今日 きょう 今日[きょう]
大人 おとな 大人[おとな]
昨日 きのう 昨日[きのう]
明日 あす 明日[あす]
明後日 あさって 明後日[あさって]
五月雨 さみだれ 五月雨[さみだれ]
二十歳 はたち 二十歳[はたち]
一人 ひとり 一人[ひとり]
友達 ともだち 友達[ともだち]
日本 にほん 日本[にほん]
大人買い おとながい 大人[おとな]買[が]い
腕時計 うでどけい 腕[うで]時計[どけい]
左右 そう 左右[そう]
日本社会 にほんしゃかい 日本[にほん]社[しゃ]会[かい]
お母さん おかあさん お母[かあ]さん
"""

ODD_CHARACTERS = """
一ヶ月 いっかげつ 一[いっ]ヶ[か]月[げつ]
一ヵ月 いっかげつ 一[いっ]ヵ[か]月[げつ]
一ケ月 いっかげつ 一[いっ]ケ[か]月[げつ]
一カ月 いっかげつ 一[いっ]カ月[げつ]
市ケ谷 いちがや 市[いち]ケ[が]谷[や]
丸ノ内 まるのうち 丸[まる]ノ内[うち]
〆切 しめきり 〆[しめ]切[きり]
プーチン氏 プーチンし プーチン氏[し]
プーチン氏 ぷーちんし プーチン氏[し]
ラーメン屋 らあめんや ラーメン屋[や]
学問のすゝめ がくもんのすすめ 学[がく]問[もん]のすゝめ
NATO ナトー NATO[ナトー]
Ｔシャツ ティーシャツ Ｔ[ティー]シャツ
CD-ROM シーディーロム CD-ROM[シーディーロム]
3.5% さんてんごぱーせんと 3.5%[さんてんごぱーせんと]
約20人 やくにじゅうにん 約[やく]20[にじゅう]人[にん]
東・西 とうざい 東[とう]・西[ざい]
才子、才に溺れる さいしさいにおぼれる 才[さい]子[し]、才[さい]に溺[おぼ]れる
か\u3099んばる人 がんばるひと か\u3099んばる人[ひと]
ﾗﾝﾁ時 らんちどき ﾗﾝﾁ時[どき]
葛\U000e0100湯 くずゆ 葛\U000e0100[くず]湯[ゆ]
"""

NOTHING_FITS = """
食べる しょくす 食べる[しょくす]
食べる べる 食べる[べる]
お食べ お お食べ[お]
ウエールズ語 ウェールズご ウエールズ語[ウェールズご]
"""

NOTHING_TO_ADD = """
かな かな かな
カナ かな カナ
かな わな かな
NATO NATO NATO
漢字 漢字 漢字
。 まる 。
・・・ てん ・・・
"""


def rows(*tables: str) -> list[tuple[str, ...]]:
    return [tuple(line.split(" ")) for table in tables for line in table.strip().splitlines()]


@pytest.mark.parametrize(
    ("surface", "reading", "shown"),
    rows(SPLITS, REPEATED, CHANGED, ENDINGS_UNWRITTEN, GROUPS, ODD_CHARACTERS, NOTHING_FITS)
    + rows(NOTHING_TO_ADD),
)
def test_furigana_sits_where_it_is_certain(
    surface: str, reading: str, shown: str, kanjidic: Mapping[str, Kanji]
) -> None:
    assert show(align(surface, reading, kanjidic)) == shown


NAMES = """
石破茂 いしばしげる 石[いし]破[ば]茂[しげる]
井上 いのうえ 井[いの]上[うえ]
渡辺 わたなべ 渡辺[わたなべ]
長谷川 はせがわ 長谷[はせ]川[がわ]
茨城 いばらき 茨[いばら]城[き]
神戸 こうべ 神戸[こうべ]
"""


@pytest.mark.parametrize(("surface", "reading", "shown"), rows(NAMES))
def test_names_have_readings_of_their_own(
    surface: str, reading: str, shown: str, kanjidic: Mapping[str, Kanji]
) -> None:
    assert show(align_name(surface, reading, kanjidic)) == shown


def test_readings_of_names_are_for_names_only(kanjidic: Mapping[str, Kanji]) -> None:
    assert show(align("胡桃沢", "くるみさわ", kanjidic)) == "胡桃[くるみ]沢[さわ]"
    assert show(align("妻子", "めこ", kanjidic)) == "妻子[めこ]"
    assert show(align_name("妻子", "めこ", kanjidic)) == "妻[め]子[こ]"


def test_nothing_becomes_nothing(kanjidic: Mapping[str, Kanji]) -> None:
    assert align("", "", kanjidic) == ()
    assert align("", "あ", kanjidic) == ()
    assert align("漢字", "", kanjidic) == (Ruby("漢字"),)


def test_kana_anchor_the_kanji_nobody_knows() -> None:
    assert show(align("取り除く", "とりのぞく", {})) == "取[と]り除[のぞ]く"


def test_two_splits_that_fit_equally_are_none() -> None:
    either = {"甲": Kanji("甲", kun=("あ", "ああ")), "乙": Kanji("乙", kun=("あ", "ああ"))}
    assert show(align("甲乙", "あああ", either)) == "甲乙[あああ]"
    assert show(align("甲乙", "ああ", either)) == "甲[あ]乙[あ]"


@pytest.mark.parametrize("row", data.table("special_readings.tsv"), ids=lambda row: row["spelling"])
def test_every_special_reading_is_used(row: dict[str, str], kanjidic: Mapping[str, Kanji]) -> None:
    if len(row["spelling"]) > 1:
        assert align(row["spelling"], row["reading"], {}) == (
            Ruby(row["spelling"], row["reading"]),
        )
    else:
        rubies = align(row["example"], row["example_reading"], kanjidic)
        assert Ruby(row["spelling"], row["reading"]) in rubies


def test_special_readings_are_sorted_and_not_in_kanjidic(kanjidic: Mapping[str, Kanji]) -> None:
    listed = [(row["spelling"], row["reading"]) for row in data.table("special_readings.tsv")]
    assert listed == sorted(set(listed))
    for spelling, reading in listed:
        known = kanjidic.get(spelling)
        assert known is None or reading not in {kana.to_hiragana(on) for on in known.on}


def test_a_kun_reading_is_listed_with_its_endings() -> None:
    assert set(readings(Kanji("学", on=("ガク",), kun=("まな.ぶ",)))) == {
        *("がく", "まな", "まなぶ", "まなび"),
    }


@pytest.mark.parametrize(
    ("heard", "reading", "needs"),
    [
        ("がく", "がく", ""),
        ("がく", "かく", "voiced"),
        ("がっ", "がく", "cut"),
        ("がっ", "かく", "voiced cut"),
        ("のう", "おう", "linked"),
        ("にょう", "よう", "linked"),
    ],
)
def test_a_reading_changes_with_its_neighbours(heard: str, reading: str, needs: str) -> None:
    changes = [change for origin, change in origins(heard) if origin == reading]
    flags = ("voiced", "cut", "linked")
    assert [" ".join(f for f in flags if getattr(change, f)) for change in changes] == [needs]


GROUPED = [
    ([Ruby("首", "しゅ"), Ruby("脳", "のう")], "首脳[しゅのう]"),
    ([Ruby("取", "と"), Ruby("り"), Ruby("除", "のぞ"), Ruby("く")], "取[と]り除[のぞ]く"),
    ([Ruby("お"), Ruby("母", "かあ"), Ruby("さん")], "お母[かあ]さん"),
    ([Ruby("一", "いっ"), Ruby("ヶ", "か"), Ruby("月", "げつ")], "一ヶ月[いっかげつ]"),
    ([Ruby("か"), Ruby("な")], "かな"),
    ([], ""),
]


@pytest.mark.parametrize(("mono", "grouped"), GROUPED)
def test_neighbouring_rubies_join(mono: list[Ruby], grouped: str) -> None:
    assert show(group(mono)) == grouped


HIRAGANA = st.text("あいかがくこしすたちつてとのひふまもやよりんっ", min_size=1, max_size=4)
PIECES = st.one_of(
    HIRAGANA.map(lambda text: (text, text)),
    HIRAGANA.map(lambda text: (kana.to_katakana(text), text)),
    st.tuples(st.sampled_from("学校日本人今大国生一二十上下可愛取引々ヶ亜"), HIRAGANA),
    st.tuples(st.sampled_from(["20", "NATO", "％", "α"]), HIRAGANA),
    st.sampled_from("。、「」・ \n").map(lambda mark: (mark, mark)),
)


@example(pieces=[("亜", "ああ"), ("。", "。"), ("学", "あ")])
@given(pieces=st.lists(PIECES, min_size=1, max_size=12))
def test_no_part_of_the_reading_is_lost(
    pieces: list[tuple[str, str]], kanjidic: Mapping[str, Kanji]
) -> None:
    surface = "".join(piece for piece, _ in pieces)
    reading = "".join(piece for _, piece in pieces)
    rubies = align(surface, reading, kanjidic)
    assert "".join(base for base, _ in rubies) == surface
    assert kana.to_hiragana(read_back(rubies)) == reading
    assert kana.to_hiragana(read_back(group(rubies))) == reading


@given(pieces=st.lists(PIECES, min_size=1, max_size=12))
def test_a_ruby_stands_on_what_cannot_be_read_without(
    pieces: list[tuple[str, str]], kanjidic: Mapping[str, Kanji]
) -> None:
    surface = "".join(piece for piece, _ in pieces)
    for base, reading in align(surface, "".join(piece for _, piece in pieces), kanjidic):
        bare = not kana.has_kanji(base) and not any(c in "20NATO％α" for c in base)
        assert (reading == "") == bare


@given(st.text(max_size=30), st.text(max_size=60))
def test_any_text_keeps_its_characters(surface: str, reading: str) -> None:
    rubies = align(surface, reading, {})
    assert "".join(base for base, _ in rubies) == surface
    assert all(base for base, _ in rubies)


HOSTILE = [("亜" * 200, "あ" * 200), ("生" * 40, "う" * 100), ("亜あ" * 20, "あ" * 100)]


def calls(function: Callable[[], object]) -> int:
    """How many calls of Python functions this takes: a measure that no busy machine changes."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        assert function()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(("surface", "reading"), [*HOSTILE, ("1一" * 20, "い" * 100)])
def test_a_hostile_word_takes_no_time(
    surface: str, reading: str, kanjidic: Mapping[str, Kanji]
) -> None:
    assert calls(lambda: align(surface, reading, kanjidic)) < 1_000_000
