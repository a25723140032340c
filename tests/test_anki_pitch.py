"""The pitch accent on a card: the fields Lapis and Kiku read, and the drawing."""

import re

import pytest
from anki_made import item
from hypothesis import given
from hypothesis import strategies as st

from yomu.anki import pitch
from yomu.model import Accent


def fields(word, reading, pos, *drops, source="unidic", confidence=0.96):
    accent = Accent(drops, source, confidence)
    return pitch.fields(item(word, reading, pos), lambda *_: accent)


@pytest.mark.parametrize(
    ("word", "reading", "pos", "drops", "position", "categories"),
    [
        ("停戦", "ていせん", "noun", (0,), "0", "heiban"),
        ("空", "そら", "noun", (1,), "1", "atamadaka"),
        ("男", "おとこ", "noun", (3,), "3", "odaka"),
        ("昨日", "きのう", "noun", (2, 0), "2,0", "nakadaka,heiban"),
        ("心", "こころ", "noun", (2, 3), "2,3", "nakadaka,odaka"),
        ("食べる", "たべる", "verb", (2,), "2", "kifuku"),
        ("辛い", "つらい", "adjective", (0, 2), "0,2", "heiban,kifuku"),
        ("食べられる", "たべられる", "verb", (0, 4, 3), "0,4,3", "heiban,kifuku"),  # each name once
    ],
)
def test_fields_are_as_lapis_has_them(word, reading, pos, drops, position, categories):
    made = fields(word, reading, pos, *drops)

    assert made["PitchPosition"] == position
    assert made["PitchCategories"] == categories
    assert made["PitchGraph"].count('class="pitch"') == len(drops)


def test_nothing_is_said_where_nobody_knows():
    assert fields("首脳会談", "しゅのうかいだん", "noun") == {}


@pytest.mark.parametrize(
    ("reading", "drop", "shown"),
    [
        ("ていせん", 0, "_て ‾いせん 0"),
        ("そら", 1, "‾そ＼ _ら 1"),
        ("おとこ", 3, "_お ‾とこ＼ 3"),
        ("しゅのうかいだん", 4, "_しゅ ‾のうか＼ _いだん 4"),
        ("き", 1, "‾き＼ 1"),
        ("え", 0, "‾え 0"),  # one mora: nothing to rise from
    ],
)
def test_the_line_rises_after_the_first_mora_and_falls_after_the_accent(reading, drop, shown):
    marks = {"low": "_{}", "high": "‾{}", "high falls": "‾{}＼"}
    drawn = pitch.drawn(reading, drop)
    spans = re.findall('<span class="([a-z ]+)">([^<]+)</span>', drawn)
    number = re.search("<small>(.*?)</small>", drawn)[1]

    assert " ".join([*(marks[kind].format(kana) for kind, kana in spans), number]) == shown


def test_a_guess_has_a_question_mark():
    assert "<small>0?</small>" in fields("a", "あ", "noun", 0, confidence=0.94)["PitchGraph"]
    assert "<small>0</small>" in fields("a", "あ", "noun", 0)["PitchGraph"]


@given(st.text(min_size=1), st.integers(0, 5))
def test_the_drawing_is_markup_whatever_the_reading(reading, drop):
    drawn = pitch.drawn(reading, drop)

    assert re.fullmatch(
        r'<span class="pitch">(<span class="[a-z ]+">[^<>]+</span>)+<small>\d</small></span>', drawn
    )
