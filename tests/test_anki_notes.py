"""Words worth learning → notes: who they are, and what stands in their fields."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import any_sentences, words

import yomu
from yomu.anki import excerpt
from yomu.anki.fields import CARDS, FIELDS
from yomu.anki.notes import Origin, Wish, guid_of, key_of, notes
from yomu.model import Entry, NameRole, Reading, Sense, Sentence, Spelling
from yomu.study.item import Example
from yomu.study.vocabulary import Vocabulary

PLAIN = Wish()
NOWHERE = Origin()


def made(lexicon, text, wish=PLAIN, origin=NOWHERE):
    """The notes of a text, by word."""
    vocabulary = Vocabulary()
    vocabulary.read(yomu.annotate(text, lexicon), "a.txt")
    items = vocabulary.items()
    return {n.fields["Expression"]: n for n in notes(items, lambda _: "D", wish, {"a.txt": origin})}


def entry(identity, word, reading):
    return Entry(identity, (Spelling(word),), (Reading(reading),), (Sense(("x",)),))


def test_all_fields_are_there_in_their_order_with_the_key_first(lexicon):
    (note,) = made(lexicon, "停戦").values()

    assert tuple(note.fields) == FIELDS
    assert FIELDS[0] == "Key"
    assert note.fields["Key"] == "jmdict:1434980|停戦|ていせん"


def test_homographs_are_two_notes(lexicon):
    sky = made(lexicon, "空が青い。")["空"]
    empty = made(lexicon, "箱は空だ。")["空"]

    assert (sky.fields["ExpressionReading"], empty.fields["ExpressionReading"]) == ("そら", "から")
    assert sky.guid != empty.guid
    assert sky.fields["Key"] != empty.fields["Key"]


def test_a_word_is_the_same_in_any_text(lexicon):
    one = made(lexicon, "停戦に合意した。")
    other = made(lexicon, "彼らは合意しなかったが、停戦は続く。")

    assert one["停戦"].guid == other["停戦"].guid
    assert one["合意"].guid == other["合意"].guid


LISTED, NUMBERED = "politics:停戦", "jmdict:1"


@pytest.mark.parametrize(
    ("source", "ids", "kind", "expected"),
    [
        (NUMBERED, [NUMBERED], "", NUMBERED),
        (LISTED, [LISTED, NUMBERED], "", NUMBERED),  # a glossary stands before JMdict
        ("composed", [], "", "term"),
        (LISTED, [LISTED], "", "term"),  # the same when it got into a glossary
        ("name", [LISTED, NUMBERED], "place", NUMBERED),  # 欧州 is a name and a word
        ("name", [], "organisation", "term"),
        ("name", [NUMBERED], "person", "name"),  # トランプ is not a pack of cards
        ("collocation", [NUMBERED], "", "collocation"),
    ],
)
def test_a_word_stays_who_it_is_whatever_it_is_taken_for(lexicon, source, ids, kind, expected):
    item = made(lexicon, "停戦")["停戦"].item
    entries = tuple(entry(one, "停戦", "ていせん") for one in ids)
    met = item.met._replace(entries=entries, name=NameRole(kind))

    key = key_of(replace(item, key=f"{source}|停戦|ていせん", met=met))

    assert key == f"{expected}|停戦|ていせん"


def test_a_guid_is_for_ever():
    assert guid_of("jmdict:1434980|停戦|ていせん") == "ya03dfd9201e2d1b6792"


def test_the_same_word_twice_is_one_note(lexicon):
    item = made(lexicon, "停戦")["停戦"].item
    listed = replace(item, key="politics:停戦|停戦|ていせん")

    assert len(list(notes([item, listed], lambda _: "D", Wish()))) == 1


def test_the_word_is_marked_in_its_sentence(lexicon):
    fields = made(lexicon, "首脳<注[1]>が停戦協議を行った。")["行う"].fields

    note = "&lt;注&#91;1&#93;&gt;"
    assert fields["Sentence"] == f"首脳{note}が停戦協議を<b>行った</b>。"
    before = "首脳[しゅのう]&lt; 注[ちゅう]&#91; 1[いち]&#93;&gt;が 停戦協議[ていせんきょうぎ]を"
    assert fields["SentenceFurigana"] == f"{before}<b>行[おこな]った</b>。"
    assert fields["SentenceCloze"] == f"{before}<b>______</b>。"
    assert fields["Form"] == "past"


def test_what_is_asked_for_makes_the_cards(lexicon):
    wish = Wish(cards=("reading", "cloze"), tags=("lesson 1", "yomu"))
    listed = made(lexicon, "停戦のニュース", wish)

    def switched(word):
        return [kind for kind, field in CARDS.items() if listed[word].fields[field]]

    assert switched("停戦") == ["reading", "cloze"]
    assert switched("ニュース") == ["cloze"]  # nothing to be asked about its reading
    assert listed["停戦"].tags[-1:] == ("lesson_1",)
    assert listed["停戦"].tags.count("yomu") == 1


def test_a_minimal_note_has_no_details(lexicon):
    full = made(lexicon, "電話会談を行う")["電話会談"].fields
    minimal = made(lexicon, "電話会談を行う", Wish(template="minimal"))["電話会談"].fields

    assert full["Parts"]
    assert full["Kanji"]
    assert not minimal["Parts"]
    assert not minimal["Kanji"]
    assert minimal["MainDefinition"] == full["MainDefinition"] == "telephone talks"
    assert minimal["Credit"] == full["Credit"]


def test_of_several_words_no_dictionary_is_asked(lexicon):
    item = made(lexicon, "交渉を開始する。")["開始"].item
    several = replace(item, example=item.example._replace(first=0, last=3), gloss="to start talks")

    (note,) = notes([replace(several, key="collocation|交渉を開始する|x")], lambda _: "D", Wish())

    assert note.fields["MainDefinition"] == "to start talks"
    assert note.fields["Glossary"] == note.fields["AlsoWritten"] == ""
    assert "<b>交渉を開始する</b>" in note.fields["Sentence"]


def test_a_term_of_the_glossary_shows_what_else_it_means(lexicon):
    fields = made(lexicon, "首脳が会談を行った。")["会談"].fields

    assert fields["MainDefinition"] == "talks, meeting"
    assert "conversation" in fields["Glossary"]
    assert made(lexicon, "空が青い。")["空"].fields["Glossary"].count('class="fits"') == 1


def test_the_gloss_that_fits_leads_the_others_of_its_sense(lexicon):
    item = made(lexicon, "彼は首脳だ。")["首脳"].item

    (note,) = notes([replace(item, gloss="leader")], lambda _: "D", Wish())

    assert note.fields["MainDefinition"] == "leader; head; top"
    assert 'class="fits">head; leader; top<' in note.fields["Glossary"]  # as JMdict has it


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("停戦合意を発表した。", "停戦合意", ["停戦 ceasefire", "合意 agreement"]),  # no armistice
        ("核問題を話し合う。", "核問題", ["核 nuclear", "問題 question"]),  # no stone of a fruit
        ("姿勢を示した。", "姿勢を示す", ["姿勢 attitude", "示す show"]),  # not 示し
    ],
)
def test_parts_mean_what_they_mean_in_the_word(lexicon, text, word, shown):
    (parts,) = re.findall("<ul>(.*)</ul>", made(lexicon, text)[word].fields["Parts"])

    plain = re.sub("<rt>.*?</rt>", "", parts).split("</li>")
    assert [re.sub("<[^>]*>", "", one) for one in plain[:-1]] == shown


def test_a_name_says_whom_it_names(lexicon):
    people = made(lexicon, "国務長官のマルコ・ルビオ氏と会談した。")
    fields = next(note.fields for word, note in people.items() if "ルビオ" in word)

    assert fields["MainDefinition"].startswith("Marco Rubio")
    assert fields["Glossary"] == ""


def test_more_content_goes_into_the_fields_and_the_credits_are_added_up(lexicon):
    wish = Wish(extra=lambda item: {"PitchPosition": "0", "Credit": f"voice of {item.word}"})
    fields = made(lexicon, "停戦", wish)["停戦"].fields

    assert fields["PitchPosition"] == "0"
    assert "EDRDG" in fields["Credit"]
    assert fields["Credit"].endswith(" · voice of 停戦")


def test_nothing_of_a_text_is_markup(lexicon):
    origin = Origin("<b>", 'http://a/"><script>')
    fields = made(lexicon, "停戦 <img src=x> & [sound:x.mp3] 終わり。", origin=origin)[
        "停戦"
    ].fields

    everything = "".join(fields.values())
    assert "<img" not in everything
    assert "<script" not in everything
    assert "[sound" not in everything
    assert fields["MiscInfo"] == "&lt;b&gt;"


def example(marked, first):
    return Example(Sentence(words(marked)), first, first + 1)


@pytest.mark.parametrize(
    ("most", "shown"),
    [
        (0, "あさ、ひる、よる、また"),
        (11, "あさ、ひる、よる、また"),
        (8, "…ひる、よる、また"),
        (6, "…よる、また"),  # the shorter neighbour
        (3, "…よる、…"),
        (2, "…よる…"),  # not even its own clause fits
        (1, "…よる…"),
    ],
)
def test_a_long_sentence_is_cut_at_its_clauses(most, shown):
    parts = excerpt.excerpt(example("あさ|、|ひる|、|よる|、|また", 4), most)

    assert "".join(word.surface for part in parts for word in part) == shown
    assert [word.surface for word in parts[1]] == ["よる"]


def test_what_cannot_be_heard_is_not_asked_for(lexicon):
    sound = {"ExpressionAudio": "[sound:a.mp3]"}
    both = ("listening", "recall")
    mute = made(lexicon, "停戦", Wish(cards=both))["停戦"]
    spoken = made(lexicon, "停戦", Wish(cards=both, extra=lambda _: sound))["停戦"]

    assert not mute.fields["CardListening"]
    assert spoken.fields["CardListening"]


def test_a_word_of_which_there_is_no_card_has_no_note(lexicon):
    listed = made(lexicon, "ニュースで停戦", Wish(cards=("reading",)))

    assert [(word, note.order) for word, note in listed.items()] == [("停戦", 0)]


@given(any_sentences(st.text("あい漢、。 A", min_size=1, max_size=6)), st.data())
def test_an_excerpt_is_a_stretch_of_the_sentence_with_the_word_in_it(sentences, data):
    for sentence in sentences:
        if sentence.words:
            first = data.draw(st.integers(0, len(sentence.words) - 1))
            last = data.draw(st.integers(first + 1, len(sentence.words)))
            most = data.draw(st.integers(0, 30))
            parts = excerpt.excerpt(Example(sentence, first, last), most)
            before, item, after = ("".join(word.surface for word in part) for part in parts)

            assert parts[1] == sentence.words[first:last]
            assert before.removeprefix("…") + item + after.removesuffix("…") in sentence.text
            shown = before.removeprefix("…") + item + after.removesuffix("…")
            assert not most or len(shown) <= max(most, len(item))
