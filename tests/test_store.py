import pytest

from yomu.dictionary.store import Store


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
def test_the_likeliest_entry_comes_first(lexicon: Store, form: str, first: str) -> None:
    assert lexicon.find([form])[form][0].headword == first


def test_what_is_in_no_dictionary_is_absent(lexicon: Store) -> None:
    assert lexicon.find(["日を食", "", "\ud800", "\0"]) == {}
