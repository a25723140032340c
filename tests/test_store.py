"""Look-ups in the real dictionaries."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from yomu.dictionary.forms import rank
from yomu.dictionary.store import Store
from yomu.dictionary.volume import path
from yomu.errors import MissingDictionary


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("今日", "今日"),
        ("食べる", "食べる"),
        ("できる", "出来る"),  # usually in kana: before 出切る
        ("こと", "事"),  # usually in kana: before 琴, although 琴 has the better band
        ("観る", "見る"),  # a second spelling leads to the entry as well
        ("ぱん", "パン"),  # a word in katakana is found in hiragana
        ("Tシャツ", "Ｔシャツ"),  # JMdict writes Latin in full width
    ],
)
def test_the_likeliest_entry_comes_first(store: Store, form: str, first: str) -> None:
    assert store.find([form])[form][0].headword == first


def test_common_entries_come_before_rare_ones(store: Store) -> None:
    entries = store.find(["かん"])["かん"]
    own_tags = [
        reading.tags for entry in entries for reading in entry.readings if reading.text == "かん"
    ]
    common = [rank(tags) < 50 for tags in own_tags]
    assert len(common) > 40
    assert True in common
    assert common == sorted(common, reverse=True)


@pytest.mark.parametrize(
    "form",
    [
        "日を食",
        "田中角栄氏",
        pytest.param("", id="nothing"),
        pytest.param("\0", id="NUL"),
        pytest.param("\ud800", id="surrogate"),
        pytest.param("a" * 100_000, id="long"),
        pytest.param("今日\0", id="word and NUL"),
    ],
)
def test_what_is_in_no_dictionary_is_absent(store: Store, form: str) -> None:
    assert store.find([form]) == {}
    assert store.find([form, "今日"]).keys() == {"今日"}


def test_names_are_not_among_the_words_nor_words_among_the_names(store: Store) -> None:
    assert store.find(["ゼレンスキー"]) == {}
    assert store.names(["食べる"]) == {}


def test_the_answer_is_the_same_when_asked_again_alone_or_with_others(data_dir: Path) -> None:
    forms = ["今日", "かん", "日を食", "パン", "上", "今日"]
    store = Store(data_dir)
    together = store.find(forms)
    assert store.find(forms) == together
    for form in forms:
        alone = Store(data_dir).find([form])
        assert alone.get(form) == together.get(form)


def test_an_entry_is_one_object_whatever_form_finds_it(store: Store) -> None:
    found = store.find(["見る", "観る"])
    assert found["見る"][0] is found["観る"][0]


def test_more_forms_than_a_query_takes(store: Store) -> None:
    forms = [chr(code) for code in range(0x3041, 0x9FFF)]
    assert len(store.find(forms)) > 3000
    assert len(store.kanji(forms)) > 5000


def test_memory_does_not_grow_without_end(data_dir: Path) -> None:
    store = Store(data_dir)
    before = store.find(["今日"])
    for block in range(0x4E00, 0x9F00, 0x100):
        pairs = [chr(code) + other for code in range(block, block + 0x100) for other in "人物力者"]
        store.find(pairs)
        store.find([chr(code) for code in range(block, block + 0x100)])
    assert store.remembered() < 250_000
    assert store.find(["今日"]) == before


def test_threads_may_share_a_store(data_dir: Path) -> None:
    store = Store(data_dir)
    blocks = [
        [chr(code) for code in range(start, start + 0x200)]
        for start in range(0x4E00, 0x8000, 0x200)
    ]

    def asked(block: list[str]) -> tuple[object, ...]:
        return store.find(block), store.names(block), store.kanji(block)

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(asked, blocks))
    alone = Store(data_dir)
    assert together == [(alone.find(b), alone.names(b), alone.kanji(b)) for b in blocks]


def test_of_a_kanji_nobody_knows_nothing_is_said(store: Store) -> None:
    assert store.kanji(["行", "x", "", "行方", "\ud800"]).keys() == {"行"}


@pytest.mark.parametrize("name", ["jmdict", "jmnedict", "kanjidic"])
def test_a_file_damaged_within_says_what_to_do(data_dir: Path, tmp_path: Path, name: str) -> None:
    damaged = path(tmp_path, name)
    shutil.copy(path(data_dir, name), damaged)
    with damaged.open("rb+") as file:
        file.seek(4096)
        file.write(b"\x55" * (damaged.stat().st_size - 4096))
    store = Store(tmp_path)
    ask = {"jmdict": store.find, "jmnedict": store.names, "kanjidic": store.kanji}[name]
    with pytest.raises(MissingDictionary, match="yomu dict build"):
        ask(["行", "今日", "田中"])


def test_a_store_opens_without_the_sources(data_dir: Path) -> None:
    """Opening is quick because nothing is loaded that only building needs."""
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from yomu.dictionary.store import open_store; "
        f"store = open_store(Path({str(data_dir)!r})); store.find(['今日']); "
        "print(*{m.split('.')[0] for m in sys.modules} & {'jamdict_data', 'lxml', 'tomllib'}, "
        "*[m for m in sys.modules if 'sources' in m or m.endswith('.build')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
