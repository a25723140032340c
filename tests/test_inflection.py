import pytest
from hypothesis import given
from hypothesis import strategies as st

from yomu import data
from yomu.inflection import inflections, span
from yomu.segment import morphemes


def shown(text: str) -> str:
    """The words of `text` as inflection alone cuts it, with what was done to each."""
    found = morphemes(text)
    words = []
    at = 0
    while at < len(found):
        end = span(found, at)
        names = inflections(found[at:end])
        words.append("".join(m.surface for m in found[at:end]) + (f" {names}" if names else ""))
        at = end
    return " | ".join(words).replace("'", "").replace(",)", ")")


WORDS = [
    ("食べる", "食べる"),
    ("食べさせられなかった", "食べさせられなかった (causative, passive, negative, past)"),
    ("行われた", "行われた (passive, past)"),
    ("食べられる", "食べられる (passive or potential)"),
    ("信じられない", "信じられない (passive or potential, negative)"),
    ("書ける", "書ける (potential)"),
    ("読めなかった", "読めなかった (potential, negative, past)"),
    ("来れる", "来れる (potential)"),
    ("分かれる", "分かれる"),  # itself, no potential of 分かる
    ("取れる", "取れる"),  # as UniDic has it
    ("食べました", "食べました (polite, past)"),
    ("食べませんでした", "食べませんでした (polite, negative, past)"),
    ("行きましょう", "行きましょう (polite, volitional)"),
    ("いらっしゃいませ", "いらっしゃいませ (polite imperative)"),
    ("食べなさい", "食べなさい (imperative (なさい))"),
    ("食べろ", "食べろ (imperative)"),
    ("食べよう", "食べよう (volitional)"),
    ("食べたい", "食べたい (want to (たい))"),
    ("食べたくない", "食べたくない (want to (たい), negative)"),
    ("読みたがる", "読みたがる (wants to (たがる))"),
    ("行かず", "行かず (negative)"),
    ("食べまい", "食べまい (negative volitional (まい))"),
    ("食べれば", "食べれば (conditional (ば))"),
    ("食べたら", "食べたら (conditional (たら))"),
    ("読んだら", "読んだら (conditional (たら))"),
    ("読まなきゃ", "読まなきゃ (negative, conditional (ば))"),
    ("読んだり", "読んだり (and so on (たり))"),
    ("行ったろう", "行ったろう (past, probably)"),
    ("求め、", "求め (stem form) | 、"),
    ("拘束され、", "拘束され (passive, stem form) | 、"),
    ("食べすぎた", "食べすぎた (too much (すぎる), past)"),
    ("食べやすい", "食べやすい (easy to (やすい))"),
    ("信じがたい", "信じがたい (hard to (にくい))"),
    ("食べそうだ", "食べそう (seems (そう)) | だ"),
]

TE = [
    ("読んで", "読んで (te-form)"),
    ("食べないで", "食べないで (negative, te-form)"),
    ("食べなくて", "食べなくて (negative, te-form)"),
    ("続いています", "続いています (progressive (ている), polite)"),
    ("決まっていなかった", "決まっていなかった (progressive (ている), negative, past)"),
    ("食べてる", "食べてる (progressive (ている))"),
    ("食べてしまった", "食べてしまった (completely/regret (てしまう), past)"),
    ("食べちゃった", "食べちゃった (completely/regret (てしまう), past)"),
    ("読んどく", "読んどく (in advance (ておく))"),
    # The other helper verbs are words of their own.
    ("食べてみる", "食べて (te-form) | みる"),
    ("行ってきた", "行って (te-form) | きた (past)"),
    ("高まっていく", "高まって (te-form) | いく"),
]

SURU = [
    ("開始する", "開始する"),
    ("開始するため", "開始する | ため"),
    ("開始しました", "開始しました (polite, past)"),
    ("拘束されている", "拘束されている (passive, progressive (ている))"),
    ("検討いたします", "検討いたします (humble (いたす), polite)"),
    ("検討なさる", "検討なさる (honorific (なさる))"),
    ("交渉を開始する", "交渉 | を | 開始する"),
    ("国際化する", "国際 | 化する"),
    ("今回する", "今回 | する"),  # a time, which takes no する
]

ADJECTIVES = [
    ("高かった", "高かった (past)"),
    ("高くない", "高くない (negative)"),
    ("高くなる", "高く (adverb (く)) | なる"),
    ("高ければ", "高ければ (conditional (ば))"),
    ("美しさ", "美しさ (noun form (さ))"),
    ("美しすぎる", "美しすぎる (too much (すぎる))"),
    ("良さそう", "良さそう (seems (そう))"),
]

COPULA = [
    ("病気だった", "病気 | だった (past)"),
    ("病気でした", "病気 | でした (past)"),
    ("病気であった", "病気 | であった (formal (である), past)"),
    ("病気じゃなかった", "病気 | じゃなかった (negative, past)"),
    ("病気ではない", "病気 | で | は | ない"),
    ("病気なら", "病気 | なら (conditional (なら))"),
    ("病気だろう", "病気 | だろう (probably)"),
    ("静かな", "静か | な"),
    ("読めそうにない", "読めそう (potential, seems (そう)) | に | ない"),
    ("読むでしょう", "読む | でしょう (probably)"),
    ("高いです", "高い | です"),
]

UNTOUCHED = ["日本", "今日は", "本を", "NATO", "。", "十人", "とても"]


@pytest.mark.parametrize(("text", "words"), [*WORDS, *TE, *SURU, *ADJECTIVES, *COPULA])
def test_a_word_ends_where_its_inflection_ends(text: str, words: str) -> None:
    assert shown(text) == words


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_does_not_inflect_stays_as_it_is(text: str) -> None:
    found = morphemes(text)
    assert [span(found, at) for at in range(len(found))] == list(range(1, len(found) + 1))
    assert all(inflections([morpheme]) == () for morpheme in found)


def test_the_する_alone_may_be_asked_for() -> None:
    found = morphemes("開始しました")
    assert span(found, 1) == len(found)
    assert inflections(found[1:]) == ("polite", "past")


@given(st.lists(st.sampled_from([text for text, _ in WORDS + TE + COPULA]), max_size=4))
def test_every_morpheme_belongs_to_one_word(texts: list[str]) -> None:
    found = morphemes("".join(texts))
    at = 0
    while at < len(found):
        end = span(found, at)
        assert at < end <= len(found)
        assert all(inflections(found[at:end]))
        at = end


def test_every_row_of_the_table_is_used() -> None:
    """A row that no example needs is no row: each name stands in some answer above or below."""
    more = [
        "食べとる",
        "食べやがる",
        "飲み過ぎだ",
        "歩きづらい",
        "食べてった",
        "高けりゃ",
        "行かしめる",
    ]
    answers = "".join(map(shown, [*(t for t, _ in WORDS + TE + SURU + ADJECTIVES + COPULA), *more]))
    names = {row["name"] for row in data.table("inflections.tsv")}
    assert {name for name in names if name not in answers} == set()
