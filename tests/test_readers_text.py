"""Plain text: a passage a line, nothing lost, the author's furigana resolved."""

import io
import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yomu.model import Passage
from yomu.readers import Source
from yomu.readers import text as reader


def passages(data: bytes, live: bool = False, encoding: str = "utf-8") -> list[Passage]:
    document = reader.read(Source("a.txt", lambda: io.BytesIO(data), encoding, live))
    found = list(document.passages())
    assert list(document.passages()) == found
    return found


def marked(line: str) -> str:
    """`line` as read, furigana in braces."""
    return "".join(
        f"{{{base}|{reading}}}" if reading else base
        for passage in passages(line.encode())
        for base, reading in passage.ruby
    )


def joined(found: list[Passage]) -> str:
    return "".join(passage.text + passage.end for passage in found)


texts = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="《［"))
lines = st.lists(
    st.sampled_from(["停戦。", "\r", "\n", "\r\n", "\0", "\u2028", "\x85", "\f", "《", " "])
)


@given(texts, st.booleans())
def test_nothing_is_lost(whole, live):
    assert joined(passages(whole.encode("utf-8-sig"), live)) == whole


@given(lines.map("".join), st.booleans())
def test_only_line_breaks_end_a_line(whole, live):
    found = passages(whole.encode(), live)

    assert joined(found) == whole
    assert len(found) == whole.count("\n") + (not whole.endswith("\n") and whole != "")
    assert all("\n" not in passage.text for passage in found)
    assert {passage.end for passage in found[:-1]} <= {"\n", "\r\n"}


@pytest.mark.parametrize(
    ("whole", "found"),
    [
        ("", []),
        ("\n", [("", "\n")]),
        ("雨", [("雨", "")]),
        ("雨\r\n\r\n雪\n", [("雨", "\r\n"), ("", "\r\n"), ("雪", "\n")]),
        ("雨\r雪\f雹\u2028霰\x85霜\n", [("雨\r雪\f雹\u2028霰\x85霜", "\n")]),
        ("雨\r\r\n", [("雨\r", "\r\n")]),
        ("雨\r", [("雨\r", "")]),
    ],
)
def test_lines(whole, found):
    assert [(passage.text, passage.end) for passage in passages(whole.encode())] == found


def test_an_empty_line_has_no_ruby():
    assert passages(b"\n") == [Passage(())]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("吾輩《わがはい》は猫である", "{吾輩|わがはい}は猫である"),
        ("その日｜お巡《まわ》りさん", "その日{お巡|まわ}りさん"),
        ("｜ＮＡＴＯ《ナトー》の会議", "{ＮＡＴＯ|ナトー}の会議"),
        ("佐々木《ささき》と〆切《しめきり》", "{佐々木|ささき}と{〆切|しめきり}"),
        ("一ヶ月《いっかげつ》", "{一ヶ月|いっかげつ}"),
        ("珈琲《コーヒー》と麦酒《ビール》", "{珈琲|コーヒー}と{麦酒|ビール}"),
        ("｜王《ドナルド・キング》", "{王|ドナルド・キング}"),
        ("𠮷田《よしだ》", "{𠮷田|よしだ}"),  # outside of the first 65,536 characters
        ("A｜B。私の家《いえ》", "A｜B。私の{家|いえ}"),  # a bar of another kind
        ("今日｜は｜雨《あめ》", "今日｜は{雨|あめ}"),
    ],
)
def test_furigana_in_aozora_marks(line, read):
    assert marked(line) == read


@pytest.mark.parametrize(
    "line",
    [
        "《読売》は",  # what is inside is no kana
        "社説《A》",
        "かな《かな》",  # what is before it is no kanji
        "《かな》",
        "漢字《》",
        "漢字《かん",
        "漢字かん》",
        "｜《かな》",
        "漢字 《かんじ》",
        "漢字（かんじ）",  # evidence, but no mark
        "A｜B",
        "［注］",
        "［＃",
        "［＃終わらない",
        "※印",
    ],
)
def test_what_is_no_mark_is_text(line):
    assert marked(line) == line


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("［＃ここから２字下げ］", ""),
        ("　［＃５字下げ］一［＃「一」は中見出し］", "　一"),
        ("漢［＃改行］字《かんじ》", "{漢字|かんじ}"),
        ("猫［＃「猫《ねこ》」に傍点］が", "猫が"),
        ("［＃「※［＃米印、1-2-8］」は底本では「＊」］あ", "あ"),
        ("※［＃「てへん＋劣」、第3水準1-84-77］る", "挘る"),
        ("※［＃「てへん＋劣」、第3水準1-84-77］《むし》る", "{挘|むし}る"),
        ("※［＃「口＋愛」、U+566F、123-4］", "噯"),
        ("※［＃「土へん＋へん」、読めない］", "※"),
        ("※［＃「偽」、9-99-99］※［＃「偽」、U+D800］", "※※"),
        # The marks themselves, as Aozora writes them; they mark nothing.
        (
            "漢字※［＃始め二重山括弧、1-1-52］かんじ※［＃終わり二重山括弧、1-1-53］",
            "漢字《かんじ》",
        ),
        ("※［＃縦線、1-1-35］漢《かん》", "｜{漢|かん}"),
    ],
)
def test_notes_are_dropped_and_characters_they_describe_are_read(line, read):
    assert marked(line) == read


def test_a_line_that_held_only_a_note_is_empty():
    assert [p.end for p in passages("雨\n［＃改ページ］\r\n雪".encode())] == ["\n", "\r\n", ""]
    assert passages("［＃改ページ］\n".encode()) == [Passage(())]


@pytest.mark.parametrize(
    "whole",
    [
        "停" * 200_000,
        "停戦。" * 50_000 + "\r\n" + "和平。" * 50_000,
        "、" * 65_536 + "\r\n終わり",
        "「和平。」" * 40_000,
        "。［＃" * 60_000,
    ],
)
@pytest.mark.parametrize("live", [True, False])
def test_a_very_long_line_comes_in_parts(whole, live):
    found = passages(whole.encode(), live)

    assert joined(found) == whole
    assert max(len(passage.text) for passage in found) <= 65_536


def test_a_long_line_is_cut_behind_a_sentence_and_never_in_a_note():
    note = "［＃「。」は底本では「、」］"
    found = passages(("「雨が降る。」" * 20_000 + "雪が降る。" + note * 9_000).encode())

    assert all(p.text.endswith("。」") for p in found[:2])
    assert joined(found) == "「雨が降る。」" * 20_000 + "雪が降る。"


class Dripping(io.BytesIO):
    def __init__(self, data: bytes, size: int) -> None:
        super().__init__(data)
        self._most = size

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self._most)


@pytest.mark.parametrize("size", [50, 1000, 65_536, 99_999])
def test_how_the_text_comes_makes_no_difference(size):
    data = ("停戦、" * 45_000 + "\r\n和平。\r\n").encode()
    dripping = Source("", lambda: Dripping(data, size), live=True)

    assert list(reader.read(dripping).passages()) == passages(data, live=True)


def test_a_line_is_passed_on_as_soon_as_it_has_come():
    out, into = os.pipe()
    with os.fdopen(into, "wb", buffering=0) as writer:
        source = Source("", lambda: os.fdopen(out, "rb", buffering=0), live=True)
        found = iter(reader.read(source).passages())
        for line in ("ok\n", "停戦へ\n", "\n", "和平。\r\n"):
            writer.write(line.encode())

            passage = next(found)

            assert passage.text + passage.end == line
    assert list(found) == []


@pytest.mark.parametrize(
    ("whole", "kinds"),
    [
        ("両首脳が会談へ\n\n両国の首脳は、来週会談する。\n", "hpp"),
        ("両首脳が会談へ\n両国の首脳は、来週にも電話で会談する方針です。\n", "hp"),
        ("両国の首脳が会談した。\n\n和平への道は遠い。\n", "ppp"),  # a sentence
        ("「もう行くの？」\n\n彼女は聞いた。\n", "ppp"),
        ("古池や\n蛙飛びこむ\n水の音\n", "ppp"),  # a poem
        (
            "朝から雨が降っている。\n和平の行方\n両国は、戦争を終わらせる話し合いを続けている。\n",
            "php",
        ),
        (
            "朝から雨が降って\nいるのに\n彼は傘も持たないで、だまって家を出ていったのだった。\n",
            "ppp",  # the line before has not come to its end
        ),
        ("雨\n", "p"),
        ("", ""),
    ],
)
def test_headings_are_guessed_with_care(whole, kinds):
    assert "".join(passage.kind[0] for passage in passages(whole.encode())) == kinds


def test_nobody_waits_for_a_heading():
    whole = "両首脳が会談へ\n\n両国の首脳は、来週会談する。\n".encode()

    assert {passage.kind for passage in passages(whole, live=True)} == {"paragraph"}


@given(texts)
def test_the_text_never_depends_on_a_guess(whole):
    data = whole.encode("utf-8-sig")
    guessed, plain = passages(data), passages(data, live=True)

    assert [(p.ruby, p.end) for p in guessed] == [(p.ruby, p.end) for p in plain]


@pytest.mark.parametrize(
    ("name", "whole", "title"),
    [
        ("b/停戦.txt", "両首脳が会談へ\n\n両国の首脳は、来週会談する。\n", "両首脳が会談へ"),
        ("b/停戦.txt", "両国の首脳は、来週会談する。\n", "停戦"),
        ("b/停戦.txt", "", "停戦"),
        ("", "両国の首脳は、来週会談する。\n", ""),
    ],
)
def test_the_title_is_the_first_heading_or_the_name(name, whole, title):
    source = Source(name, lambda: io.BytesIO(whole.encode()))

    assert reader.read(source).title == title
    assert reader.read(source).source == name


@pytest.mark.parametrize(
    "part",
    [
        "《あ》",
        "漢《",
        "｜《あ》",
        "［＃",
        "［＃［あ］",
        "漢《あ",
        "《",
        "｜",
        "\r",
        " ",
        "。",
        "」",
        "※［＃あ］",
    ],
)
def test_no_text_takes_long(part):
    """Each would take minutes if any of it were quadratic."""
    whole = (part * 200_000).encode()
    started = time.process_time()
    passages(whole)

    assert time.process_time() - started < 10
