"""Every row of the word lists in `dictionaries/`, and JMdict's opinion of their readings."""

import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jamdict_data
import pytest

from yomu import data, kana

Row = dict[str, str]

COLUMNS = {
    "acronyms": "headword reading english japanese",
    "countries": "headword spellings reading english short adjective abbreviations use kind "
    "capital capital_english",
    "organisations": "headword spellings reading english short kind country",
    "people": "headword spellings reading latin role role_english country year",
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


def rereads(form: str, reading: str) -> bool:
    """Whether the kana of `form` stand in `reading`, in order and with something between them."""
    parts = re.split(
        f"([{kana.HIRAGANA}{kana.KATAKANA}・]+)", re.sub("[ヶヵ]|カ(?=国)", "箇", form)
    )
    pattern = "".join(re.escape(p) if i % 2 else ".+" for i, p in enumerate(parts) if p)
    return re.fullmatch(pattern, reading) is not None


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
    "神谷宗幣": "JMnedict does not list 宗幣",
    "赤沢亮正": "JMnedict does not list 亮正 as りょうせい",
    "尹錫悦": "Korean",
    "崔善姫": "Korean",
    "朴正熙": "Korean",
    "李在明": "Korean",
    "趙兌烈": "Korean",
    "趙顕": "Korean",
    "金民錫": "Korean",
    "韓悳洙": "Korean",
}


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


def test_people_are_read_as_jmnedict_reads_them():
    with_kanji = [row for row in table("people") if kana.has_kanji(row["headword"])]
    not_so = {row["headword"] for row in with_kanji if not name_agrees(row)}
    assert not_so == OTHER_NAME_READINGS.keys()


def test_family_names_are_read_as_jmnedict_reads_them():
    for row in table("people"):
        for form, reading in forms(row):
            found = listed(form, names=True)
            assert not found or form == "朴正煕" or agrees(form, reading, found), (form, reading)


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
    assert len(spelt) > 3 * len(said)
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


def test_organisations_are_read_as_the_dictionaries_read_them():
    for row in table("organisations"):
        for form, reading in all_forms(row):
            found = listed(form) | listed(form, names=True)
            # JMnedict has さいばんじょ for this court alone.
            assert not found or form == "連邦最高裁判所" or agrees(form, reading, found), (
                form,
                found,
            )


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
