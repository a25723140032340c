"""Every row of the word lists in `dictionaries/`, and JMdict's opinion of their readings."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jamdict_data
import pytest

from yomu import data, kana
from yomu.dictionary.glossary_table import rereads
from yomu.dictionary.sources import kanjidic
from yomu.model import Kanji, Ruby
from yomu.ruby import align

Row = dict[str, str]

COLUMNS = {
    "acronyms": "headword reading english japanese",
    "countries": "headword spellings reading english short adjective abbreviations use kind "
    "capital capital_english",
    "organisations": "headword spellings reading english short kind country",
    "politics": "headword spellings reading english topic subtopic level related note",
    "people": "headword spellings reading latin role role_english country year",
    "places": "headword spellings reading english kind",
    "words": "headword spellings reading english",
}
LISTS = sorted(COLUMNS)
WITH_SPELLINGS = {"spellings", "abbreviations", "capital"}


def table(name: str) -> list[Row]:
    return data.table(f"{name}.tsv")


def forms(row: Row, column: str = "spellings") -> Iterator[tuple[str, str]]:
    """The spellings of a cell with their readings (the notation is in docs/glossaries.md)."""
    for cell in filter(None, row[column].split(";")):
        form, _, reading = cell.partition("=")
        yield form, reading or (form if is_kana(form) else row["reading"])


def all_forms(row: Row) -> Iterator[tuple[str, str]]:
    yield row["headword"], row["reading"]
    for column in sorted(WITH_SPELLINGS & row.keys()):
        yield from forms(row, column)


def is_kana(text: str) -> bool:
    return kana.is_kana(text.replace("・", ""))


# ---------------------------------------------------------------- JMdict and JMnedict

_LISTED = """
    select kana.text from {0}Kanji kanji join {0}Kana kana using (idseq)
    where kanji.text = ? and not exists (
        select 1 from KNR where '{0}' = '' and kid = kana.ID
        and kana.ID not in (select kid from KNR where text = kanji.text))"""


@cache
def dictionary() -> sqlite3.Connection:
    file = Path(jamdict_data.__file__).with_name("jamdict.db")
    return sqlite3.connect(f"file:{file}?mode=ro", uri=True)


def listed(form: str, *, names: bool = False) -> set[str]:
    """The readings JMdict (or JMnedict) gives for exactly this spelling, in hiragana."""
    found = dictionary().execute(_LISTED.format("NE" if names else ""), (form,))
    return {kana.to_hiragana(reading).replace("・", "") for (reading,) in found}


def agrees(form: str, reading: str, listed_readings: set[str]) -> bool:
    return kana.to_hiragana(reading).replace("・", "") in listed_readings


@cache
def chinese_readings(character: str) -> set[str]:
    """KANJIDIC's on readings of one kanji, in hiragana."""
    found = dictionary().execute(
        "select value from reading join rm_group on gid = rm_group.ID "
        "join character on cid = character.ID where literal = ? and r_type = 'ja_on'",
        (character,),
    )
    return {kana.to_hiragana(reading) for (reading,) in found}


def read_in_chinese(form: str, reading: str) -> bool:
    """Whether each kanji of `form` has an on reading and they join to `reading`."""
    if not form:
        return not reading
    starts = [on for on in chinese_readings(form[0]) if reading.startswith(on)]
    return any(read_in_chinese(form[1:], reading[len(on) :]) for on in starts)


def test_a_spelling_is_asked_for_its_own_readings_only():
    assert listed("停戦") == {"ていせん"}
    assert "にほん" in listed("日本")
    assert listed("阿呆らしい") >= {"あほらしい"}
    assert listed("大統領補佐官長") == set()


# ---------------------------------------------------------------- every list


@pytest.mark.parametrize("name", LISTS)
def test_rows_are_sorted_and_stand_once(name):
    heads = [row["headword"] for row in table(name)]
    assert heads == sorted(set(heads))


@pytest.mark.parametrize("name", LISTS)
def test_cells_are_clean(name):
    header, *lines = [
        line.split("\t")
        for line in data.path(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert header == COLUMNS[name].split()
    assert {len(cells) for cells in lines} == {len(header)}
    cells = [cell for line in lines for cell in line]
    assert [c for c in cells if c != c.strip() or c != kana.narrow(kana.compose(c))] == []
    assert [c for c in cells if c.startswith(";") or c.endswith(";") or ";;" in c] == []


@pytest.mark.parametrize("name", LISTS)
def test_the_licence_and_the_columns_are_explained(name):
    head = data.path(f"{name}.tsv").read_text(encoding="utf-8").split("\nheadword\t")[0]
    assert "SPDX-License-Identifier: CC0-1.0" in head
    assert [c for c in COLUMNS[name].split() if not re.search(rf"(?<!\w){c}(?!\w)", head)] == []


@pytest.mark.parametrize("name", LISTS)
def test_readings_are_kana_and_reread_the_headword(name):
    every = [pair for row in table(name) for pair in all_forms(row)]
    assert [pair for pair in every if not is_kana(pair[1])] == []
    assert [pair for pair in every if not rereads(*pair)] == []


@pytest.mark.parametrize("name", LISTS)
def test_every_row_says_what_it_means(name):
    column = "latin" if name == "people" else "english"
    assert [row for row in table(name) if not row[column] or not row[column].isascii()] == []


@pytest.mark.parametrize(
    ("form", "reading", "fits"),
    [
        ("受け入れ", "うけいれ", True),
        ("受け入れ", "うけれ", False),  # 入 would have no reading
        ("サウジアラビア", "サウジアラビア", True),
        ("サウジアラビア", "さうじあらびあ", False),  # katakana stays katakana
        ("国連", "こくれん", True),
        ("一ヶ月", "いっかげつ", True),  # ヶ is read か
        ("20カ国", "にじゅっかこく", True),
        ("龍ケ崎市", "りゅうがさきし", True),  # and so is ケ
        ("山ノ内町", "やまのうちまち", False),  # ノ stays as it is written
        ("EU", "イーユー", True),
    ],
)
def test_a_reading_rereads_its_word(form, reading, fits):
    assert rereads(form, reading) is fits


# ---------------------------------------------------------------- countries

# JMdict and JMnedict list another reading, and ours is right all the same.
OTHER_COUNTRY_READINGS = {
    "烏": "う in 露烏; the dictionaries list the crow only",
    "普": "ふ in 普仏戦争; the dictionaries list given names only",
    "澳": "おう in 港澳; the dictionaries list surnames only",
    "緬": "めん in 泰緬鉄道; the dictionaries list a given name only",
}


def test_every_country_is_there():
    kinds = [row["kind"] for row in table("countries")]
    assert kinds.count("country") == 197
    assert set(kinds) == {"country", "territory", "region", "union", "former"}


def test_country_names_are_read_as_the_dictionaries_read_them():
    for row in table("countries"):
        for form, reading in all_forms(row):
            found = listed(form) | listed(form, names=True)
            if found and form not in OTHER_COUNTRY_READINGS:
                assert agrees(form, reading, found), (form, reading, found)


def test_no_exception_is_left_that_is_none():
    for form in OTHER_COUNTRY_READINGS:
        assert listed(form) | listed(form, names=True)


def test_a_character_in_the_news_stands_for_one_country():
    used = [
        form
        for row in table("countries")
        if row["use"] == "news"
        for form, _ in forms(row, "abbreviations")
    ]
    assert len(used) == len(set(used))
    assert set("日米露中韓朝台英仏独伊蘭豪加印越比欧") <= set(used)


def test_what_is_abbreviated_says_how_common_that_is():
    for row in table("countries"):
        assert row["use"] in (("news", "rare") if row["abbreviations"] else ("",)), row


def test_the_characters_are_read_as_in_compounds():
    readings = {
        form: reading
        for row in table("countries")
        if row["use"] == "news"
        for form, reading in forms(row, "abbreviations")
    }
    said = "日 にち 米 べい 露 ろ 中 ちゅう 韓 かん 朝 ちょう 英 えい 仏 ふつ 独 どく 伊 い 豪 ごう"
    said += " 加 か 印 いん 越 えつ 比 ひ 台 たい 欧 おう 蘭 らん ロ ロ 南ア なんア EU イーユー"
    words = said.split()
    expected = dict(zip(words[::2], words[1::2], strict=True))
    assert {form: readings[form] for form in expected} == expected


# ---------------------------------------------------------------- people

# Neither JMnedict nor the kanji's Chinese readings give these; each is as newspapers print it.
OTHER_NAME_READINGS = {
    "エリザベス2世": "a number",
    "チャールズ3世": "a number",
    "レオ14世": "a number",
    "小林鷹之": "JMnedict lists 鷹之 as たかし only",
    "東久邇宮稔彦": "JMnedict lists the family, not the prince",
    "大の里": "a wrestler's ring name",
    "田中熙巳": "JMnedict does not list 熙巳",
    "神谷宗幣": "JMnedict does not list 宗幣",
    "赤沢亮正": "JMnedict does not list 亮正 as りょうせい",
    "垂秀夫": "JMnedict does not list 垂 as たるみ",
    "大野泰正": "JMnedict lists 泰正 as やすまさ only",
    "孔鉉佑": "KANJIDIC lists 鉉 as けん only",
    "山口祥義": "JMnedict lists 祥義 as あきよし only",
    "森下泰臣": "JMnedict lists 泰臣 as やすおみ only",
    "森健良": "JMnedict does not list 健良 as たけお",
    "江崎禎英": "JMnedict does not list 禎英",
    "石田嵩人": "JMnedict does not list 嵩人 as たかと",
    "神津里季生": "JMnedict does not list 里季生",
    "箕牧智之": "JMnedict lists 箕牧 as みのまき only",
    "緒方禎己": "JMnedict does not list 禎己",
    "脇田隆字": "JMnedict does not list 隆字",
    "船橋利実": "JMnedict does not list 利実 as としみつ",
    "西銘恒三郎": "JMnedict lists 恒三郎 as つねさぶろう only",
    "高良沙哉": "JMnedict does not list 沙哉 as さちか",
    "沈伯洋": "KANJIDIC does not list 沈 as しん",
    "階猛": "JMnedict does not list 階 as しな",
    "古賀之士": "JMnedict does not list 之士",
    "日野紗里亜": "JMnedict does not list 紗里亜",
    "舞立昇治": "JMnedict lists 舞立 as まいだて only",
    "仲川元庸": "JMnedict does not list 元庸",
    "前川彰司": "JMnedict lists 彰司 as あきじ and しょうじ",
    "赤澤亮正": "as 赤沢亮正",
    "小倉將信": "as 小倉将信, which JMnedict has",
    "佐々木朗希": "JMnedict lists 朗希 as あき only",
    "佐竹義和": "JMnedict lists 義和 as よしかず only",
    "副島種臣": "JMnedict has そえじまたねとみ",
    "北条泰時": "JMnedict has his father's よしとき",
    "咸豊帝": "KANJIDIC lists 咸 as かん, 豊 not as ぽう",
    "堀田正睦": "JMnedict has まさむつ",
    "大谷吉継": "JMnedict lists 吉継 under no family",
    "島津久光": "JMnedict has しまず",
    "島津家久": "as 島津久光",
    "島津斉彬": "JMnedict has しまずなりあき",
    "島津義久": "JMnedict has しまずとしひさ",
    "島津義弘": "as 島津久光",
    "島津貴久": "as 島津久光",
    "島津重豪": "JMnedict does not list 重豪 as しげひで",
    "平賀源内": "JMnedict has ひらか",
    "柳沢吉保": "JMnedict has やなぎざわ",
    "浅井久政": "あざい, as the house called itself",
    "浅井長政": "as 浅井久政",
    "熊沢蕃山": "JMnedict does not list 蕃山",
    "竹田出雲": "an old province for a name",
    "菅原孝標女": "の stands unwritten in it",
    "遠山景元": "JMnedict has とうやま",
    "酒井忠次": "JMnedict lists 忠次 under no family",
    "黒田清輝": "せいき as a painter",
    "一山一寧": "a monk's name: いっさんいちねい",
    "南浦紹明": "a monk's name: なんぽしょうみょう",
    "哲宗": "JMnedict has てつそう and てっしゅう",
    "無準師範": "a monk's name: ぶじゅんしばん",
    "燕山君": "JMnedict does not list him",
    "観賢": "JMnedict has かんけん",
    "関山慧玄": "a monk's name: かんざんえげん",
}

# Players and artists of today, whose given names JMnedict lacks or reads as others have them.
OF_TODAY = (
    "宮坂力 岩崎優 本田灯 渡部愛 "
    "一山本 一山麻緒 七尾旅人 七海建人 万城目学 万波中正 三上紗也可 三原舞依 三戸舜介 三浦佳生 三浦璃来 三浦皇成 三輪哲平 三部敏宏 上地結衣 上山紘輝 上林誠知 "
    "上沢直之 上田岳弘 上田百寧 上田綺世 上白石萌歌 上白石萌音 上野愛咲美 上野美優 下川甲嗣 不死川実弥 丘みどり 並木月海 並木秀尊 中七海 中川大志 中村太地 中村奨成 "
    "中村敬斗 中村直幹 中村種之助 中村輪夢 中田璃士 中野一花 中野慎詞 中野拓夢 丸佳浩 丸尾知司 丸山城志郎 久保史緒里 久保建英 乗代雄介 乙黒拓斗 九段理江 五十幡亮汰 "
    "五島莉乃 五郎丸歩 井上愛里沙 井上温大 井口理 井岡一翔 井戸川射子 京口紘人 仁平菜月 今永昇太 今田美桜 代永翼 伊与原新 伊勢大夢 伊原陵人 伊地知虹夏 伊藤大海 "
    "伊藤美誠 伊黒小芭内 伏黒恵 似鳥昭雄 佐々木大樹 佐久間朱莉 佐田篤史 佐藤友祈 佐藤天彦 佐藤早也伽 佐藤水菜 保木卓朗 兒玉芽生 入江大生 入江聖奈 入船亭扇遊 八村塁 "
    "内島萌夏 冨安健洋 冨岡義勇 冨田若春 出口若武 則本昂大 前川右京 前澤友作 前田大然 前田穂南 剣翔 加藤勝彦 加藤未唯 加藤陸次樹 務川慧悟 勢藤優花 北勝富士 "
    "北口榛花 北園丈琉 北天佑 北山亘基 北村匠海 北村友一 北磻磨 千代栄 千早愛音 千田翔太 千石撫子 千葉玲海菜 千葉百音 博多華丸 原英莉花 原菜乃華 及川雅貴 友風 "
    "反田恭平 古屋晋一 古川真人 古川高晴 古手梨花 古橋亨梧 古江彩佳 古舘春一 古見硝子 古謝樹 史村翔 司波深雪 司波達也 吉井裕鷹 吉村紗也香 吉村貢司郎 吉沢恋 "
    "吉田唄菜 吉田夕梨花 吉田大八 吉田正尚 吉田陽菜 名和晃平 向田真優 君嶋愛梨沙 吾峠呼世晴 呉美保 周防正行 和久田麻由子 喜勢陽一 喜田拓也 嘴平伊之助 四十住さくら "
    "園崎魅音 園部八奏 土井陵輔 垣田裕暉 堀島行真 堀米雄斗 塩田千春 塩貝健人 増地克之 夏油傑 夕木春央 夜神月 大原洋人 大塚達宣 大島僚太 大森元貴 大橋悠依 大橋貴洸 "
    "大湯都史樹 大瀬良大地 大藤沙月 大迫勇也 大野将平 大青山 太田椋 太田海也 太田蒼生 奥原希望 奥山大史 宇田幸矢 宇野昌磨 守屋都弥 安元洋貴 安楽宙斗 安田尚憲 "
    "安藤誓哉 宗佑磨 宗山塁 宝井琴調 宝富士 室谷由紀 宮原知子 宮城大弥 宮崎友花 宮川潤一 宮浦健人 宮澤夕貴 宮田莉朋 宮部藍梨 富樫勇樹 富永啓生 寺地拳四朗 寺地隆成 "
    "尊富士 小山直城 小島和哉 小川哲 小川智大 小林陵侑 小泉佳穂 小田凱人 小穴桃里 小谷優奈 小野寺吟雲 小野寺太志 尾上眞秀 尾崎世梨 尾﨑野乃香 山下杏也加 山下美夢有 "
    "山下舜平大 山内晶大 山室光史 山岡泰輔 山崎伊織 山崎怜奈 山崎賢人 山本智大 山本有真 山本理仁 山田二千華 山田鐘人 山﨑伊織 山﨑康晃 山﨑賢人 岡本和真 岡田侑大 "
    "岡田奎樹 岩井明愛 岩佐歩夢 岩渕麗楽 岩田剛典 岩田望来 岩﨑亜久竜 岸善幸 岸田行倫 島村春世 島津海 島田高志郎 川井梨紗子 川栄李奈 川田将雅 川谷絵音 川野将虎 "
    "川除大輝 市川右團次 市川團子 市川沙央 常廣羽也斗 常田大希 平井瑞希 平手友梨奈 平林清澄 平田憲聖 平良拳太郎 平良海馬 平野流佳 平野海祝 平野美宇 広田彩花 "
    "度会隆輝 廣中璃梨佳 弐瓶勉 弥海砂 影山飛雄 志々雄真実 志摩ノ海 忽那賢志 悠木碧 悲鳴嶼行冥 成田実生 成田良悟 我妻善逸 戸上隼輔 戸崎圭太 戸本一真 戸辺誠 "
    "戸郷翔征 扇原貴宏 才木浩人 押切美沙紀 支倉凍砂 敷根崇裕 文田健一郎 斉藤真理菜 斉藤立 斎藤明日斗 新濱立也 新田真剣佑 新谷仁美 旗手怜央 日翔志 昌子源 明日海りお "
    "時疾風 時透無一郎 時雨沢恵一 曺貴裁 最果タヒ 月島蛍 有川浩 有村架純 有藤道世 服部勇馬 望月ヘンリー海輝 朝乃山 朝白龍 朝紅龍 朝翠龍 木原美悠 木村葵来 木浪聖也 "
    "木竜麻生 本多灯 本木克弥 本田真凜 杉咲花 杉本和陽 杉本裕太郎 杉浦佳子 杉野正尭 李承信 李琴峰 李相日 李禹煥 村上茉愛 村上頌樹 村佐達也 村元哉中 村林一輝 "
    "村瀬心椛 東出昌大 東山奈央 東方仗助 東晟良 東村アキコ 東田旺洋 東野有紗 松井優征 松尾汐恩 松岡禎丞 松島輝空 松木玖生 松本信歩 松生理乃 松田瑞生 松窪真心 "
    "松藤藍夢 松鳳山 板倉滉 林家木久扇 柏原正樹 染井為人 柚月裕子 柳田大輝 柳田将洋 柳田悠岐 柳裕也 柴原瑛菜 柴崎岳 栁田大輝 栃大海 栗原陵矢 栗林良吏 根塚洸雅 "
    "根尾昂 桂二葉 桂川有人 桂米團治 桃田賢斗 桐ヶ谷和人 桐生祥秀 梅澤美波 梅若実 梓川咲太 梶原大暉 梶原悠未 梶裕貴 棟朝銀河 森七菜 森下暢仁 森友哉 森口澄士 "
    "森田真沙也 森秋彩 森雞二 植木理子 植田直通 楊逸 楠見雄規 楢崎智亜 楢﨑智亜 楢﨑正剛 樋口新葉 樋口黎 横井咲桜 橋本帆乃香 橋本環奈 橘公司 櫻井心那 欧勝海 "
    "欧勝馬 武内夏暉 武居由樹 毎熊晟矢 比企谷八幡 比嘉もえ 比嘉大吾 比江島慎 毛籠勝弘 水卜麻美 水戸龍 水谷隼 水野達稀 永井紗耶子 永山竜樹 永瀬貴規 永露元稀 "
    "池永天志 池江璃花子 池田向希 池透暢 沖田総悟 河辺愛菜 沼田真佑 泉口友汰 浅村栄斗 浜田尚里 海野隆司 深津旭弘 深田茉莉 清宮幸太郎 清家貴子 清岡幸大郎 清武弘嗣 "
    "清水希容 清水空跳 渋野日向子 渡名喜風南 渡嘉敷来夢 渡辺倫果 渡辺勇大 渡邉飛勇 渡邊凌磨 渡部善斗 渡部暁斗 渡部聖弥 湘南乃海 湯浅亜優 湯浅亜実 湯浅京己 源静香 "
    "滝口悠生 滝藤賢一 潔世一 瀧川鯉昇 瀬古歩夢 瀬戸大也 無良崇人 照強 熱海富士 爆豪勝己 牛栄子 牛田智大 牧瀬紅莉栖 狩野倫久 玉正鳳 琴勝峰 琴栄峰 生源寺龍憲 "
    "生田絵梨花 産屋敷耀哉 田中史朗 田中希実 田中恒成 田中碧 田井中律 田宮裕涼 甲斐優斗 畑岡奈紗 畑芽育 畠山成幸 當真あみ 登坂絵莉 白井璃緒 白銀御行 相沢沙呼 "
    "相澤消太 眞栄田郷敦 真野友博 矢作芳人 矢崎由高 矢野燿大 知念実希人 石上純也 石井亜海 石井大智 石井岳龍 石伊雄太 石川昂弥 石川界人 石田裕太郎 神原駿河 福岡堅樹 "
    "福島史帆実 福永裕基 秋広優人 秋本美空 秦澄美鈴 種市篤暉 種﨑敦美 稲葉曇 稲葉玲王 空音央 窪美澄 竈門炭治郎 竈門禰豆子 立川志らく 立川晴の輔 竹内柊平 竹原秀一 "
    "竹増貞信 竹本織太夫 竹達彩奈 筒香嘉智 篠塚大登 篠山竜青 米林宏昌 米津玄師 米澤穂信 籾木結花 素根輝 細川成也 細谷真大 細野晴希 結城明日奈 緑谷出久 美ノ海 "
    "義ノ富士 羽出山 羽多野渉 翁田大勢 翔猿 翠富士 聖富士 脇坂泰斗 舛ノ山 舟久保遥香 船江恒平 芥見下々 芦田愛菜 花車優 芳根京子 若井滉斗 若元春 若月健矢 若碇 "
    "茅原実里 菅原明良 菅原由勢 菅田将暉 葛西優奈 葛飾応為 藤井風 藤凌駕 藤原恭大 藤沢五月 藤澤涼架 藤田菜七子 藤田譲瑠チマ 藤青雲 虎杖悠仁 蜂楽廻 蝶花楼桃花 "
    "蟬川泰果 衛宮士郎 衣笠彰梧 西山朋佳 西川史礁 西川愛也 西村優菜 西村淳也 西矢椛 見延和靖 角田裕毅 角野隼斗 言峰綺礼 謝依旻 谷川亜華葉 谷川流 谷晃生 豊島将之 "
    "豊崎愛生 豊川祥子 豊竹咲太夫 豊竹若太夫 豪ノ山 貴健斗 賀来賢人 赤穂ひまわり 赤羽由紘 赤間凛音 轟焦凍 近本光司 逸ノ城 道枝駿佑 遠坂凛 遠野志貴 都成竜馬 "
    "都筑有夢路 酒井高徳 里見紗李奈 重岡銀次朗 野中生萌 野間峻祥 金丸夢斗 金井宣茂 金木研 金村尚真 金近廉 鈴木優花 鈴木唯人 鈴木夕湖 鈴木彩艶 鈴木結生 鈴鹿央士 "
    "錦富士 錦織圭 鍵山優真 鎌池和馬 鏡優翔 長岡柚奈 長月達平 長田智希 長谷川信哉 長谷川博己 長谷川大悟 長谷川帝勝 長野風花 長﨑美柚 開心那 間桐桜 関根大輝 "
    "関田誠大 関菜々巳 阪口夢穂 阿武剋 阿炎 阿良々木暦 阿部光瑠 附田祐斗 降谷零 隅田知一郎 隆の勝 難波実夢 雨宮天 霧嶋董香 青山修子 青嶋未来 青木玲緒樹 青木祐奈 "
    "飯村一輝 香川愛生 馬瓜エブリン 馬瓜ステファニー 高井幸大 高寺望夢 高山峻野 高市未来 高橋光成 高橋和生 高橋宏斗 高橋弘希 高橋文哉 高橋礼華 高橋藍 高藤直寿 "
    "髙木菜那 髙橋光成 髙橋海人 髙部瑛斗 鬼舞辻無惨 鬼頭明里 鵜澤飛羽 鶴竜力三郎 麗日お茶子 麻枝准 黒川史陽 黒木華 黒沢怜生"
)
OTHER_NAME_READINGS |= dict.fromkeys(OF_TODAY.split(), "as they call themselves")

# People of history whose names JMnedict lacks, or has without の.
OF_OLD = (
    "三好長慶 丘浅次郎 伴信友 佐々成政 吉川広家 大伴旅人 姉小路公知 宇垣纏 小野蘭山 岩佐又兵衛 川本幸民 恒久王 新村出 有村次左衛門 桑原隲蔵 橘嘉智子 浅井亮政 海北友松 "
    "為尊親王 狩野元信 船越義珍 荻原守衛 藤原佐理 藤原信頼 藤原兼家 藤原定子 藤原実頼 藤原忠平 藤原時平 藤原行成 藤原道隆 金栗四三 間重富 三善為康 伊東甲子太郎 出﨑統 "
    "北里柴三郎 司馬達等 喜田貞吉 一色詮範 三枝昌貞 上井覚兼 上条政繁 中山信吉 中川久清 久世広周 久我通親 今井兼平 但木成行 内田百閒 北条高広 十河一存 十河存保 "
    "口羽通良 古屋佐久左衛門 吉良親貞 国司親相 土御門久脩 坂上苅田麻呂 坪井航三 塙直之 大中臣頼基 大伴弟麻呂 大村喜前 安宅冬康 安東愛季 安芸国虎 安藤守就 安藤直次 "
    "宗義智 宗貞茂 宜秋門院丹後 富井政章 小松帯刀 小笠原長行 小野好古 小野岑守 小関三英 尼子晴久 屋井先蔵 山上宗二 山中幸盛 島田忠臣 川島皇子 川瀬巴水 鍾南山 安青錦 "
    "平山清次 平繁盛 平良将 平良文 平通盛 平野長泰 庵原之政 弓削皇子 張栩 待賢門院堀河 後藤基次 御嶽海 志貴皇子 成瀬正成 戸次鑑連 斎藤利三 斎藤朝信 新発田重家 "
    "新納忠元 春日虎綱 曽禰好忠 朝永三十郎 本庄繁長 朽木元綱 杜預 東常縁 東胤頼 松平信明 松平武元 松浦鎮信 松浦隆信 林秀貞 柿崎景家 桂元澄 桑木彧雄 樺山久高 橘孝三郎 "
    "橘広相 水谷勝隆 水谷正村 氷高皇女 永井尚志 河井継之助 波多親 波多野精一 津田宗及 浦上宗景 浦上村宗 海堂尊 清原夏野 清原真衡 清水宗治 渡辺始興 渡邉暁雄 源仲綱 "
    "源俊房 源俊賢 源信明 源希義 源師房 源義国 源義綱 源義親 源隆国 滋野貞主 瀬川菊之丞 照ノ富士 熊谷直実 物部尾輿 物部麁鹿火 玉虫左太夫 甘露寺親長 町田忠治 益田親施 "
    "相良義陽 相馬盛胤 真木保臣 祐子内親王家紀伊 神戸具盛 福原元僴 福沢桃介 秋月種実 秦河勝 稲葉景通 穴山信君 筑紫広門 篠原一男 篠原国幹 篠原長房 粟田真人 紀古佐美 "
    "紀夏井 紀淑人 紀長谷雄 脇坂安元 舟橋秀賢 菅原是善 落合直文 葛城襲津彦 葛山氏元 蒲池鎮漣 藤原仲成 藤原伊尹 藤原光能 藤原兼実 藤原兼輔 藤原兼通 藤原利仁 藤原基実 "
    "藤原宇合 藤原実方 藤原実資 藤原宣孝 藤原師実 藤原師尹 藤原師輔 藤原師通 藤原成親 藤原房前 藤原敏行 藤原教通 藤原敦光 藤原斉信 藤原武智麻呂 藤原永手 藤原為光 "
    "藤原為時 藤原百川 藤原秀能 藤原緒嗣 藤原良相 藤原良継 藤原詮子 藤原道兼 藤原道綱 藤原隆信 藤原頼忠 藤原麻呂 西園寺公広 西園寺実氏 角田覚治 角隈石宗 谷忠澄 貴景勝 "
    "赤禰武人 軽皇子 近衛家実 都良香 鄧艾 金沢実時 金沢貞顕 銭屋五兵衛 長井雅楽 長束正家 長続連 長連龍 間部詮房 関口氏広 閻錫山 阿蘇惟将 陸羯南 香宗我部親泰 香川之景 "
    "馬場辰猪 高橋紹運 伊達成実 太刀山峰右エ門 太原雪斎 奴児哈赤 志太野坡 旭烈兀 曽根中生 松来未祐 柳田元三 海北綱親 玉錦三右エ門 皇太極 窩闊台 草鹿任一 蒙哥 蘆名盛氏 "
    "雷電爲右エ門 鬼庭綱元 赤染晶子"
)
OTHER_NAME_READINGS |= dict.fromkeys(OF_OLD.split(), "as histories read them")


def name_agrees(row: Row) -> bool:
    """Whether JMnedict has the name so, or its family and given name, or it is read as Chinese."""
    name, reading = row["headword"], row["reading"]
    if agrees(name, reading, listed(name, names=True)):
        return True
    for family, its in forms(row):
        rest, rest_reading = name.removeprefix(family), reading.removeprefix(its)
        parts = ((family, its), (rest, rest_reading))
        if all(
            form == said or agrees(form, said, listed(form, names=True)) for form, said in parts
        ):
            return True
    return read_in_chinese(name, kana.to_hiragana(reading))


def korean(row: Row) -> bool:
    """Whether a name is read as Koreans read it, of which JMnedict lists few."""
    return row["country"] in ("韓国", "北朝鮮") and kana.is_katakana(row["reading"])


def test_people_are_read_as_jmnedict_reads_them():
    with_kanji = [row for row in table("people") if kana.has_kanji(row["headword"])]
    not_so = {row["headword"] for row in with_kanji if not (korean(row) or name_agrees(row))}
    assert not_so == OTHER_NAME_READINGS.keys()


def test_family_names_are_read_as_jmnedict_reads_them():
    for row in table("people"):
        for form, reading in forms(row):
            found = listed(form, names=True)
            read_so = korean(row) or agrees(form, reading, found) or form in ("垂", "箕牧")
            assert not found or read_so, (form, reading)


def test_enough_people_are_known_and_each_is_somewhere():
    people = table("people")
    assert len(people) >= 200
    countries = {row["headword"] for row in table("countries")}
    assert {row["country"] for row in people} <= countries | {""}
    assert [row for row in people if not re.fullmatch("20(1[0-9]|2[0-5])", row["year"])] == []
    assert [row for row in people if not row["role"] or not row["role_english"].isascii()] == []


def test_every_prime_minister_since_1945_is_there():
    since = [
        row["role_english"]
        for row in table("people")
        if row["country"] == "日本" and "prime minister of Japan" in row["role_english"]
    ]
    years = {
        year
        for role in since
        for first, last in re.findall(r"(\d{4})(?:-(\d{4}))?", role)
        for year in range(int(first), int(last or first) + 1)
    }
    assert set(range(1945, 2026)) <= years


IN_THE_FIRST_ARTICLE = (
    "プーチン トランプ ペスコフ ゼレンスキー ルビオ ラトクリフ ウォルツ ウィトコフ ヘグセス ハク"
)


def test_whoever_is_named_in_the_first_article_is_known_once():
    families = [family for row in table("people") for family, _ in forms(row)]
    assert [name for name in IN_THE_FIRST_ARTICLE.split() if families.count(name) != 1] == []


# ---------------------------------------------------------------- places

# JMnedict lists another reading; each is as the place itself, or the survey's map, has it.
OTHER_PLACE_READINGS = {
    "七ヶ浜町": "JMnedict adds a り (しちり)",
    "三島村": "Kagoshima's villages are むら, but for those of Amami",
    "丹波市": "JMnedict has a family's name (たんばいち)",
    "久山町": "ひさやままち in Fukuoka",
    "二子玉川": "the station is called ふたこたまがわ",
    "伊佐市": "JMnedict has a family's name (いさいち)",
    "十島村": "Kagoshima's villages are むら, but for those of Amami",
    "南伊豆町": "いず, as 伊豆",
    "和水町": "なごみまち, read for its sense",
    "大津町": "おおづまち in Kumamoto; おおつ is in Shiga",
    "宮田村": "みやだむら in Nagano",
    "山都町": "やまとちょう in Kumamoto; the やまとまち of Fukushima is part of Kitakata",
    "岩木山": "いわきさん",
    "樽前山": "たるまえさん",
    "武甲山": "ぶこうさん",
    "沖永良部島": "-じま",
    "海田町": "かいたちょう in Hiroshima",
    "玉川村": "たまかわむら in Fukushima",
    "真鶴町": "まなづるまち in Kanagawa",
    "能勢町": "のせちょう in Osaka",
    "軽米町": "かるまいまち in Iwate",
    "那賀町": "なかちょう in Tokushima",
    "長和町": "ながわまち in Nagano",
    "飯綱町": "いいづなまち in Nagano",
    "飯舘村": "いいたてむら in Fukushima",
    "鮫川村": "さめがわむら in Fukushima",
    "鮭川村": "さけがわむら in Yamagata",
    "槍ケ岳": "-がたけ, as 槍ヶ岳",
    "鹿島槍ケ岳": "-がたけ, as 槍ヶ岳",
    "鹿島槍ヶ岳": "-がたけ, as 槍ヶ岳",
    "筥崎宮": "はこざきぐう",
    "毛越寺": "もうつうじ",
    "大神神社": "おおみわじんじゃ",
    "談山神社": "たんざんじんじゃ",
    "霊山寺": "りょうぜんじ in Tokushima, where the pilgrimage begins",
    "大樹寺": "だいじゅじ in Okazaki",
    "小谷城": "おだにじょう in Shiga",
    "生口島": "-じま",
    "西都原古墳群": "さいとばる, as 原 is read in Kyushu",
    "有田川": "ありだがわ in Wakayama",
    "沼田川": "ぬたがわ in Hiroshima",
    "大天井岳": "おてんしょうだけ",
    "三嶺": "みうね",
    "成田山": "なりたさん",
    "浄瑠璃寺": "じょうるりじ",
    "海住山寺": "かいじゅうせんじ",
    "妙厳寺": "みょうごんじ",
    "勝尾寺": "かつおうじ",
    "本山寺": "もとやまじ",
    "富貴寺": "ふきじ",
    "日前神宮": "ひのくまじんぐう",
    "居多神社": "こたじんじゃ",
    "度津神社": "わたつじんじゃ",
    "大物忌神社": "おおものいみじんじゃ",
    "貫前神社": "ぬきさきじんじゃ",
    "玉前神社": "たまさきじんじゃ",
    "椿大神社": "つばきおおかみやしろ",
    "伊雑宮": "いざわのみや",
    "安仁神社": "あにじんじゃ",
    "沼名前神社": "ぬなくまじんじゃ",
    "玉祖神社": "たまのおやじんじゃ",
    "枚聞神社": "ひらききじんじゃ",
    "尾張大国霊神社": "おわりおおくにたまじんじゃ",
    "壱岐島": "いきのしま",
    "与路島": "よろじま",
    "浜比嘉島": "-じま",
    "古宇利島": "こうりじま",
    "屋我地島": "やがじしま",
    "多良間島": "-じま",
    "水納島": "-じま",
    "岩城島": "-じま",
    "上蒲刈島": "-じま",
    "大入島": "-じま",
    "北大路通": "-どおり",
    "北山通": "-どおり",
    "川端通": "-どおり",
    "鞍馬口通": "-どおり",
    "長堀通": "ながほりどおり, as the city has it",
    "松屋町筋": "まっちゃまちすじ",
    "池鯉鮒": "ちりゅう, as 知立",
    "払沢": "ほっさわ, of the falls",
    "箕面大滝": "みのおおおたき",
    "赤目四十八滝": "-たき",
    "白石川": "the river of 白石 しろいし in Miyagi",
    "梅宮大社": "as the shrine calls itself",
    "丹生川上神社": "as the shrine calls itself",
    "志波彦神社": "as the shrine calls itself",
    "伊太祁曽神社": "as the shrine calls itself",
    "岩木山神社": "as the shrine calls itself, though the mountain is いわきさん",
    "三室戸寺": "as the temple calls itself",
    "朝護孫子寺": "JMnedict reads it piece by piece",
    "葛井寺": "as the temple calls itself; the quarter 藤井寺 has its name from it",
    "板付遺跡": "いたづけ, as 板付 is called in Fukuoka",
    "石垣原": "-ばる, as 原 is read in Kyushu",
}

# Mountains, as climbers and the communes below them call them; JMnedict guesses.
OF_MOUNTAINS = (
    "七面山 三俣山 乳頭山 乾徳山 大東岳 姫神山 平標山 御池岳 日出ヶ岳 日出ケ岳 本仁田山 森吉山 "
    "生藤山 矢倉岳 石砂山 縞枯山 藤原岳 越前岳 雨ヶ岳 雨ケ岳 雪彦山"
)
OTHER_PLACE_READINGS |= dict.fromkeys(OF_MOUNTAINS.split(), "as climbers read them")
OF_TRAVELLERS = "中房温泉 後生掛温泉 浦富海岸 磐梯熱海 読売ランド前駅"
OTHER_PLACE_READINGS |= dict.fromkeys(OF_TRAVELLERS.split(), "as their own pages read them")
OF_NATURE_AND_TEMPLES = (
    "三輪明神 仏山 元安橋 前山寺 大仙公園 大県神社 大黒坂 宇久島 宝厳寺 小佐木島 小値賀島 小川原湖 小浜湾 小鮎川 山川港 嵩山 建勲神社 御所浦島 敢国神社 最御崎寺 "
    "本明川 栂尾山 梨木神社 横峰寺 檜坂 海上郡 海神社 清瀧寺 牧田川 生島足島神社 白布温泉 花咲港 衡山 覚園寺 都久夫須麻神社 長保寺 青野原駐屯地 黒石寺"
)
OTHER_PLACE_READINGS |= dict.fromkeys(OF_NATURE_AND_TEMPLES.split(), "as they are called there")

# Towns and villages of several prefectures, written alike and read differently.
READ_HERE_SO_AND_THERE_SO = ["松前町", "池田町", "朝日町", "川西町", "南牧村", "明和町", "広川町"]


def abroad(row: Row, reading: str) -> bool:
    """Whether it is a place abroad that is read as there (釜山 プサン), or as the kanji are."""
    native = reading != kana.to_hiragana(reading)
    return row["kind"] == "foreign" and (native or read_in_chinese(row["headword"], reading))


def test_places_are_read_as_jmnedict_reads_them():
    differing = set()
    for row in table("places"):
        for form, reading in all_forms(row):
            found = listed(form) | listed(form, names=True)
            if found and not (abroad(row, reading) or agrees(form, reading, found)):
                differing.add(form)
    assert differing == OTHER_PLACE_READINGS.keys()


def test_the_municipalities_in_force_are_there():
    """47 prefectures, 792 cities (伊達市, 府中市 twice), 743 towns, 183 villages, all wards."""
    places = table("places")
    kinds = Counter(row["kind"] for row in places)
    assert kinds.keys() == {
        *("prefecture", "city", "ward", "town", "village"),
        *("island", "river", "mountain", "station", "other", "foreign"),
    }
    assert (kinds["prefecture"], kinds["city"]) == (47, 790)
    assert kinds["town"] >= 700
    assert kinds["village"] >= 170
    assert kinds["ward"] >= 130


OF_TOKYO = "千代田 中央 港 新宿 文京 台東 墨田 江東 品川 目黒 大田 世田谷 渋谷 中野 杉並 豊島 北 荒川 板橋 練馬 足立 葛飾 江戸川"
DESIGNATED = "札幌 仙台 さいたま 千葉 横浜 川崎 相模原 新潟 静岡 浜松 名古屋 京都 大阪 堺 神戸 岡山 広島 北九州 福岡 熊本"


def test_the_wards_of_tokyo_and_the_designated_cities_are_there():
    kinds = {row["headword"]: row["kind"] for row in table("places")}
    assert [name for name in OF_TOKYO.split() if kinds.get(f"{name}区") != "ward"] == []
    assert [name for name in DESIGNATED.split() if kinds.get(f"{name}市") != "city"] == []


def test_what_is_read_differently_elsewhere_is_left_out_and_said_so():
    head = data.path("places.tsv").read_text(encoding="utf-8").split("\nheadword\t")[0]
    known = {form for row in table("places") for form, _ in all_forms(row)}
    assert [name for name in READ_HERE_SO_AND_THERE_SO if name in known or name not in head] == []


ENDINGS = {
    "prefecture": "けん|ふ|とうきょうと|ほっかいどう",
    "city": "し",
    "ward": "く",
    "town": "ちょう|まち",
    "village": "そん|むら",
    "river": "がわ|かわ",
}


def test_the_kind_is_read_as_it_is_written():
    for row in table("places"):
        ending = ENDINGS.get(row["kind"], "")
        assert re.search(f"(?:{ending})$", row["reading"]), row
        if row["kind"] in ("city", "ward", "town", "village"):
            assert f"({row['kind']}" in row["english"], row


def test_a_place_s_form_leads_to_one_row():
    every = Counter(form for row in table("places") for form, _ in all_forms(row))
    assert [form for form, times in every.items() if times > 1] == []


@pytest.mark.parametrize(
    ("place", "reading"),
    [
        ("軽井沢町", "かるいざわまち"),
        ("浪江町", "なみえまち"),
        ("飯舘村", "いいたてむら"),
        ("南三陸町", "みなみさんりくちょう"),
        ("読谷村", "よみたんそん"),
        ("六ヶ所村", "ろっかしょむら"),
        ("六ケ所村", "ろっかしょむら"),
        ("与那国町", "よなぐにちょう"),
        ("箱根町", "はこねまち"),
        ("利根川", "とねがわ"),
        ("石垣島", "いしがきじま"),
        ("淡路島", "あわじしま"),
        ("屋久島", "やくしま"),
        ("対馬", "つしま"),
    ],
)
def test_places_in_the_news_are_read_as_they_are_called(place, reading):
    assert [
        dict(all_forms(row)).get(place) for row in table("places") if place in dict(all_forms(row))
    ] == [reading]


# ---------------------------------------------------------------- organisations and acronyms

NAMES_OF_LETTERS = (
    "エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー キュー "
    "アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット"
)
LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", NAMES_OF_LETTERS.split(), strict=True))


def latin() -> list[tuple[str, str]]:
    """Everything in capital letters with its reading, bodies and things alike."""
    rows = [*table("acronyms"), *table("organisations"), *table("countries")]
    pairs = {pair for row in rows for pair in all_forms(row)}
    return sorted(pair for pair in pairs if re.fullmatch("[A-Z]{2,}", pair[0]))


def test_letters_are_spelt_with_their_names():
    """What is said as a word (ナトー) does not begin like that; USAID is half and half."""
    spelt, said = [], []
    for form, reading in latin():
        names = [LETTERS[letter] for letter in form]
        plain = reading.replace("ジェイ", "ジェー")
        (spelt if plain == "".join(names) else said).append(form)
        halfway = plain.startswith("".join(names[:2])) and form != "USAID"
        assert form in spelt or not halfway, (form, reading)
    assert 2 * len(spelt) > 3 * len(said)
    assert {"NATO", "ASEAN", "OPEC", "UNESCO", "UNICEF"} <= set(said)


EVERYDAY_ACRONYMS = "AI SNS IT DX PCR DNA CEO NPO NGO ODA GPS PC URL USB LED ATM CM GDP TPP"


def test_enough_acronyms_are_known():
    known = {row["headword"] for row in table("acronyms")}
    assert len(known) >= 150
    assert set(EVERYDAY_ACRONYMS.split()) <= known


def test_no_acronym_stands_in_two_lists_unless_it_is_two_things():
    bodies = {
        form
        for name in ("organisations", "countries")
        for row in table(name)
        for form, _ in all_forms(row)
    }
    both = bodies & {row["headword"] for row in table("acronyms")}
    assert both == {"EC", "EPA"}


OTHER_BODY_READINGS = {
    "八旗": "banners of the Manchu, はっき; JMnedict has a family (やつはた)",
    "連邦最高裁判所": "JMnedict has さいばんじょ for this court alone",
    "日本放送協会": "NHK calls itself にっぽん",
    "日本興業銀行": "にっぽん, as it called itself",
    "豊田通商": "とよた, as the car maker",
    "大戸屋": "おおとや, as its signs have it",
    "山形屋": "やまかたや, as the stores call themselves",
    "日本体育大学": "にっぽん, as it calls itself",
    "日本武道館": "にっぽん, as it calls itself",
    "日本国際問題研究所": "にほん, as it calls itself",
    "聖路加": "るか, as the hospital calls itself",
    "恒大": "こうだい, the company; a given name as well",
    "鴻海": "ホンハイ, the company; a place as well",
}


def test_organisations_are_read_as_the_dictionaries_read_them():
    differing = set()
    for row in table("organisations"):
        for form, reading in all_forms(row):
            found = listed(form) | listed(form, names=True)
            if found and not agrees(form, reading, found):
                differing.add(form)
    assert differing == OTHER_BODY_READINGS.keys()


def test_organisations_have_a_known_kind_and_country():
    countries = {row["headword"] for row in table("countries")}
    kinds = {
        *("international", "government", "ministry", "agency", "parliament", "court", "bank"),
        *("party", "military", "armed group", "media", "company", "association", "institute"),
    }
    rows = table("organisations")
    assert {row["country"] for row in rows} <= countries | {""}
    assert {row["kind"] for row in rows} == kinds
    assert [row for row in rows if not row["short"].isascii() or not row["short"]] == []


@pytest.mark.parametrize(
    ("form", "full"),
    [
        ("国連", "国際連合"),
        ("UN", "国際連合"),
        ("NATO", "北大西洋条約機構"),
        ("IAEA", "国際原子力機関"),
        ("WHO", "世界保健機関"),
        ("CIA", "中央情報局"),
        ("安保理", "国連安全保障理事会"),
        ("自民党", "自由民主党"),
        ("文科省", "文部科学省"),
        ("最高裁", "最高裁判所"),
        ("日銀", "日本銀行"),
    ],
)
def test_short_and_latin_forms_lead_to_the_full_name(form, full):
    rows = table("organisations")
    assert [row["headword"] for row in rows if form in dict(forms(row))] == [full]


# ---------------------------------------------------------------- politics

SUBTOPICS = {
    *("diplomacy", "war", "security", "government", "administration", "offices", "parliament"),
    *("elections", "parties", "law", "economy", "trade", "society", "local government"),
    *("international", "countries", "news language"),
}

# Words whose characters share one reading, or have one that only this name has.
READ_AS_A_WHOLE = {
    *("日本", "為替", "北京", "香港", "上海", "平壌", "台北", "澳門"),
    *("日朝平壌宣言", "河野談話", "辺野古移設", "麻生派", "安倍派", "済州航空"),
    *("安宅産業", "間組"),
}


@cache
def kanjidic_table() -> dict[str, Kanji]:
    return {known.character: known for known in kanjidic.kanji()}


def is_vague(ruby: Ruby) -> bool:
    """Whether several kanji share the reading, and they are not the ones we know of."""
    several = len(ruby.base) > 1 and kana.is_kanji(ruby.base)
    return bool(ruby.reading) and several and ruby.base not in READ_AS_A_WHOLE


def test_the_glossary_of_politics_is_large():
    rows = table("politics")
    assert len(rows) >= 1000
    assert {row["topic"] for row in rows} == {"politics"}
    assert {row["subtopic"] for row in rows} == SUBTOPICS
    assert {row["level"] for row in rows} == set("12345")


@pytest.mark.parametrize("name", ["politics", "organisations", "countries"])
def test_every_kanji_has_its_part_of_the_reading(name):
    pairs = [pair for row in table(name) for pair in all_forms(row) if kana.has_kanji(pair[0])]
    shown = {pair: align(*pair, kanjidic_table()) for pair in pairs}
    vague = {form for (form, _), rubies in shown.items() if any(map(is_vague, rubies))}
    assert vague == (set(READ_AS_ONE.split()) if name == "organisations" else set())


READ_AS_ONE = (
    "下野新聞 大分合同新聞 奈良国立博物館 奈良博 奈博 小米集団 徳倉建設 拼多多 日本曹達 日本板硝子 "
    "日本電気硝子 熊谷組 茅乃舎 𠮷野家 華為技術 華為 金秀グループ 金秀商事 金秀建設 錦湖アシアナ "
    "長谷工コーポレーション 長谷工 韓進 鴻海精密工業 鴻海"
)
"""Places, words and foreign names in names of companies."""


def test_a_wrong_reading_would_be_vague():
    for form, wrong in [
        ("停戦", "ていせい"),
        ("首脳会談", "しゅのうかいぎ"),
        ("武器供与", "ぶきょうよ"),
    ]:
        assert any(map(is_vague, align(form, wrong, kanjidic_table()))), form


def test_jmdict_agrees_or_the_note_says_why():
    found = {row["headword"]: listed(row["headword"]) for row in table("politics")}
    in_jmdict = [row for row in table("politics") if found[row["headword"]]]
    others = [r for r in in_jmdict if not agrees(r["headword"], r["reading"], found[r["headword"]])]
    assert len(in_jmdict) > 1000
    assert len(others) <= len(in_jmdict) // 10
    assert [row["headword"] for row in others if "JMdict" not in row["note"]] == []


def test_other_spellings_are_read_as_jmdict_reads_them():
    for row in table("politics"):
        for form, reading in forms(row):
            found = listed(form)
            assert not found or agrees(form, reading, found), (form, reading, found)


def test_related_words_are_headwords_of_the_file():
    rows = table("politics")
    heads = {row["headword"] for row in rows}
    for row in rows:
        related = [word for word in row["related"].split(";") if word]
        assert set(related) <= heads - {row["headword"]}, row
        assert len(related) == len(set(related)), row


def test_a_form_leads_to_one_row():
    every = [form for row in table("politics") for form, _ in all_forms(row)]
    assert sorted(form for form in every if every.count(form) > 1) == []


def test_the_lists_agree_on_readings():
    """Bodies and countries stand in the glossary as well: read the same in every list."""
    known = dict(pair for row in table("politics") for pair in all_forms(row))
    for name in ("organisations", "countries", "acronyms"):
        for row in table(name):
            for form, reading in all_forms(row):
                assert known.get(form, reading) == reading, (name, form)


# Read from seeds/ceasefire-talks.txt by hand: what a teacher would write on the board.
ON_THE_BOARD = (
    "停戦 首脳会談 電話会談 対面会談 停戦協議 早期停戦 停戦合意 和平 和平プロセス 根本原因 大統領 大統領府 "
    "報道官 副報道官 国務長官 国防長官 長官 中央情報局 大統領補佐官 国家安全保障担当 特使 中東情勢 核問題 "
    "経済関係 人工知能 加盟 首脳会議 首脳 米露 軍事的 財政的 負担 防衛 欧州側 事務総長 仲介役 当事者 "
    "安全保障 国際秩序 国際社会 主権 関与 思惑 合意 声明 高官 交渉 即時交渉 対話 平和的解決 議題 紛争 "
    "戦闘 周辺国 転機 焦点 記者団 現地時間 国連 NATO CIA AI クレムリン ホワイトハウス 北大西洋条約機構"
)


def test_the_first_article_s_political_terms_are_all_there():
    known = {form for row in table("politics") for form, _ in all_forms(row)}
    assert [term for term in ON_THE_BOARD.split() if term not in known] == []


OF_EVERY_SUBTOPIC = (
    "休戦 外相会談 仲介 共同声明 国交正常化 侵攻 占領 防衛費 抑止力 内閣 官房長官 閣議 衆議院 解散 不信任案 "
    "可決 公布 制裁 関税 予算案 補正予算 国際連合 明らかにする 見通し 方針 をめぐり 政府筋"
)


def test_the_terms_every_subtopic_is_known_by_are_there():
    known = {row["headword"] for row in table("politics")}
    assert [term for term in OF_EVERY_SUBTOPIC.split() if term not in known] == []


def test_every_ministry_of_japan_is_a_term():
    """Except the two that closed in 2001."""
    known = {form for row in table("politics") for form, _ in all_forms(row)}
    japans = [
        r for r in table("organisations") if r["country"] == "日本" and r["kind"] == "ministry"
    ]
    names = {row["headword"] for row in japans} - {"大蔵省", "通商産業省"}
    assert sorted(names - known) == []


# ---------------------------------------------------------------- words


def test_the_words_are_those_that_jmdict_lacks_or_reads_otherwise():
    pairs = [pair for row in table("words") for pair in all_forms(row)]
    every = [form for form, _ in pairs]
    assert len(every) >= 500
    assert sorted(form for form in every if every.count(form) > 1) == []
    assert [form for form, said in pairs if kana.to_hiragana(said) in listed(form)] == []


def test_the_words_stand_in_no_other_list():
    others = {
        form for name in LISTS if name != "words" for r in table(name) for form, _ in all_forms(r)
    }
    words = {form for row in table("words") for form, _ in all_forms(row)}
    assert words & others == {"大谷"}  # JMnedict and MeCab have おおや first; a player's name too


def test_the_words_are_compounds():
    """Longer than a kanji: what stands alone is read by the sentence, not by a list."""
    assert [row for row in table("words") if len(row["headword"]) < 2] == []
    assert [row for row in table("words") if not kana.has_kanji(row["headword"])] == []


def test_the_phrases_are_those_of_jmdict_and_sorted():
    phrases = [row["phrase"] for row in table("phrases")]
    assert phrases == sorted(set(phrases))
    assert [phrase for phrase in phrases if not listed(phrase)] == []


# KANJIDIC lacks a reading that only such words have: 管領 かんれい, 出挙 すいこ, 職 しき, 造 づくり.
OTHER_WORD_READINGS = (
    "へし切長谷部 一軒疎垂木 一軒繁垂木 三世一身法 三川内焼 三教指帰 三条河原 三笠宮杯 三管領 三輪素麺 上がり時計 上善如水 上島珈琲 上島珈琲店 "
    "不還向 不還果 中臣氏 久我家 久留米絣 乗過す 九十九電機 九重部屋 九龍妖魔學園紀 二人袴 二所ノ関部屋 二日月 二軒疎垂木 二軒繁垂木 五三桐 "
    "五十幡 五節舞 五輪書 井筒部屋 亜人ちゃん 今日付 仙洞付 令義解 令集解 伊勢ノ海部屋 伊勢ヶ濱部屋 伊賀越道中双六 佐渡ヶ嶽部屋 備中鍬 備後絣 "
    "備長炭焼 備長炭焼き 催合 先代旧事本紀 八角部屋 公出挙 六条河原 内管領 准三宮 出羽海部屋 函谷鉾 刀削麺 刀根柿 切込接 切込接ぎ 則本 前祭 "
    "剣片喰 加賀太胡瓜 助六由縁江戸桜 十拳剣 十束剣 十河氏 千賀ノ浦部屋 博士の愛した数式 占守型海防艦 厚藤四郎 友綱部屋 双蝶々曲輪日記 受領名 "
    "叶匠寿庵 含硫黄泉 和宮様御留 善界 四半刻 四条河原 国免荘 国風歌舞 圧切長谷部 在原氏 坂上氏 境川部屋 増一阿含 増一阿含経 増壱阿含経 "
    "夜神楽 大典太光世 大分東明 大包平 大和四座 大和守安定 大和綴 大宜都比売 大導寺信輔 大島部屋 大嶽部屋 大津宮 大瀬良 大監物 大般若長光 "
    "大蟷螂 天久鷹央 天岩戸 天沼矛 天羽々斬 夫婦岩 夫婦箸 妾馬 婦系図 子日 安宅氏 安治川部屋 宗三左文字 宙組 宮城野部屋 宮薗節 寛仁親王杯 "
    "小半刻 小南瓜 小松宮 小桜韋威 小烏賊 小癋見 小竜景光 小鍛冶 小龍景光 尻無川 尾垂木 尾車部屋 山内上杉家 山内上杉氏 山姥切 山姥切国広 "
    "山楝蛇 山響部屋 峰崎部屋 布都御魂 帝鑑間 帝鑑間詰 帰去来辞 常盤山部屋 常陸牛 干椎茸 平核無 平核無柿 年下攻め 弁天娘女男白浪 式秀部屋 "
    "弓八幡 弱法師 役行者山 徒目付 御匣殿 御所実 御湯殿上日記 御身体 微塵切 心御柱 心愛 心春 怒首領蜂 思浮ぶ 思浮べる 怪士 戸次川 戸次氏 "
    "扇垂木 扇谷上杉家 扇谷上杉氏 扇谷家 打球楽 打込接 打込接ぎ 抱き沢瀉 押尾川部屋 持ち時計 持合せる 持時計 掻楯 摂州合邦辻 摩睺羅伽 "
    "放駒部屋 数珠丸恒次 文七元結 文室氏 文章博士 新撰犬筑波集 日出処の天子 日向土 日向坂 日向正宗 日置流 旧事本紀 昆布〆 昆布締 昆布締め "
    "明日中 明石縮 春日灯籠 春日野部屋 春風馬堤曲 時津風部屋 月次祭 月輪陵 有松鳴海絞 有松鳴海絞り 朝日山部屋 朝獲り 朝獲れ 木浪 木瀬部屋 "
    "木花之佐久夜毘売 木花咲耶姫 木花開耶姫 本曲輪 朽網氏 東一局 東三局 東二局 東京喰種 東四局 東方紺珠伝 東百官 東錦 東関部屋 松浦党 柳間 "
    "柴灯まつり 柴灯祭 柴灯祭り 栴檀板 桐生砂 桐生織 桔梗湯 検見取 検見取法 検見法 極早生 横須賀色 櫛名田比売 次郎長 歌行灯 歌行燈 "
    "武者小路千家 武蔵川部屋 武隈部屋 氏長者 水彩絵具 江風 沃懸地 沢瀉威 泉口 洗落す 浅香山部屋 海老汁 海苔簀 渡辺星 温目 温経湯 湊斗 "
    "湍津姫 満寿泉 源氏長者 溜間 溜間詰 漢委奴国王 灰汁抜 炎立つ 片男波部屋 牙狼 牛車腎気丸 牡蠣汁 犬筑波集 狩野派 猪害 猪汁 玉ノ井部屋 "
    "玉依毘売 生鰹節 田子ノ浦部屋 田心姫 甲子夜話 疎垂木 白出汁 白髪ぼかし 百々目鬼 相対済し令 県犬養氏 眼鏡入 矢作砂 石上氏 石見智翠館 "
    "石長姫 砂流し 祇園の姉妹 祇園大山笠 神奈中 神戸新聞杯 神戸氏 禾目天目 秀ノ山部屋 私出挙 秩父宮杯 空吹 突落し 立浪部屋 竹田宮 筑登之 "
    "管領家 籠釣瓶花街酔醒 素銅 紫陽花寺 紫香楽宮 絡新婦の理 維摩会 繁垂木 美濃囲い 聖闘士星矢 胡飲酒 能登牛 腕挫 腕挫十字固 腕橈関節 "
    "腕橈骨筋 腕緘 自然居士 艦娘 芝田山部屋 花咲徳栄 花柳流 若柳流 荒汐部屋 菅原伝授手習鑑 華屋与兵衛 華頂宮 落人狩り 葛野流 葵上 蔵人所 "
    "蕎麦焼酎 藤島部屋 藤氏長者 藪内流 蜜柑狩 蜜柑狩り 蜻蛉切 蝦夷錦 被り心地 装甲巡洋艦常磐 裸足履き 西岩部屋 西郷どん 親雲上 護持院原 豆政 "
    "豊後牛 豊後節 貴乃花部屋 貼合せる 賀茂氏 賀陽宮 跗蹠 身体中 軍鶏鍋 転失気 近江令 近江大津宮 追手風部屋 逃げ上手 逆沢瀉 逸見氏 遣新羅使 "
    "選択本願念仏集 還城楽 還学生 郡上おどり 郡上踊り 部屋干 酸辣湯麺 鉢木 銀杏並木 銀杏切り 錣山部屋 錦織 錦鶏間祗候 鏡山旧錦絵 鏡山部屋 "
    "長刀鉾 長阿含 長阿含経 関東御公事 関東管領 阿武松部屋 陰摩羅鬼 陸奥話記 陸奥部屋 陽翔 陽葵 隠岐牛 雁間 雁間詰 雑阿含 雑阿含経 難波宮 "
    "青鵐 音羽山部屋 頭椎大刀 額田部氏 飛檐垂木 飯鮓 香宗我部氏 骨喰藤四郎 高円宮杯 高松宮杯 高田川部屋 高砂部屋 鬼剣舞 鳩尾板 鳴戸部屋 "
    "鶏白湯 麝香間祗候 鼻摘み者 龍猛 龍踊"
)


COURT_RANK = "[正従][一二三四五六七八]位[上下]|[大少]初位[上下]"
"""の stands unwritten in these: 従五位下 じゅごいのげ."""
GOD = ".{2,}[命尊神]|.+大神|衣川館|蔵人頭"
"""As in these: 事代主命 ことしろぬしのみこと."""
OFFICE = ".+[守介頭督佐尉允助亮進正傅忠弼丞卿尹職府寮史]|.+大夫|.+[大少]輔|[左右]近衛.将|大宰.+|帯刀.+|.*権.+"
"""And in these: 武蔵守 むさしのかみ."""
CLAN = ".{1,3}(?:[臣連造直君首]|宿禰|朝臣)"
"""And in these: 蘇我臣 そがのおみ."""
PLAY = ".+(?:訓|代萩|軍記|網島|地獄|陣館|舞衣|理柵|吉三|初買|彩画|横櫛|初花|大切|文章|道成寺|関扉|者戯)"
"""Titles of plays are read for their sense: 天衣紛上野初花 くもにまごううえののはつはな."""


def test_every_kanji_of_the_words_has_its_part_of_the_reading():
    known = kanjidic_table()
    every = [pair for row in table("words") for pair in all_forms(row)]
    pairs = [
        pair
        for pair in every
        if not re.fullmatch(f"{COURT_RANK}|{GOD}|{OFFICE}|{CLAN}|{PLAY}", pair[0])
    ]
    vague = [pair[0] for pair in pairs if any(map(is_vague, align(*pair, known)))]
    assert sorted(vague) == OTHER_WORD_READINGS.split()


def test_the_words_do_not_begin_or_end_with_what_is_another_word_s():
    """No particle, and no number alone: 二歩 is a foul in shogi, and two steps."""
    heads = [row["headword"] for row in table("words")]
    assert [head for head in heads if head[-1] in "はがをにでとも"] == []
    assert [
        head for head in heads if len(head) == 2 and head[0] in "一二三四五六七八九十百千"
    ] == []
