import pytest

from yomu.dictionary.forms import name_forms, rank, word_forms
from yomu.model import Entry, Reading, Sense, Spelling


def word(spellings: str, readings: str, misc: str = "") -> Entry:
    """An entry of `形:tag:tag …`; `!` after a reading: not of the kanji."""

    def parts(form: str) -> tuple[str, tuple[str, ...]]:
        text, *tags = form.split(":")
        return text, tuple(tags)

    spelt = tuple(Spelling(*parts(form)) for form in spellings.split())
    read = tuple(
        Reading(parts(form)[0].rstrip("!"), parts(form)[1], no_kanji="!" in form)
        for form in readings.split()
    )
    tags = {tag for form in (*spelt, *read) for tag in form.tags}
    return Entry("made:1", spelt, read, (Sense(("x",), misc=tuple(misc.split())),), rank(tags))


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("news1 nf12", 12),
        ("nf30 nf02 ichi1", 2),  # the best band
        ("ichi1", 49),  # common without a band
        ("spec2", 49),
        ("gai1", 49),
        ("news2", 99),  # less common by JMdict's own words
        ("ateji io", 99),
        ("nfxx", 99),
        ("", 99),
    ],
)
def test_rank_is_what_the_priority_tags_say(tags: str, expected: int) -> None:
    assert rank(tuple(tags.split())) == expected


@pytest.mark.parametrize(
    ("form", "better", "worse", "because"),
    [
        ("今日", word("今日:ichi1", "きょう"), word("今日", "こんにち"), "it is common so"),
        ("橋", word("橋:nf05", "はし"), word("橋:nf06", "きょう"), "its band is better"),
        ("観る", word("見る:nf14 観る", "みる"), word("観る", "みる"), "its entry is common"),
        ("観る", word("観る", "みる"), word("見る 観る", "みる"), "it is written so first"),
        ("所為", word("所為", "せい"), word("せい 所為:iK", "せい"), "the other is irregular"),
        ("こと", word("事:nf08", "こと:nf08", "uk"), word("琴:nf05", "こと:nf05"), "kana is usual"),
        ("こと", word("琴:nf05", "こと:nf05"), word("糊塗", "こと", "uk"), "it is common"),
        ("モノ", word("", "モノ"), word("物", "もの モノ"), "it has no kanji"),
        ("もの", word("", "もの"), word("モノ", "モノ"), "the other is not written so"),
        ("ぱん", word("汎:iK", "ぱん:ok"), word("", "パン:gai1"), "written so, even if irregular"),
    ],
)
def test_the_entry_that_fits_the_form_comes_first(
    form: str, better: Entry, worse: Entry, because: str
) -> None:
    assert word_forms(better)[form] < word_forms(worse)[form], because


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        (word("食べる 喰べる", "たべる"), "食べる 喰べる たべる"),
        (word("", "パン"), "パン ぱん"),
        (word("パン屋", "パンや"), "パン屋 パンや ぱんや"),  # readings only: ぱん屋 is nobody's
        (word("Ｔシャツ", "ティーシャツ"), "Ｔシャツ ティーシャツ てぃーしゃつ Tシャツ"),
        (word("アルバイト", "アルバイト"), "アルバイト あるばいと"),
    ],
)
def test_a_word_is_found_under_its_forms(entry: Entry, forms: str) -> None:
    assert set(word_forms(entry)) == set(forms.split())


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        (word("田中", "たなか"), "田中"),  # たなか in a text is rarely a name
        (word("", "プーチン"), "プーチン"),
        (word("ＩＫＥＡ", "イケア"), "ＩＫＥＡ IKEA"),
    ],
)
def test_a_name_is_found_as_it_is_spelt(entry: Entry, forms: str) -> None:
    assert set(name_forms(entry)) == set(forms.split())


def test_of_a_name_the_reading_with_more_kinds_comes_first() -> None:
    better = word("田中", "たなか", "place surname fem")
    worse = word("田中", "だなか", "surname")
    unclear = word("田中", "でんなか", "unclass")
    places = [name_forms(entry)["田中"] for entry in (better, worse, unclear)]
    assert places == sorted(set(places))
