"""What Anki itself makes of our decks: imported, rendered, imported again."""

import hashlib
import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import any_sentences, words

import yomu
from yomu import ruby
from yomu.anki import content, notetype
from yomu.anki.fields import CARDS, FIELDS
from yomu.anki.notes import Wish, notes
from yomu.anki.state import EARLY
from yomu.formats import brackets
from yomu.model import Ruby, Sentence
from yomu.study.item import Example
from yomu.study.selection import Selection
from yomu.study.vocabulary import Vocabulary

pytest.importorskip("anki", reason="no pip install anki")
from anki_collection import NOW, Learner

SEEDS = Path(__file__).parent.parent / "seeds"
TRUCE = "両国は停戦に合意した。首脳が会談を行った。"
ALL = Wish(cards=tuple(CARDS), extra=lambda _: {"ExpressionAudio": "[sound:yomu.mp3]"})


@pytest.fixture
def learner(tmp_path):
    one = Learner(tmp_path)
    yield one
    one.collection.close()


@pytest.fixture(scope="module")
def anki(tmp_path_factory):
    one = Learner(tmp_path_factory.mktemp("anki"))
    yield one
    one.collection.close()


@pytest.fixture(scope="module")
def made(lexicon):
    """The notes of a text."""

    def of(text, wish=Wish(), deck="D"):  # noqa: B008
        vocabulary = Vocabulary()
        vocabulary.read(yomu.annotate(text, lexicon), "a.txt")
        return list(notes(Selection().of(vocabulary.items()), lambda _: deck, wish))

    return of


def with_meaning(note, meaning):
    return replace(note, fields={**note.fields, "MainDefinition": meaning})


# Cards


@pytest.fixture(scope="module")
def shown(anki, made):
    """Every card of an article, both templates: kind, note, front, back."""
    text = (SEEDS / "ceasefire.txt").read_text(encoding="utf-8")
    cards = []
    for template in ("full", "minimal"):
        anki.take(made(text, replace(ALL, template=template)), now=NOW + len(cards))
        cards += [
            (card.template()["name"].lower(), card.note(), card.question(), card.answer())
            for card in anki.cards()
        ]
    return cards


def body(rendered):
    """What a learner reads of a card."""
    text = re.sub(r"<style>.*?</style>|<rt>.*?</rt>|<[^>]*>", "", rendered, flags=re.DOTALL)
    return html.unescape(text)


def test_every_kind_of_card_is_rendered(shown):
    assert {kind for kind, *_ in shown} == {*CARDS}
    for _, _, front, back in shown:
        for side in (front, back):
            assert "{{" not in side
            assert "rror" not in body(side)
            assert body(side).strip()


def test_no_front_tells_what_it_asks(shown):
    secrets = {
        "recognition": "MainDefinition",
        "recall": "Expression",
        "cloze": "Expression",
        "listening": "Expression",
    }
    for kind, note, front, _ in shown:
        if kind in secrets and not note["Expression"].isascii():  # NATO stands in its meaning
            asked = body(front).replace(note["PartOfSpeech"], "")  # noun, takes する
            told = html.unescape(note[secrets[kind]])
            # A word that stands in its sentence twice is marked once only.
            assert told not in asked or body(note["Sentence"]).count(told) > 1, (kind, told)


def test_every_back_tells_the_word_its_reading_its_meaning_and_whom_it_is_owed_to(shown):
    for _, note, _, back in shown:
        assert html.unescape(note["Expression"]) in body(back)
        assert html.unescape(note["MainDefinition"]) in body(back)
        assert "<b>" in back
        assert ("EDRDG" in back) == ("EDRDG" in note["Credit"])


def test_a_card_kind_that_was_not_asked_for_is_not_there(learner, made):
    learner.take(made(TRUCE, Wish(cards=("recall",))))

    assert {card.template()["name"] for card in learner.cards()} == {"Recall"}


def test_cards_asked_for_later_are_added(learner, made):
    learner.take(made(TRUCE))
    before = {card.id for card in learner.cards()}

    assert learner.take(made(TRUCE, Wish(cards=("recognition", "reading", "recall")))) == {
        "updated": 6
    }
    assert before < {card.id for card in learner.cards()}
    assert len(learner.cards("card:Recall")) == 6


def test_anki_finds_nothing_to_mend(learner, made):
    learner.take(made(TRUCE))

    _, whole = learner.collection.fix_integrity()
    assert whole
    assert not learner.collection.db.list("SELECT id FROM notes WHERE csum = 0")


# Furigana


def right(anki, words_of_sentence):
    """Whether Anki shows the sentence, its reading and its text as they are."""
    rubies = [one for word in words_of_sentence for one in ruby.group(word.ruby)]
    shown = anki.rendered(brackets.field(rubies))
    bases = "".join(base for base, _ in rubies)
    assert html.unescape(shown["kanji"]) == bases
    assert html.unescape(shown["kana"]) == ruby.read_back(rubies)
    read = [tuple(map(html.unescape, pair)) for pair in
            re.findall(r"<ruby><rb>(.*?)</rb><rt>(.*?)</rt></ruby>", shown["furigana"])]  # fmt: skip
    assert read == [tuple(one) for one in rubies if one.reading]


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*[!y].txt")), ids=lambda seed: seed.stem)
def test_furigana_of_every_sentence_is_shown_right(anki, lexicon, seed):
    for sentence in yomu.annotate(seed.read_text(encoding="utf-8"), lexicon):
        if sentence.words:
            right(anki, sentence.words)


@pytest.mark.parametrize(
    "marked",
    [
        "お|茶[ちゃ]",  # kana before kanji
        "食[た] べ|物[もの]",
        "。|漢字[かんじ]",  # punctuation before kanji
        "「|漢字[かんじ]|」",
        "　|漢字[かんじ]",  # a full-width space
        "A| |漢字[かんじ]",  # a space that is the text's
        "A|  |漢字[かんじ]| |字[じ]",
        "<b>|漢字[かんじ]|</b>",  # what looks like HTML
        "a<|字[じ]|>b&amp;",
        "New York[ニューヨーク]",  # a space in a base
        "漢字[かんじ]|々[々]",
    ],
)
def test_furigana_of_awkward_text_is_shown_right(anki, marked):
    right(anki, words(marked))


def test_what_looks_like_furigana_is_text(anki):
    right(
        anki, [words("x")[0]._replace(ruby=(Ruby("注[1] "), Ruby("字[", "じ"), Ruby("[sound:a]")))]
    )


# Anki breaks a line where a field has one, and knows no control characters.
SENTENCES = any_sentences(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=4)
)


@settings(max_examples=60)
@given(SENTENCES)
def test_furigana_of_any_text_is_shown_right(anki, sentences):
    for sentence in sentences:
        if sentence.text.strip():
            right(anki, sentence.words)


@pytest.mark.parametrize("number", range(6))
def test_the_marked_word_does_not_break_the_furigana(anki, number):
    sentence = Sentence(words("お|茶[ちゃ]|A| |漢字[かんじ]|と"))
    field = content.sentences(Example(sentence, number, number + 1), 0)["SentenceFurigana"]
    shown = anki.rendered(field)

    marked = sentence.words[number]
    assert f"<b>{marked.surface}</b>" in shown["kanji"]
    assert f"<b>{marked.reading}</b>" in shown["kana"]
    assert re.sub("</?b>", "", shown["kanji"]) == "お茶A 漢字と"
    assert re.sub("</?b>", "", shown["kana"]) == "おちゃA かんじと"


# Again, and changed


def test_the_same_again_changes_nothing(learner, made):
    assert learner.take(made(TRUCE)) == {"new": 6}
    before = {
        note: learner.collection.get_note(note).mod for note in learner.collection.find_notes("")
    }

    assert learner.take(made(TRUCE), now=NOW + 99) == {"duplicate": 6}
    assert before == {note: learner.collection.get_note(note).mod for note in before}


def test_a_better_meaning_updates_its_note_and_scheduling_stays(learner, made):
    listed = made(TRUCE)
    learner.take(listed)
    for card in learner.cards("Expression:停戦"):
        card.ivl, card.type, card.queue, card.due, card.did = (
            40,
            2,
            2,
            10,
            learner.collection.decks.id("mine"),
        )
        learner.collection.update_card(card)

    better = [with_meaning(n, "truce") if n.item.word == "停戦" else n for n in listed]
    assert learner.take(better, now=NOW + 1) == {"updated": 1, "duplicate": 5}
    assert learner.note("Expression:停戦")["MainDefinition"] == "truce"
    assert {card.ivl for card in learner.cards("Expression:停戦")} == {40}
    assert len(learner.cards("deck:mine")) == 2


def test_a_change_within_the_same_second_arrives(learner, made):
    listed = made(TRUCE)
    learner.take(listed)
    learner.take([with_meaning(n, "one") for n in listed])

    assert learner.take([with_meaning(n, "two") for n in listed]) == {"updated": 6}
    assert learner.note("Expression:停戦")["MainDefinition"] == "two"


def test_what_the_learner_has_edited_stays_as_long_as_ours_is_as_it_was(learner, made):
    listed = made(TRUCE)
    learner.take(listed)
    note = learner.note("Expression:停戦")
    note["MainDefinition"], note["Notes"], note.tags = "mine", "mine", ["mine"]
    learner.collection.update_note(note)

    assert learner.take(listed, now=NOW + 99) == {"duplicate": 6}
    assert learner.note("Expression:停戦")["MainDefinition"] == "mine"

    # As the command says before: the note is replaced whole.
    learner.take([with_meaning(n, "truce") for n in listed], now=note.mod + NOW)
    note = learner.note("Expression:停戦")
    assert (note["MainDefinition"], note["Notes"]) == ("truce", "")


def test_nothing_that_is_there_is_touched_where_nothing_is_known(learner, made):
    listed = made(TRUCE)
    learner.take(listed[:3])
    learner.records = {}  # a new machine

    assert learner.take([with_meaning(n, "new") for n in listed]) == {"new": 3, "duplicate": 3}
    assert learner.note("Expression:停戦")["MainDefinition"] != "new"

    learner.records = {}
    assert learner.take([with_meaning(n, "new") for n in listed], refresh=True) == {"updated": 6}


def test_an_older_deck_does_not_bring_the_old_content_back(learner, made, tmp_path):
    listed = made(TRUCE)
    learner.take(listed)
    older = (tmp_path / "deck.apkg").rename(tmp_path / "older.apkg")
    learner.take([with_meaning(n, "new") for n in listed])

    assert learner.imported(older) == {"duplicate": 6}
    assert learner.note("Expression:停戦")["MainDefinition"] == "new"


# Decks


def test_a_word_stays_in_the_deck_it_is_in(learner, made):
    learner.take(made(TRUCE, deck="政治"), home="政治")
    other = made("停戦の知らせだ。", deck="ニュース")

    assert learner.take(other, home="ニュース", now=NOW + 9) == {"new": 1, "duplicate": 1}
    assert {c.template()["name"] for c in learner.cards("deck:政治 Expression:停戦")} == {
        "Recognition",
        "Reading",
    }
    assert not learner.cards("deck:ニュース Expression:停戦")
    assert "合意" in learner.note("Expression:停戦")["Sentence"]


def test_homographs_are_two_notes(learner, made):
    assert learner.take([*made("空が青い。"), *made("箱は空だ。")])["new"] == 4
    assert len(learner.collection.find_notes("Expression:空")) == 2


def test_new_cards_come_in_the_order_of_the_text(learner, made):
    listed = made(TRUCE)
    learner.take(listed)

    order = [card.note()["Expression"] for card in learner.cards("card:Recognition")]
    assert order == [note.item.word for note in listed]


def test_a_series_is_a_deck_a_lesson(learner, made):
    one, two = made("停戦だ。", deck="政治::一"), made("会談だ。", deck="政治::二")

    learner.take([*one, *two], home="政治")

    names = {deck.name for deck in learner.collection.decks.all_names_and_ids()}
    assert names == {"Default", "政治", "政治::一", "政治::二"}
    assert len(learner.cards("deck:政治::一")) == len(learner.cards("deck:政治::二")) == 2
    assert len(learner.cards("deck:政治")) == 4


def test_sound_arrives(learner, made, tmp_path):
    (tmp_path / "voice").write_bytes(b"ID3 sound")

    learner.take(made("停戦だ。", ALL), media={"yomu.mp3": tmp_path / "voice"})

    media = Path(learner.collection.media.dir())
    assert (media / "yomu.mp3").read_bytes() == b"ID3 sound"
    (card,) = learner.cards("card:Listening")
    assert [sound.filename for sound in card.question_av_tags()] == ["yomu.mp3"]
    assert not learner.collection.media.check().missing


def test_tags_and_notes_for_the_learner(learner, made):
    learner.take(made("停戦だ。", Wish(tags=("lesson 1",))))

    note = learner.note("tag:lesson_1")
    assert "yomu" in note.tags
    assert note["Notes"] == ""


@pytest.mark.parametrize("name", ["<b>x", 'a"b', "a*b_c", "\\", "長" * 80, "😀", "が"])
def test_a_deck_may_have_any_name(learner, made, name):
    learner.take(made("停戦だ。", deck=name))

    (card, *_) = learner.cards()
    assert learner.collection.decks.name(card.did) == name


def test_control_characters_are_left_out(learner, made):
    learner.take(made("停戦\x1fと\x00合意\x7fだ。", Wish(tags=("a\x1fb", 'c"d'))))

    note = learner.note("Expression:停戦")
    assert note["Sentence"] == "<b>停戦</b> と 合意 だ。"
    assert {"a_b", 'c"d'} <= {*note.tags}


# A note type that is there already


def test_another_note_type_of_that_name_is_left_alone(learner, made):
    models = learner.collection.models
    other = models.copy(models.by_name("Basic"))
    other["name"] = "yomu"
    models.update_dict(other)

    assert learner.take(made(TRUCE)) == {"new": 6}
    assert [f["name"] for f in models.get(other["id"])["flds"]] == ["Front", "Back"]
    assert models.use_count(models.get(other["id"])) == 0


def test_a_field_of_the_learners_own_is_merged_when_they_say_so(learner, made):
    """Without that Anki takes over no change, and loses nothing; as docs/anki.md says."""
    listed = made(TRUCE)
    learner.take(listed)
    models = learner.collection.models
    ours = models.by_name("yomu")
    models.add_field(ours, models.new_field("Mine"))
    models.update_dict(ours)
    note = learner.note("Expression:停戦")
    note["Mine"] = "kept"
    learner.collection.update_note(note)

    later = {"now": note.mod + NOW}
    more = [with_meaning(n, "new") for n in (*listed, *made("外交だ。"))]
    assert learner.take(more, **later) == {"new": 1, "conflicting": 6}
    assert learner.note("Expression:停戦")["Mine"] == "kept"
    assert models.by_name("yomu+")

    assert learner.take(more, **later, merge_notetypes=True, refresh=True) == {"updated": 7}
    assert learner.note("Expression:停戦")["MainDefinition"] == "new"
    assert "Mine" in learner.note("Expression:外交")
    assert models.use_count(models.by_name("yomu")) == 7


def test_a_style_of_ones_own_is_kept(learner, made):
    learner.take(made(TRUCE))
    models = learner.collection.models
    ours = models.by_name("yomu")
    ours["css"] += ".card { color: teal }"
    models.update_dict(ours)

    learner.take(made("外交だ。"), now=NOW + NOW)

    assert "teal" in models.by_name("yomu")["css"]


def test_a_design_that_has_changed_has_a_new_date():
    """Anki takes over newer templates only. Changed them? Give DESIGNED the date, then this."""
    digest = hashlib.sha256(notetype.text("card.css").encode())
    for template in notetype.templates():
        digest.update("\0".join(template.values()).encode())

    assert (notetype.DESIGNED, digest.hexdigest()[:16]) == (1795413600, "4223439a1c78b5cc")


def test_cards_no_longer_asked_for_are_left_to_the_learner(learner, made):
    learner.take(made("停戦だ。"))
    learner.take(made("停戦だ。", Wish(cards=("reading",))))

    assert {card.template()["name"] for card in learner.cards()} == {"Recognition", "Reading"}
    empty = learner.collection.get_empty_cards().notes  # Tools > Empty Cards takes these
    assert [len(note.card_ids) for note in empty] == [1]


def test_the_note_type_has_our_fields(learner, made):
    learner.take(made("停戦だ。"))

    fields = learner.collection.models.by_name("yomu")["flds"]
    assert tuple(field["name"] for field in fields) == FIELDS
    assert learner.note("").mod == EARLY
