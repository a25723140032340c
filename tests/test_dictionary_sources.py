"""The installed data, as the sources and then the store give them."""

from types import ModuleType

import pytest

from yomu import data
from yomu.dictionary.sources import jamdict, jmdict, jmnedict, kanjidic
from yomu.dictionary.store import Store
from yomu.model import Entry, Reading, Spelling


def entry(store: Store, form: str) -> Entry:
    return store.find([form])[form][0]


def test_tags_ranks_and_senses_survive(store: Store) -> None:
    found = entry(store, "明白")
    assert found.id == "jmdict:1000220"
    assert found.spellings == (Spelling("明白", ("ichi1", "news1", "nf10")),)
    assert found.readings == (Reading("めいはく", ("ichi1", "news1", "nf10")),)
    assert found.senses[0].pos == ("adj-na",)
    assert found.senses[0].glosses[:2] == ("obvious", "clear")
    assert (found.rank, found.common) == (10, True)


def test_a_reading_keeps_the_spellings_it_belongs_to(store: Store) -> None:
    player = entry(store, "ＣＤプレーヤー")
    assert [(reading.text, reading.only) for reading in player.readings] == [
        ("シーディープレーヤー", ("ＣＤプレーヤー",)),
        ("シーディープレイヤー", ("ＣＤプレイヤー",)),
    ]


def test_a_reading_that_is_not_of_the_kanji_says_so(store: Store) -> None:
    there = entry(store, "彼処")
    assert [reading.text for reading in there.readings if reading.no_kanji] == ["アソコ"]
    assert [reading.text for reading in there.readings if "ok" in reading.tags] == [
        "あしこ",
        "あこ",
    ]


@pytest.mark.parametrize(
    ("form", "sense", "field", "value"),
    [
        ("今日", 1, "only", ("こんにち",)),  # these days: こんにち, never きょう
        ("彼処", 1, "only", ("あそこ", "あすこ", "アソコ")),
        ("＆", 1, "only", ("ＡＮＤ",)),
        ("彼処", 0, "misc", ("uk",)),
        ("彼処", 0, "see", ("どこ・1", "ここ・1", "そこ・1")),
        ("彼処", 2, "info", ("something psychologically distant from both speaker and listener",)),
        ("ＯＵＴ", 1, "fields", ("baseb",)),
        ("ＯＵＴ", 5, "antonyms", ("セーフ・3",)),
        ("ええ", 4, "dialects", ("ksb",)),
        ("アルバイト", 0, "origins", ("ger: Arbeit",)),
        ("アイススマック", 0, "origins", ("eng: ice smack (wasei)",)),
        ("上", 0, "pos", ("n", "adj-no", "adv", "n-suf")),
        ("冷やす", 2, "pos", ("v5s", "vt")),  # without one of its own: that of the sense before
    ],
)
def test_a_sense_keeps_what_jmdict_says(
    store: Store, form: str, sense: int, field: str, value: tuple[str, ...]
) -> None:
    assert getattr(entry(store, form).senses[sense], field) == value


def test_every_tag_of_the_installed_data_has_a_code() -> None:
    texts = {row["text"] for row in data.table("jmdict_tags.tsv")}
    with jamdict.connection() as db:
        for table in ("pos", "misc", "field", "dialect", "KJI", "KNI"):
            used = {text for (text,) in db.execute(f"SELECT DISTINCT text FROM {table}")}
            assert used <= texts


def test_the_codes_are_sorted_and_each_text_means_one() -> None:
    rows = [(row["code"], row["text"]) for row in data.table("jmdict_tags.tsv")]
    assert rows == sorted(rows)
    assert len({text for _, text in rows}) == len(rows)
    assert all(code and text for code, text in rows)


def test_names_know_what_they_name(store: Store) -> None:
    tanaka = store.names(["田中"])["田中"]
    assert tanaka[0].readings == (Reading("たなか"),)
    assert tanaka[0].senses[0].glosses == ("Tanaka",)
    assert tanaka[0].senses[0].pos == ("n-pr",)
    assert {"place", "surname"} <= set(tanaka[0].senses[0].misc)
    assert "だなか" in {name.readings[0].text for name in tanaka}


def test_a_name_with_several_senses_keeps_them_apart(store: Store) -> None:
    (isuzu,) = store.names(["いすゞ"])["いすゞ"]
    assert isuzu.spellings == ()
    assert [(sense.misc, sense.glosses) for sense in isuzu.senses] == [
        (("fem",), ("Isuzu",)),
        (("company",), ("Isuzu (Japanese automobile manufacturer)",)),
    ]


def test_a_kanji_has_meanings_readings_and_grade(store: Store) -> None:
    kanji = store.kanji("行")["行"]
    assert kanji.meanings[:2] == ("going", "journey")
    assert kanji.on == ("コウ", "ギョウ", "アン")
    assert kanji.kun[:2] == ("い.く", "ゆ.く")
    assert "ゆき" in kanji.nanori
    assert (kanji.grade, kanji.strokes, kanji.frequency) == (2, 6, 20)


def test_kanji_meanings_are_english_only(store: Store) -> None:
    # KANJIDIC also has aller (French), ir (Spanish, Portuguese) for 行.
    assert not {"aller", "ir"} & set(store.kanji("行")["行"].meanings)


@pytest.mark.parametrize(
    ("source", "day"),
    [(jmdict, "2021-04-17"), (jmnedict, "2020-05-29"), (kanjidic, "2021-04-17")],
)
def test_the_data_are_dated_licensed_and_credited(source: ModuleType, day: str) -> None:
    assert source.date() == day
    assert source.LICENCE.startswith("CC BY-SA 4.0")
    assert "Electronic Dictionary Research and Development Group" in source.CREDIT
