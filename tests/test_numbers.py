"""Numerals, read among the real morphemes of a sentence."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from yomu import data, kana
from yomu.model import Ruby
from yomu.numbers import Numeral, numerals
from yomu.segment import morphemes


def shown(ruby: tuple[Ruby, ...]) -> str:
    return "".join(f"{base}[{said}]" if said else base for base, said in ruby)


def found(text: str) -> list[Numeral]:
    return numerals(morphemes(text))


def rubies(text: str) -> list[str]:
    return [shown(numeral.ruby) for numeral in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("約90分間の電話会談", "90[きゅうじゅっ]分[ぷん]間[かん]"),
        ("100億ドル", "100[ひゃく]億[おく]ドル"),
        ("１億２千万人", "１[いち]億[おく]２[に]千[せん]万[まん]人[にん]"),
        ("3万5千人", "3[さん]万[まん]5[ご]千[せん]人[にん]"),
        ("千二百三十四円", "千[せん]二[に]百[ひゃく]三[さん]十[じゅう]四[よ]円[えん]"),
        ("二〇二五年", "二〇二五[にせんにじゅうご]年[ねん]"),
        ("二○二五年", "二○二五[にせんにじゅうご]年[ねん]"),  # with a circle
        ("3.5％", "3.5[さんてんご]％[パーセント]"),
        ("1,234円", "1,234[せんにひゃくさんじゅうよ]円[えん]"),
        ("2人", "2人[ふたり]"),  # one reading for both
        ("14人", "14[じゅうよ]人[にん]"),
        ("3つ", "3[みっ]つ"),
        ("2番目", "2[に]番[ばん]目[め]"),
        ("3時半", "3[さん]時[じ]半[はん]"),
        ("一ヶ月", "一[いっ]ヶ[か]月[げつ]"),
        ("3カ国", "3[さん]カ国[こく]"),  # katakana stays katakana
        ("10km", "10[じゅっ]km[キロメートル]"),
        ("154.8 km", "154.8[ひゃくごじゅうよんてんはち] km[キロメートル]"),
        ("5平方メートル", "5[ご]平[へい]方[ほう]メートル"),
        ("10数人", "10[じゅう]数[すう]人[にん]"),
        ("20余年", "20[にじゅう]余[よ]年[ねん]"),
        ("第①章", "①[いっ]章[しょう]"),
        ("㌫とは5㌫のこと", "5[ご]㌫[パーセント]"),
    ],
)
def test_digits_and_counters_change_each_other(text: str, expected: str) -> None:
    assert rubies(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10〜20人", "10[じゅう]〜20[にじゅう]人[にん]"),
        ("3、4人", "3[さん]、4[よ]人[にん]"),
        ("6、7人", "6[ろく]、7[しち]人[にん]"),
        ("6、7号機", "6[ろく]、7[なな]号[ごう]機[き]"),
        ("4、5番打者", "4[よん]、5[ご]番[ばん]"),
        ("二、三百人", "二[に]、三[さん]百[びゃく]人[にん]"),
        ("二三人", "二[に]三[さん]人[にん]"),
        ("2、3日休む", "2[に]、3[さん]日[にち]"),
        ("2〜3日休む", "2[に]〜3[さん]日[にち]"),
        ("5〜10日かかる", "5[いつか]〜10[とお]日[か]"),
        ("12、13日の両日", "12[じゅうににち]、13[じゅうさん]日[にち]"),
        ("4〜6月", "4[し]〜6[ろく]月[がつ]"),
        ("7〜9時", "7[しちじ]〜9[く]時[じ]"),
        ("1〜2人", "1[ひとり]〜2人[ふたり]"),
        ("1.5〜2倍", "1.5[いってんご]〜2[に]倍[ばい]"),
        ("3分の2", "3[さん]分[ぶん]の2[に]"),
        ("10分の1", "10[じゅう]分[ぶん]の1[いち]"),
        ("1/3以下", "1/3[さんぶんのいち]"),
        ("ねぎ1/2本", "1/2[にぶんのいっ]本[ぽん]"),
        ("もやし1/2袋", "1/2[にぶんのいち]袋[ふくろ]"),
        ("レモン1/4個分", "1/4[よんぶんのいっ]個[こ]分[ぶん]"),
        ("昭47.9.14生", "47[よんじゅうななねん].9[くがつ].14[じゅうよっか]"),
        ("以後255m100円", "255[にひゃくごじゅうご]m[メートル]100[ひゃく]円[えん]"),
        ("19m74で優勝", "19[じゅうきゅう]m[メートル]74[ななじゅうよん]"),
        ("8m09を跳ぶ", "8[はち]m[メートル]09[ゼロきゅう]"),
        ("1/4がよい", "1/4[よんぶんのいち]"),
        ("約7/10が賛成", "7/10[じゅうぶんのなな]"),
        ("35μg/m³以下", "35[さんじゅうご]μg/m³[マイクログラムまいりっぽうメートル]"),
        ("14L/min。", "14[じゅうよん]L/min[リットルまいふん]"),
        ("延べ7㎢、", "7[なな]㎢[へいほうキロメートル]"),
        ("2R1分で", "2[に]R[ラウンド]1[いっ]分[ぷん]"),
        ("桃缶2/3缶", "2/3[さんぶんのに]缶[かん]"),
        ("大根3分の1本", "3[さん]分[ぶん]の1[いっ]本[ぽん]"),
        ("3対1", "3[さん]対[たい]1[いち]"),
        ("1対8", "1[いっ]対[たい]8[はち]"),
        ("3・5倍", "3・5[さんてんご]倍[ばい]"),
        ("三十二・四キロ", "三十二・四[さんじゅうにてんよん]キロ"),
        ("百二十三・五億円", "百二十三・五[ひゃくにじゅうさんてんご]億[おく]円[えん]"),
        ("〇・〇二秒", "〇・〇二[れいてんゼロに]秒[びょう]"),
        ("防御率二・九八", "二・九八[にてんきゅうはち]"),
        ("失業率は三・二に", "三・二[さんてんに]"),
        ("11・9万人増", "11・9[じゅういってんきゅう]万[まん]人[にん]"),
        ("終値は2718・36だった", "2718・36[にせんななひゃくじゅうはちてんさんろく]"),
        ("2万3016・45で終えた", "2万3016・45[にまんさんぜんじゅうろくてんよんご]"),
        ("M6・9の地震", "M6・9[マグニチュードろくてんきゅう]"),
        ("M9級の地震", "M9[マグニチュードきゅう]"),
        ("2・0〜2・5%", "2・0[にてんゼロ]〜2・5[にてんご]%[パーセント]"),
        ("1〜1・5倍", "1[いち]〜1・5[いってんご]倍[ばい]"),
        ("3・4年生", "3[さん]・4[よ]年[ねん]生[せい]"),
        ("7・8歳", "7[なな]・8[はっ]歳[さい]"),
        ("6/8拍子", "6/8[はちぶんのろく]拍[びょう]子[し]"),
        ("答えは⑦番", "⑦[なな]番[ばん]"),
        ("第Ⅶ部", "Ⅶ[なな]部[ぶ]"),
        ("R7.4.1現在", "R[れいわ]7[ななねん].4[しがつ].1[ついたち]"),
        ("平成29.7.4現在", "29[にじゅうきゅうねん].7[しちがつ].4[よっか]"),
        ("電話047−474−9091", "047[ゼロよんなな]−474[よんななよん]−9091[きゅうゼロきゅういち]"),
        ("500-1000円", "500[ごひゃく]-1000[せん]円[えん]"),
        ("気温は-5℃", "-[マイナス]5[ご]℃[ど]"),
        ("持分1/6", "1/6[ろくぶんのいち]"),
        ("1/12スケール", "1/12[じゅうにぶんのいち]"),
        ("M〜3L", "3[さん]L[エル]"),
        ("前月比-2kg", "-[マイナス]2[に]kg[キログラム]"),
        ("定食+100円", "+[プラス]100[ひゃく]円[えん]"),
        ("誤差±3度", "±[プラスマイナス]3[さん]度[ど]"),
    ],
)
def test_two_numbers_and_signs_are_one_numeral(text: str, expected: str) -> None:
    assert rubies(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4月1日", ["4[し]月[がつ]", "1日[ついたち]"]),
        ("1日3回", ["1[いち]日[にち]", "3[さん]回[かい]"]),
        ("1日（月）", ["1日[ついたち]"]),
        ("1日午後", ["1日[ついたち]"]),
        ("今月1日", ["1日[ついたち]"]),
        ("1日中", ["1[いち]日[にち]中[じゅう]"]),
        ("一日で終わる", ["一[いち]日[にち]"]),
        ("2日間", ["2[ふつ]日[か]間[かん]"]),
        ("24日", ["24[にじゅうよっ]日[か]"]),
        ("数日後", ["数[すう]日[じつ]後[ご]"]),
        ("一二月", ["一二[じゅうに]月[がつ]"]),  # printed digit by digit
        ("04月09日", ["04[し]月[がつ]", "09[ここの]日[か]"]),
        ("07年", ["07[ゼロなな]年[ねん]"]),
        ("令和元年", ["元[がん]年[ねん]"]),
        ("22時30分", ["22[にじゅうに]時[じ]30[さんじゅっ]分[ぷん]"]),
        ("10:30", ["10[じゅうじ]:30[さんじゅっぷん]"]),
        ("21：00開始", ["21：00[にじゅういちじ]"]),
        ("2025/2/12", ["2025[にせんにじゅうごねん]/2[にがつ]/12[じゅうににち]"]),
        ("3/15まで", ["3[さんがつ]/15[じゅうごにち]"]),
        ("06/3/14更新", ["06[ゼロろくねん]/3[さんがつ]/14[じゅうよっか]"]),
        ("06.3.14更新", ["06[ゼロろくねん].3[さんがつ].14[じゅうよっか]"]),
        ("2006/10に開店", ["2006[にせんろくねん]/10[じゅうがつ]"]),
        ("12/24〜25", ["12[じゅうにがつ]/24[にじゅうよっか]", "25[にじゅうごにち]"]),
        ("L.O.21:30", ["21[にじゅういちじ]:30[さんじゅっぷん]"]),
        ("血圧は130/80", ["130[ひゃくさんじゅう]", "80[はちじゅう]"]),  # no fraction
        ("400/121平方メートル", ["400/121[ひゃくにじゅういちぶんのよんひゃく]"]),
        ("中2日で投げる", ["中[なか]2[ふつ]日[か]"]),
        ("心の中2日目で", ["2[ふつ]日[か]目[め]"]),
        ("AM9:00開店", ["AM[エーエム]9:00[くじ]"]),
        ("ＰＭ３時開演", ["ＰＭ[ピーエム]３[さん]時[じ]"]),
        ("何時から", ["何[なん]時[じ]"]),
        ("三時十分", ["三[さん]時[じ]十[じゅっ]分[ぷん]"]),
        ("19世紀後半", ["19[じゅうきゅう]世[せい]紀[き]"]),
        ("20歳になる", ["20歳[はたち]"]),
        ("20歳以上", ["20[にじゅっ]歳[さい]"]),
        ("3年1組", ["3[さん]年[ねん]", "1[いち]組[くみ]"]),
        ("バラ1組", ["1[ひと]組[くみ]"]),
        ("3割5分", ["3[さん]割[わり]", "5[ご]分[ぶ]"]),
        ("世界を二分する", ["二[に]分[ぶん]"]),
        ("食料十分と言う", ["十[じゅう]分[ぶん]"]),  # enough
        ("十分ほど待つ", ["十[じゅっ]分[ぷん]"]),  # ten minutes
        ("百万石", ["百[ひゃく]万[まん]石[ごく]"]),
    ],
)
def test_what_stands_around_decides(text: str, expected: list[str]) -> None:
    assert rubies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("03-1234-5678", "03[ゼロさん]-1234[いちにさんよん]-5678[ごろくななはち]"),
        ("丸の内3-5-1", "3[さん]-5[ご]-1[いち]"),
        ("版は1.2.3", "1.2.3[いちてんにてんさん]"),
        ("番組名は007", "007[ゼロゼロなな]"),
        ("03(1234)5678", "03[ゼロさん](1234[いちにさんよん])5678[ごろくななはち]"),
        ("205系の電車", "205[にまるご]系[けい]"),
        ("記録は8m95", "8[はち]m[メートル]95[きゅうじゅうご]"),
        ("記録は2m05", "2[に]m[メートル]05[ゼロご]"),
        ("1m50cmの雪", "1[いち]m[メートル]50[ごじゅっ]cm[センチメートル]"),
        ("登録番号1363407", "1363407[いちさんろくさんよんゼロなな]"),
        ("101号室", "101[いちまるいち]号[ごう]室[しつ]"),
        ("記録は9秒98", "98[きゅうはち]"),
        ("JA〇〇の倉庫", "〇〇[まるまる]"),
        ("三一運動", "三一[さんいち]"),
        ("3・11の後", "3[さん]・11[いちいち]"),
    ],
)
def test_codes_are_read_digit_by_digit(text: str, expected: str) -> None:
    assert rubies(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        *("三菱", "千葉県", "一部の人", "四季", "一致する", "何も", "何か", "何時も", "幾らか"),
        *("abc123@example.com", "a1b2?x", "3a9f0c77d1e2f3a4b5c6d7", "Kobayashi23"),
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MP3", "エムピースリー"),
        ("ＭＰ３", "エムピースリー"),
        ("PC-9800", "ピーシーきゅうせんはっぴゃく"),
        ("F-16", "エフじゅうろく"),
        ("F-15J", "エフじゅうごジェー"),
        ("A4", "エーよん"),
        ("G7", "ジーセブン"),
        ("5G", "ファイブジー"),
        ("2ch", "にちゃんねる"),
        ("3LDK", "さんエルディーケー"),
        ("COVID-19", "コビッドナインティーン"),
        ("Windows10", "ウインドウズテン"),
        ("Windows98", "ウインドウズきゅうじゅうはち"),
        ("No.1", "ナンバーワン"),
        ("ベスト16", "じゅうろく"),
        ("ドラクエⅢ", "スリー"),
        ("数学Ⅱ", "に"),  # no name in katakana
        ("4バックで守る", "フォーバック"),
        ("2アウト満塁", "ツーアウト"),
        ("№5", "ナンバーファイブ"),
        ("USB3.0", "ユーエスビーさんてんゼロ"),
        ("E5系", "イーご"),  # counted, though a letter stands before it
        ("E231系", "イーにさんいち"),
        ("N700系", "エヌななひゃく"),
        ("問3", "といさん"),
        ("H20年度", "へいせいにじゅうねんど"),
        ("ベスト8", "エイト"),
        ("パート2", "ツー"),
        ("警戒レベル4", "よん"),
        ("外寸H700mm", "エイチななひゃくミリメートル"),
        ("AC100V", "エーシーひゃくボルト"),
        ("F16V", "エフじゅうろくブイ"),  # one letter before it: no volts
        ("150g×3袋", "ひゃくごじゅうグラム"),  # to MeCab × is a letter
        ("2L×6本", "にリットル"),
        ("幅320x240", "さんびゃくにじゅう"),  # a product is no label
    ],
)
def test_a_number_in_a_name_is_said_as_people_do(text: str, expected: str) -> None:
    assert found(text)[0].reading == expected


def test_labels_are_listed_in_order_and_readable() -> None:
    rows = data.table("labels.tsv")

    assert [row["label"] for row in rows] == sorted({row["label"] for row in rows})
    assert all(kana.is_kana(row["reading"]) for row in rows if row["reading"])
    assert {row["number"] for row in rows} == {"", "digits", "english", "japanese", "ten"}


def test_a_number_in_a_name_is_worth_nothing() -> None:
    assert found("MP3")[0].value.text == ""
    assert found("R7年度")[0].value.text == "2025 (Reiwa 7)"


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("価格は$100だ", "$100[ひゃくドル]", "100 dollars"),
        ("￥1,000", "￥1,000[せんえん]", "1,000 yen"),
        ("€5", "€5[ごユーロ]", "5 euros"),
        ("3-2で勝った", "3[さん]-[たい]2[に]", "3 to 2"),
        ("1-0の勝利", "1[いっ]-[たい]0[ゼロ]", "1 to 0"),
        ("セットカウント3-1", "3[さん]-[たい]1[いち]", "3 to 1"),
        ("1-1のまま終わる", "1[いっ]-[たい]1[いち]", "1 to 1"),
        ("3:7に分ける", "3[さん]:[たい]7[なな]", "3 to 7"),
        ("▲7六歩を指す", "7[なな]六[ろく]歩[ふ]", ""),
        ("1:2:3で混ぜる", "1[いっ]:[たい]2[に]:[たい]3[さん]", "1 to 2 to 3"),
        ("縮尺1:25000の地図", "1[いっ]:[たい]25000[にまんごせん]", "1 to 25000"),
        ("打率.302で首位", ".302[さんわりにりん]", ".302"),
        ("DVD2枚組", "DVD[ディーブイディー]2[に]枚[まい]組[ぐみ]", "set of 2"),
        ("ASEAN10カ国", "ASEAN[アセアン]10[じゅっ]カ国[こく]", "10 countries"),
        ("四大卒の社員", "四[よん]大[だい]", "4-year university"),
        ("1/2個を切る", "1/2[にぶんのいっ]個[こ]", "1/2 piece"),
        ("震度6強の揺れ", "6[ろく]強[きょう]", "upper 6"),
        ("150円台", "150[ひゃくごじゅう]円[えん]台[だい]", "in the 150 yen range"),
        ("76銭高", "76[ななじゅうろく]銭[せん]高[だか]", "up 76 sen"),
        ("第2回", "2[に]回[かい]", "the 2nd time"),
        ("07年", "07[ゼロなな]年[ねん]", "2007"),
        ("千年", "千[せん]年[ねん]", "1,000 years"),
        ("2割引", "2[に]割[わり]引[びき]", "20 percent off"),
        ("2万数千人", "2[に]万[まん]数[すう]千[せん]人[にん]", "20,000-odd people"),
    ],
)
def test_what_stands_beside_is_read_and_counts(text: str, expected: str, value: str) -> None:
    assert [shown(found(text)[0].ruby), found(text)[0].value.text] == [expected, value]


def test_a_number_without_counter_is_read_alone() -> None:
    assert rubies("賛成354、反対8で可決") == ["354[さんびゃくごじゅうよん]", "8[はち]"]


def test_other_readings_are_offered() -> None:
    assert found("17日")[0].alternatives == ("じゅうななにち",)
    assert found("1日、雨")[0].alternatives == ("いちにち",)
    assert found("10分間")[0].alternatives == ("じっぷんかん",)
    assert found("3階")[0].alternatives == ("さんかい",)
    assert found("8本")[0].alternatives == ("はちほん",)


def test_doubt_lowers_the_confidence() -> None:
    assert found("3階")[0].confidence < 0.9 < found("5階")[0].confidence


# ---------------------------------------------------------------- laws

PIECES = st.sampled_from(
    [
        *"0123456789０９〇一二三四七八九十百千万億兆数何半約第人日月年時分円本つ々、。,.:/-〜・%％ A gx",
        *("か月", "ヶ国", "ドル", "km", "平方メートル", "分の", "対", "間", "目", "後"),
        *("十分", "元年", "何時"),
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@example("1/,")  # a fraction of nothing
@given(TEXTS)
def test_the_bases_join_to_the_text_and_the_readings_to_the_reading(text: str) -> None:
    units = morphemes(text)
    for numeral in numerals(units):
        covered = "".join(unit.surface for unit in units[numeral.start : numeral.end])
        assert "".join(base for base, _ in numeral.ruby) == covered
        assert "".join(said or base for base, said in numeral.ruby) == numeral.reading


@given(TEXTS)
def test_numerals_stand_in_order_and_do_not_overlap(text: str) -> None:
    places = [(numeral.start, numeral.end) for numeral in found(text)]

    assert all(start < end for start, end in places)
    assert all(left[1] <= right[0] for left, right in pairwise(places))


@given(TEXTS)
def test_every_digit_of_a_numeral_is_read(text: str) -> None:
    for numeral in found(text):
        unread = "".join(base for base, said in numeral.ruby if not said)
        assert not any(character.isdecimal() or kana.is_kanji(character) for character in unread)


@given(TEXTS)
def test_full_width_digits_are_read_like_ascii_digits(text: str) -> None:
    narrow = text.translate({ord("０"): "0", ord("９"): "9"})
    wide = narrow.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})

    assert [n.reading for n in found(wide)] == [n.reading for n in found(narrow)]


@given(st.text(max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    units = morphemes(text)

    assert all(numeral.end <= len(units) for numeral in numerals(units))
