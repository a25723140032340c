"""Terms no dictionary has, collocations, and what a text is about."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import yomu
from yomu import data
from yomu.dictionary.stack import Stack
from yomu.study import composing, keyness, terms
from yomu.study.collocations import Collocation, Collocations
from yomu.study.terms import Term, Terms
from yomu.study.vocabulary import Vocabulary

ARTICLE = (
    "米露首脳は、停戦監視団の派遣で一致した。米露首脳が電話で話すのは初めてだ。"
    "野党側は同日午後、停戦監視団の派遣に反対した。停戦監視団は来週にも到着する。"
)


def found(text: str, lexicon: Stack) -> dict[str, Term]:
    gathered = Terms()
    for sentence in yomu.annotate(text, lexicon):
        gathered.meet(sentence)
    return {term.word: term for term in gathered.found()}


def collocations(text: str, lexicon: Stack) -> list[Collocation]:
    gathered = Collocations()
    for sentence in yomu.annotate(text, lexicon):
        gathered.meet(sentence)
    return list(gathered.found())


# ---------------------------------------------------------------- terms


def test_runs_of_nouns_are_counted_joined_read_and_glossed(lexicon: Stack) -> None:
    term = found(ARTICLE, lexicon)["停戦監視団"]

    assert (term.count, term.reading) == (3, "ていせんかんしだん")
    assert term.gloss == "ceasefire monitoring group"
    assert "".join(ruby.base for ruby in term.ruby) == term.word
    assert term.example.sentence.text.startswith("米露首脳は")


def test_a_run_that_stands_only_within_a_longer_one_is_no_term(lexicon: Stack) -> None:
    """What C-value is for: 停戦|監視 stands three times, each time before 団."""
    assert not {"停戦監視", "監視団"} & found(ARTICLE, lexicon).keys()


def test_the_best_terms_come_first(lexicon: Stack) -> None:
    first, second, *_ = found(ARTICLE, lexicon).values()

    assert (first.word, second.word) == ("停戦監視団", "米露首脳")
    assert first.c_value > second.c_value > 0


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("同日午後に会った。", "同日午後"),  # no term, two words
        ("今後予定される会談。", "今後予定"),
        ("停戦の監視が続く。", "停戦の監視"),  # a particle is no part of a term
        ("３３４人の五人。", "３３４人"),
        ("トランプ大統領が話した。", "トランプ大統領"),  # a person with a title
        ("通話後に述べた。", "通話後"),
        ("試合終了間際だ。", "終了間際"),
        ("決定機を逃した。", "決定機"),  # a single kanji that nobody has explained
    ],
)
def test_no_foolish_run_is_a_term(text: str, word: str, lexicon: Stack) -> None:
    assert word not in found(text, lexicon)


@pytest.mark.parametrize(
    ("text", "word", "gloss"),
    [
        ("野党側が反発した。", "野党側", "the opposition party side"),
        ("ウクライナ防衛を担う。", "ウクライナ防衛", "defence of Ukraine"),
        ("交渉開始で合意した。", "交渉開始", "start of negotiations"),
        ("交渉チームが着いた。", "交渉チーム", "negotiating team"),
        ("米露首脳が話した。", "米露首脳", "US-Russia leaders"),
        ("NATO加盟は遠い。", "NATO加盟", "NATO membership"),
        ("高官級の会合。", "高官級", "senior-level"),
        ("オランダ企業が買った。", "オランダ企業", "Dutch company"),
        ("元事務次官が話した。", "元事務次官", "former administrative vice minister"),
        ("反政府勢力が攻めた。", "反政府勢力", "anti-government forces"),
        ("両大統領が会った。", "両大統領", "both presidents"),
    ],
)
def test_a_gloss_is_put_together_with_the_head_last(
    text: str, word: str, gloss: str, lexicon: Stack
) -> None:
    terms_ = found(text, lexicon)

    if word not in terms_:  # a dictionary of later days may have it
        (sentence,) = yomu.annotate(text, lexicon)
        assert word in [w.surface for w in sentence.words]
    else:
        assert terms_[word].gloss == gloss


def test_a_verb_made_with_suru_gives_its_noun(lexicon: Stack) -> None:
    term = found("計画を予備審査した。", lexicon)["予備審査"]

    assert term.word == "".join(ruby.base for ruby in term.ruby)
    assert term.reading == "よびしんさ"


def test_what_is_held_does_not_grow_with_the_text(
    lexicon: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terms, "KEPT", 20)
    kinds = ["米", "小麦", "大豆", "綿花", "石油", "石炭", "鉄鋼", "木材", "羊毛", "砂糖"]
    wholes = ["市場調査", "輸出産業", "生産地帯", "価格水準", "取引条件"]
    text = "。".join(f"停戦監視団は{a}{b}を見た" for a, b in product(kinds, wholes))

    gathered = Terms()
    for sentence in yomu.annotate(text + "。", lexicon):
        gathered.meet(sentence)

    assert len(gathered._runs) <= 20
    assert gathered.found()[0].word == "停戦監視団"


# ---------------------------------------------------------------- collocations


@pytest.mark.parametrize(
    ("text", "word", "reading", "gloss"),
    [
        (
            "直ちに交渉を開始した。",
            "交渉を開始する",
            "こうしょうをかいしする",
            "to begin negotiations",
        ),
        (
            "双方は停戦に合意した。",
            "停戦に合意する",
            "ていせんにごういする",
            "to agree on a ceasefire",
        ),
        ("欧州が負担を担うべきだ。", "負担を担う", "ふたんをになう", "to bear a burden"),
        (
            "理事会は決議を採択した。",
            "決議を採択する",
            "けつぎをさいたくする",
            "to adopt a resolution",
        ),
        ("戦闘が続いている。", "戦闘が続く", "せんとうがつづく", "fighting continues"),
        ("採決が行われた。", "採決を行う", "さいけつをおこなう", "to hold a vote"),  # passive
        (
            "大臣が会議に出席した。",
            "会議に出席する",
            "かいぎにしゅっせきする",
            "to attend a meeting",
        ),
    ],
)
def test_noun_particle_and_verb_are_one(
    text: str, word: str, reading: str, gloss: str, lexicon: Stack
) -> None:
    (unit,) = collocations(text, lexicon)

    assert (unit.word, unit.reading, unit.gloss) == (word, reading, gloss)
    assert "".join(ruby.base for ruby in unit.ruby) == word


@pytest.mark.parametrize(
    "text",
    [
        "首脳が動き始めた。",  # a sentence, no unit
        "会議をする。",
        "問題がある。",
        "この点で異なる。",
        "彼はそれを見た。",
        "犬を散歩させた。",  # causative: another verb
    ],
)
def test_what_goes_with_anything_is_no_collocation(text: str, lexicon: Stack) -> None:
    assert collocations(text, lexicon) == []


def test_a_collocation_is_counted_in_whatever_form_it_stands(lexicon: Stack) -> None:
    (unit,) = collocations("停戦に合意した。停戦に合意すれば、停戦に合意できる。", lexicon)[:1]

    assert unit.count >= 2
    assert [word.surface for word in unit.parts] == ["停戦", "に", "合意した"]


# ---------------------------------------------------------------- keyness


@given(st.integers(1, 1000), st.integers(1000, 100_000), st.floats(1e-8, 1e-2))
def test_keyness_is_positive_where_a_word_is_more_frequent_than_elsewhere(
    count: int, words: int, share: float
) -> None:
    said = keyness.log_likelihood(count, words, share)

    assert (said > 0) == (count / words > share) or abs(said) < 0.01


@given(st.integers(1, 500), st.integers(1000, 100_000), st.floats(1e-8, 1e-4))
def test_a_word_said_more_often_is_no_less_key(count: int, words: int, share: float) -> None:
    less = keyness.log_likelihood(count, words, share)

    assert keyness.log_likelihood(count + 1, words, share) > less


def test_the_published_example_comes_out() -> None:
    """Log-likelihood as Rayson and Garside (2000) compute it, by hand for 10 of 1,000 and 20 of
    1,000,000: 2 (10 ln(10 / 0.02997) + 20 ln(20 / 29.97)) = 100.04."""
    assert keyness.log_likelihood(10, 1000, 20e-6) == pytest.approx(100.04, abs=0.05)


def test_rarer_bands_have_smaller_shares() -> None:
    shares = [keyness.Background().share("", rank) for rank in (*range(1, 49), 99)]

    assert shares == sorted(shares, reverse=True)
    assert shares[0] < 0.01


def test_counts_outrank_the_estimate_but_for_what_inflects() -> None:
    counted = keyness.Background({"停戦": 1e-6, "会談": 0.5, "及ぶ": 1e-9})

    assert counted.share("停戦", 2) == 1e-6
    assert counted.share("会談", 20) == 0.5
    assert counted.share("及ぶ", 9) > 1e-6


def test_a_text_is_about_what_it_says_again_and_again(lexicon: Stack) -> None:
    text = "惑星の大気を調べた。この惑星はよく見える。惑星が恒星の前を横切る。"
    gathered = Vocabulary()
    gathered.read(yomu.annotate(text, lexicon))

    key = {
        item.word
        for item in keyness.scored(gathered.items(), gathered.words)
        if keyness.about(item)
    }

    assert "惑星" in key
    assert not {"よく", "前", "この"} & key


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("compounds.tsv", ("part", "place")),
        ("verbs.tsv", ("word",)),
        ("articles.tsv", ("noun",)),
        ("frequent.tsv", ("word",)),
        ("word_classes.tsv", ("class",)),
    ],
)
def test_tables_are_sorted_and_say_nothing_twice(table: str, key: tuple[str, ...]) -> None:
    keys = [tuple(row[column] for column in key) for row in data.table(table)]

    assert keys == sorted(set(keys))


def test_the_places_of_a_part_are_those_that_are_known() -> None:
    places = {"first", "last", "national", "no", "not first", "not last"}

    assert {row["place"] for row in data.table("compounds.tsv")} <= places
    assert {row["article"] for row in data.table("articles.tsv")} == {"a", "an", "the"}


def test_the_english_of_a_part_has_one_place_for_the_others() -> None:
    assert all(row["english"].count("{}") <= 1 for row in data.table("compounds.tsv"))
    assert composing.gloss(()) == ""
