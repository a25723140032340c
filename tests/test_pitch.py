"""The pitch accent of words: what is known, by whom, and what is not said."""

import json
import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yomu import pitch
from yomu.cli import run
from yomu.cli.settings import Settings
from yomu.errors import UnreadableText
from yomu.model import Accent
from yomu.pitch import Accents

UNIDIC = Accents({})


@pytest.mark.parametrize(
    ("word", "reading", "drops"),
    [
        ("箸", "はし", (1,)),
        ("橋", "はし", (2,)),
        ("飴", "あめ", (0,)),
        ("食べる", "たべる", (2,)),
        ("高い", "たかい", (2,)),
        ("大統領", "だいとうりょう", (3,)),
        ("トランプ", "トランプ", (2,)),
        ("昨日", "きのう", (2, 0)),  # both are heard
        ("空", "そら", (1,)),
        ("空", "から", (2,)),  # the reading decides, not MeCab's first thought
        ("人気", "ひとけ", (0,)),
        ("上手", "かみて", (0, 3)),
        ("つらい", "つらい", (0, 2)),
    ],
)
def test_unidic_gives_the_accent_of_a_word_read_so(word, reading, drops):
    assert UNIDIC.of(word, reading) == Accent(drops, "unidic", 0.96)


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("空", "くもり"),  # nobody reads it so
        ("", ""),
        ("\0", "れい"),
        ("ゑゑゑゑ", "ゑゑゑゑ"),
    ],
)
def test_what_nobody_knows_has_no_accent(word, reading):
    assert UNIDIC.of(word, reading) == pitch.NONE
    assert UNIDIC.of(word, reading).confidence == 0


def test_a_compound_unidic_does_not_list_gets_none_from_it(monkeypatch):
    monkeypatch.setattr(pitch, "_engine", lambda: None)

    assert UNIDIC.of("首脳会談", "しゅのうかいだん") == pitch.NONE


def test_haqumei_knows_compounds_where_it_is_installed():
    pytest.importorskip("haqumei", reason="the extra [accent] is not installed")

    assert UNIDIC.of("首脳会談", "しゅのうかいだん") == Accent((4,), "haqumei", 0.94)
    assert UNIDIC.of("首脳会談", "くびのうかいだん") == pitch.NONE  # it reads it otherwise


def test_a_haqumei_that_cannot_unpack_its_dictionary_is_said():
    pytest.importorskip("haqumei", reason="the extra [accent] is not installed")
    code = "from yomu.pitch import Accents; Accents({}).of('首脳会談', 'しゅのうかいだん')"
    nowhere = {"HOME": "/proc/nowhere", "XDG_CACHE_HOME": "/proc/nowhere"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | nowhere, capture_output=True, text=True
    )

    assert "MissingDictionary: haqumei cannot unpack its dictionary" in done.stderr


def test_the_readers_own_accent_comes_first(tmp_path):
    file = tmp_path / "pitch.tsv"
    file.write_text("headword\treading\tnumber\n# mine\n橋\tはし\t1\nトランプ\t\t0\n", "utf-8")
    accents = Accents(pitch.read(file))

    assert accents.of("橋", "はし") == Accent((1,), "user", 1.0)
    assert accents.of("トランプ", "トランプ") == Accent((0,), "user", 1.0)
    assert accents.of("箸", "はし").source == "unidic"


def test_tables_of_others_are_read_as_they_are(tmp_path):
    file = tmp_path / "pitch.tsv"
    file.write_bytes("\ufeff明日\tあす\t（名）2,（副）0\r\n\r\n".encode())

    assert pitch.read(file) == {("明日", "あす"): (2, 0)}


@pytest.mark.parametrize(
    ("content", "encoding", "said"),
    [
        ("箸\tはし\n", "utf-8", "line 1"),
        ("箸\tはし\t1\n橋\tはし\tHL\n", "utf-8", "line 2"),
        ("\tはし\t1\n", "utf-8", "line 1"),
        ("箸\tはし\t1\n", "cp932", "not UTF-8"),
    ],
)
def test_a_table_that_is_none_is_named_with_its_line(tmp_path, content, encoding, said):
    file = tmp_path / "pitch.tsv"
    file.write_text(content, encoding)

    with pytest.raises(UnreadableText, match=said):
        pitch.read(file)


def test_a_fall_behind_the_words_end_is_no_accent():
    assert Accents({("箸", "はし"): (7,)}).of("箸", "はし") == pitch.NONE


@pytest.mark.parametrize(
    ("reading", "morae"),
    [
        ("しゅのう", "しゅ|の|う"),
        ("プーチン", "プ|ー|チ|ン"),
        ("きって", "き|っ|て"),
        ("ファックス", "ファ|ッ|ク|ス"),
        ("", ""),
    ],
)
def test_morae_are_what_the_pitch_counts(reading, morae):
    assert "|".join(pitch.morae(reading)) == morae


@given(st.text("あいうきしちゃゅょぁっんーキシャュ漢a\n"))
def test_morae_join_to_the_reading(reading):
    assert "".join(pitch.morae(reading)) == reading


@pytest.mark.parametrize(
    ("drop", "reading", "inflects", "name"),
    [
        (0, "あめ", False, "heiban"),
        (1, "あめ", False, "atamadaka"),
        (2, "ここの", False, "nakadaka"),
        (2, "はし", False, "odaka"),
        (1, "き", False, "atamadaka"),  # one mora: it can fall after the first only
        (0, "いく", True, "heiban"),
        (1, "みる", True, "kifuku"),
        (2, "たべる", True, "kifuku"),
    ],
)
def test_patterns_have_the_names_cards_use(drop, reading, inflects, name):
    assert pitch.category(drop, reading, inflects=inflects) == name


def accents_on(page):
    """Headword and reading with its accents, as the page's cards have them."""
    data = json.loads(
        re.search('<script type="application/json" id="data">(.*?)</script>', page)[1]
    )
    return {tuple(data["items"][int(n)]): told for n, told in data["accents"].items()}


def test_the_page_knows_accents_where_it_is_asked_to(data_dir, tmp_path):
    text, page = tmp_path / "a.txt", tmp_path / "a.html"
    text.write_text("箸で食べた。", "utf-8")
    command = ["annotate", str(text), "-o", str(page), "--data-dir", str(data_dir)]

    assert run([*command, "--pitch"]) == 0
    assert accents_on(page.read_text("utf-8")) == {
        ("箸", "はし"): [[1], "unidic", 0.04],
        ("食べる", "たべる"): [[2], "unidic", 0.04],
    }
    assert run(command) == 0
    assert accents_on(page.read_text("utf-8")) == {}


def test_the_readers_table_lies_in_the_data_folder(tmp_path):
    (tmp_path / "pitch.tsv").write_text("箸\tはし\t2\n", "utf-8")

    assert Settings(tmp_path).accents().of("箸", "はし") == Accent((2,), "user", 1.0)
