import csv
import html
import io
import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import any_sentences, lines, text_of, word, written

from yomu import kana, readers
from yomu.formats import Options, RubyStyle
from yomu.formats.brackets import field
from yomu.model import PassageKind, Ruby, Sentence

# ---------------------------------------------------------------- cases


def shown(name: str, line: str, ruby: RubyStyle = "") -> str:
    return written(name, lines(line, end=""), Options(ruby=ruby))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("停[てい] 戦[せん]|へ", "停戦(ていせん)へ"),
        ("取[と] り 除[のぞ] く", "取(と)り除(のぞ)く"),
        ("米[べい] 露[ろ]|首[しゅ] 脳[のう]", "米露(べいろ)首脳(しゅのう)"),  # each word its own
        ("20[はつ] 日[か]", "20日(はつか)"),
        ("カナ|と|かな|。", "カナとかな。"),  # nothing to add
    ],
)
def test_text(line: str, text: str) -> None:
    assert shown("text", line) == text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("停[てい] 戦[せん]|へ", "停戦《ていせん》へ"),
        ("お 茶[ちゃ]", "お茶《ちゃ》"),  # a base is kanji only, so kana need no ｜
        ("米[べい] 露[ろ]|首[しゅ] 脳[のう]", "米露《べいろ》首脳《しゅのう》"),
        ("凸凹|山[さん]", "凸凹｜山《さん》"),  # kanji that are not read stand before the base
        ("20[はつ] 日[か]", "｜20日《はつか》"),
        ("一ヶ月[いっかげつ]", "一ヶ月《いっかげつ》"),
        ("《|字[じ]|》", "※［＃始め二重山括弧、1-1-52］字《じ》※［＃終わり二重山括弧、1-1-53］"),
        ("｜|＃", "※［＃縦線、1-1-35］※［＃井げた、1-1-84］"),
        ("［|※|］", "［※］"),  # mean something with ＃ only
    ],
)
def test_aozora(line: str, text: str) -> None:
    assert shown("aozora", line) == text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("停[てい] 戦[せん]|へ", "停戦[ていせん]へ"),  # begins the line: no space
        ("お 茶[ちゃ]", "お 茶[ちゃ]"),
        ("。|字[じ]", "。 字[じ]"),
        ("「|字[じ]|」", "「 字[じ]」"),
        ("米[べい] 露[ろ]|首[しゅ] 脳[のう]", "米露[べいろ] 首脳[しゅのう]"),
        ("A| |字[じ]", "A  字[じ]"),  # Anki takes one of the two
        ("　|字[じ]", "　 字[じ]"),  # Anki knows the ASCII space only
        ("注|[|1|]", "注&#91;1&#93;"),
        ("a<b|&|字[じ]", "a&lt;b&amp; 字[じ]"),
    ],
)
def test_brackets(line: str, text: str) -> None:
    assert shown("brackets", line) == text


def test_brackets_have_no_space_within_a_base() -> None:
    assert field((Ruby("の"), Ruby("New York", "ニューヨーク"))) == "の New&#32;York[ニューヨーク]"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("停[てい] 戦[せん]|へ", "{停戦|ていせん}へ"),
        ("お 茶[ちゃ]", "お{茶|ちゃ}"),
        ("{x}|*|_", r"\{x\}\*\_"),
        ("a<b|&|c", r"a\<b\&c"),
        ("1|.|字[じ]", r"1\.{字|じ}"),  # else a list
        ("-|字[じ]", r"\-{字|じ}"),
        ("字[じ]|-|1|.", "{字|じ}-1."),  # within a line they mean nothing
        ("(|字[じ]|)", "({字|じ})"),
        (" | |字[じ]", "&#32; {字|じ}"),  # else code, from four spaces on
        ("　|字[じ]", "　{字|じ}"),
    ],
)
def test_markdown(line: str, text: str) -> None:
    assert shown("markdown", line) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("heading", "# {題|だい}。次\n\n{文|ぶん}\n"),
        ("item", "- {題|だい}。次\n\n{文|ぶん}\n"),
        ("quote", "> {題|だい}。次\n\n{文|ぶん}\n"),
        ("byline", "{題|だい}。次\n\n{文|ぶん}\n"),
    ],
)
def test_markdown_shows_what_a_passage_is(kind: PassageKind, text: str) -> None:
    title = Sentence((word("題[だい]"), word("。")), kind=kind)
    more = Sentence((word("次"),), 2, kind=kind, end="\n")
    body = Sentence((word("文[ぶん]"),), 4, 1, end="\n")

    assert written("markdown", (title, more, body)) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("text", "停(てい)戦(せん)"),
        ("aozora", "停《てい》戦《せん》"),
        ("brackets", "停[てい] 戦[せん]"),
        ("markdown", "{停|てい}{戦|せん}"),
    ],
)
def test_mono_furigana_stands_over_each_kanji(name: str, text: str) -> None:
    assert shown(name, "停[てい] 戦[せん]", "mono") == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("text", "停戦(ていせん?)へ"),
        ("aozora", "停戦《ていせん?》へ"),
        ("brackets", "停戦[ていせん?]へ"),
        ("markdown", "{停戦|ていせん?}へ"),
        ("kana", "ていせんへ\n"),
        ("romaji", "Teisen(?) he(?)"),
    ],
)
def test_doubtful_readings_are_flagged_where_asked_for(name: str, text: str) -> None:
    doubtful = word("停[てい] 戦[せん]", marks=frozenset({"doubtful"}))
    sentences = (Sentence((doubtful, word("へ", marks=frozenset({"doubtful"})))),)

    assert written(name, sentences, Options(doubtful=True)) == text
    assert "?" not in written(name, sentences)


@pytest.mark.parametrize("name", ["text", "aozora", "brackets", "markdown"])
def test_furigana_can_be_left_out(name: str) -> None:
    assert (
        written(name, lines("停[てい] 戦[せん]|へ", end=""), Options(furigana="none")) == "停戦へ"
    )


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("停[てい] 戦[せん]|へ", "ていせんへ"),
        ("プーチン|氏[し]|は", "プーチンしは"),
        ("A| |B|　|字[じ]", "A B　じ"),
    ],
)
def test_kana(line: str, reading: str) -> None:
    assert shown("kana", line) == reading + "\n"


def test_kana_keeps_lines_as_they_are() -> None:
    sentences = (*lines("字[じ]", "", "字[じ]", end="\r\n"), *lines("", "字[じ]"))

    assert written("kana", sentences) == "じ\r\n\r\nじ\r\n\nじ\n"


def test_a_terminal_is_not_steered_by_the_text() -> None:
    """The text on a real terminal, whose driver adds the carriage returns."""
    master, slave = os.openpty()
    with os.fdopen(slave, "w", encoding="utf-8", newline="") as terminal:
        text = "\x1b[31m赤\t\x9b2J\x07\u202eabc\x7f"
        written("text", (Sentence((word(text),)),), out=terminal)
        terminal.flush()
        seen = os.read(master, 1000).decode()
    os.close(master)

    assert seen == "␛[31m赤\t\ufffd2J␇\ufffdabc␡\r\n"


# ---------------------------------------------------------------- laws

# Anki's filters `kanji:` and `kana:`, as field notes give their rule.
ANKI = re.compile(r" ?([^ >]+?)\[(.+?)\]")
AOZORA = re.compile(rf"(?:｜([^《》｜]+)|([{kana.KANJI}]+))《([^《》]+)》")
NAMED = {
    "始め二重山括弧、1-1-52": "《",
    "終わり二重山括弧、1-1-53": "》",
    "縦線、1-1-35": "｜",
    "井げた、1-1-84": "＃",
}
MARKDOWN = re.compile(r"(?<!\\)((?:\\\\)*)\{((?:\\.|[^\\|{}])+)\|((?:\\.|[^\\|{}])+)\}", re.DOTALL)


def readings(sentences: list[Sentence]) -> list[Ruby]:
    rubies = [ruby for sentence in sentences for w in sentence.words for ruby in w.ruby]
    return [ruby for ruby in rubies if ruby.reading]


def unnamed(text: str) -> str:
    return re.sub("※［＃([^］]*)］", lambda note: NAMED[note[1]], text)


def unescaped(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        return found[1] or chr(int(found[2])) if found[1] or found[2] else found[0]

    return re.sub(r"\\([!-/:-@\[-`{-~])|&#(\d+);", plain, text)


ANY = st.text(max_size=6) | st.text(
    "漢字かなカ々ヶ0a [](){}|《》｜＃※［］<>&\\*#-.\n\r\t1", max_size=6
)
MONO = Options(ruby="mono")


@given(any_sentences(ANY, ends=("",)))
def test_anki_gives_text_and_readings_back(sentences: list[Sentence]) -> None:
    marked = written("brackets", sentences, MONO)

    assert html.unescape(ANKI.sub(r"\1", marked)) == text_of(sentences)
    assert [
        Ruby(html.unescape(base), reading) for base, reading in ANKI.findall(marked)
    ] == readings(sentences)


@given(any_sentences(ANY))
def test_aozora_gives_text_and_readings_back(sentences: list[Sentence]) -> None:
    marked = written("aozora", sentences, MONO)

    assert unnamed(AOZORA.sub(r"\1\2", marked)) == text_of(sentences)
    assert [
        Ruby(unnamed(found[1] or found[2]), found[3]) for found in AOZORA.finditer(marked)
    ] == readings(sentences)


@given(any_sentences(st.text("漢字かなカ々ヶ0a 《》｜＃※［］「", max_size=6)))
def test_yomu_reads_its_own_aozora_text(sentences: list[Sentence]) -> None:
    """Where no base has a pause (、) in it: that is a clause, and no base to the reader."""
    marked = written("aozora", sentences, MONO)

    document = readers.open_input("-", "text", "utf-8", io.BytesIO(marked.encode()))

    passages = list(document.passages())
    assert "".join(p.text + p.end for p in passages) == text_of(sentences)
    found = [ruby for passage in passages for ruby in passage.ruby if ruby.reading]
    assert found == readings(sentences)


@given(any_sentences(ANY))
def test_markdown_gives_text_and_readings_back(sentences: list[Sentence]) -> None:
    marked = written("markdown", sentences, MONO)
    # A line that is not empty has an empty one after it.
    single = re.sub(r"(?<=[^\r\n])(\r\n|\n)\1", r"\1", marked)

    assert unescaped(MARKDOWN.sub(r"\1\2", single)) == text_of(sentences)
    assert [Ruby(unescaped(found[2]), found[3]) for found in MARKDOWN.finditer(marked)] == readings(
        sentences
    )


@given(any_sentences(st.text(st.characters(exclude_characters="()"), max_size=6)))
def test_text_free_of_brackets_comes_back(sentences: list[Sentence]) -> None:
    marked = written("text", sentences, MONO)

    assert re.sub(r"\([^()]*\)", "", marked) == text_of(sentences)
    assert re.findall(r"\(([^()]*)\)", marked) == [reading for _, reading in readings(sentences)]


@given(any_sentences(st.text(st.characters(exclude_characters="\n"), max_size=6), ("", "\n")))
def test_kana_has_the_lines_of_the_text(sentences: list[Sentence]) -> None:
    spoken = written("kana", sentences)

    assert spoken.count("\n") == text_of(sentences).count("\n") + bool(
        sentences and not sentences[-1].end
    )
    assert spoken.replace("\n", "") == "".join(w.reading for s in sentences for w in s.words)


@given(any_sentences(ANY))
def test_a_table_has_a_row_for_each_word(sentences: list[Sentence]) -> None:
    rows = list(csv.reader(io.StringIO(written("tsv", sentences), newline=""), "excel-tab"))

    words = [w for s in sentences for w in s.words]
    assert len(rows) == 1 + len(words)
    assert all(len(row) == len(rows[0]) for row in rows)
