"""The reader's fixes: where they hold, what they outrank, and the table they are kept in."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from yomu import fix_table, kana
from yomu.annotation import Annotator
from yomu.errors import UnreadableText
from yomu.fixes import Fix, Fixes, beside, fault, fits
from yomu.model import Passage, Ruby

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), max_size=30)
ANY = st.text(max_size=40) | st.text("方が^$ 　\t\n良い", max_size=40)


def shown(lexicon, text, *fixes):
    """`text` as it is read with fixes, and which words the reader decided."""
    words = Annotator(lexicon, fixes=Fixes(Fix(*fix) for fix in fixes)).words(text)
    ruby = "".join(f"{b}[{r}]" if r else b for word in words for b, r in word.ruby)
    return ruby, [word.surface for word in words if word.provenance == "user"]


# ---------------------------------------------------------------- in a sentence


@pytest.mark.parametrize(
    ("text", "fix", "ruby"),
    [
        ("米と言う。", ("米", "よね"), "米[よね]と言[い]う。"),
        ("会議を行った。", ("行った", "いった"), "会[かい]議[ぎ]を行[い]った。"),
        ("競売した。", ("競売", "けいばい"), "競[けい]売[ばい]した。"),  # the stem of a word
        (
            "大臣会合だ。",
            ("大臣会合", "おとどかいごう"),
            "大臣会合[おとどかいごう]だ。",
        ),  # two words
        ("3月1日から", ("1日", "いちにち"), "3[さん]月[がつ]1[いち]日[にち]から"),
        ("NATOは", ("NATO", "ネイトー"), "NATO[ネイトー]は"),
        ("プーチン氏は", ("プーチン氏", "ぷーちんうじ"), "プーチン氏[うじ]は"),
        ("本気だ。", ("本気", "マジ"), "本気[マジ]だ。"),  # the reader's word is final
    ],
)
def test_a_fix_is_read(lexicon, text, fix, ruby):
    read, decided = shown(lexicon, text, fix)

    assert read == ruby
    assert decided


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("米国へ", ("米", "よね")),
        ("米国へ", ("国", "くに")),
        ("行ったら", ("行った", "おこなった")),  # another form
        ("首脳会談で", ("脳会", "のうえ")),
        ("10日に", ("0日", "れいにち")),
        ("石破首相", ("石", "いわ")),
    ],
)
def test_nothing_is_fixed_within_a_word(lexicon, text, fix):
    assert shown(lexicon, text, fix) == shown(lexicon, text)


def test_a_given_name_is_fixed_within_the_full_name(lexicon):
    read, decided = shown(lexicon, "田中文雄氏は", ("文雄", "ふみを"))

    assert read == "田[た]中[なか]文雄[ふみを]氏[し]は"
    assert decided == ["田中文雄"]


def test_a_fix_takes_the_dictionary_with_it(lexicon):
    """いった is a form of 行く, whatever word the tagger took 行った for."""
    (_, _, went, _) = Annotator(lexicon, fixes=Fixes([Fix("行った", "いった")])).words(
        "会議を行った。"
    )

    assert (went.lemma, went.gloss, went.alternatives) == ("行く", "to go", ("おこなった",))
    assert (went.provenance, went.confidence, went.marks) == ("user", 1.0, frozenset())


def test_the_entry_that_is_read_so_comes_first(lexicon):
    (empty, *_) = Annotator(lexicon, fixes=Fixes([Fix("空", "から")])).words("空の箱")

    assert [r.text for r in empty.entries[0].readings] == ["から"]
    assert "empt" in empty.gloss


@pytest.mark.parametrize(
    ("left", "right", "holds"),
    [
        ("", "", True),
        ("この", "", True),
        ("", "が良い", True),
        ("この", "が良い", True),
        ("その", "", False),
        ("この", "は", False),
        ("^この", "", True),  # the sentence begins there
        ("^の", "", False),
        ("", "が良い。$", True),
        ("", "が$", False),
    ],
)
def test_what_stands_beside_it_decides(left, right, holds):
    text = "この方が良い。"
    found = Fixes([Fix("方", "ほう", left, right)]).found(text, {0, 2, 3, 4, 6, 7})

    assert [place[:2] for place in found] == ([(2, 3)] if holds else [])


def test_the_longest_wins_then_the_most_particular_then_the_last():
    text, cuts = "米露首脳と米と米", {0, 1, 2, 4, 5, 6, 7, 8}
    fixes = [
        Fix("米", "まい"),
        Fix("米", "よね", right="$"),
        Fix("米", "こめ"),
        Fix("露首脳", "つゆしゅのう"),
        Fix("米露", "べいろ"),
        Fix("首脳", "かしら"),
    ]

    readings = [place.fix.reading for place in Fixes(fixes).found(text, cuts)]

    # 露首脳 is longer than 米露, which then is found nowhere.
    assert readings == ["こめ", "つゆしゅのう", "こめ", "よね"]


def test_the_author_outranks_the_reader(lexicon):
    fixes = Fixes([Fix("1日", "いちにち"), Fix("空", "そら")])
    words = Annotator(lexicon, fixes=fixes).words("1日（ついたち）の空（から）箱の空")

    assert [(w.reading, w.provenance) for w in words if w.surface in ("1日", "空")] == [
        ("ついたち", "author"),
        ("から", "author"),
        ("そら", "user"),
    ]


@given(text=ANY, at=st.integers(0, 40), length=st.integers(1, 5))
@example(text="方$\x1f", at=0, length=1)  # a sign of the text is not the end of it
def test_what_is_beside_a_place_finds_it_again(text, at, length):
    surface = text[at : at + length]
    left, right = beside(text, at, at + len(surface))
    found = Fixes([Fix(surface, "よみ", left, right)] if surface else []).found(
        text, range(len(text) + 1)
    )

    assert not surface or surface in [text[start:end] for start, end, _ in found]


@given(text=st.text("方が", min_size=1, max_size=30), at=st.integers(0, 29))
def test_a_short_sentence_has_no_two_places_alike(text, at):
    at %= len(text)
    left, right = beside(text, at, at + 1)
    found = Fixes([Fix(text[at], "よみ", left, right)]).found(text, range(len(text) + 1))

    whole = at <= 10 or len(text) - at - 1 <= 10
    assert not whole or [place.start for place in found] == [at]


JAPANESE = st.text(
    "米国露首脳会談行った2日間NATO氏（べい）・競売3、4人\u3099㍿\ud800 ", max_size=30
)


@given(text=JAPANESE, places=st.lists(st.tuples(st.integers(0, 29), st.integers(1, 6)), max_size=5))
def test_the_laws_hold_whatever_is_fixed(text, places, lexicon):
    fixes = Fixes(Fix(text[at : at + n], "よみ") for at, n in places if text[at : at + n])
    words = Annotator(lexicon, fixes=fixes).words(text)

    assert "".join(word.surface for word in words) == text
    for word in words:
        assert "".join(base for base, _ in word.ruby) == word.surface
        assert "".join(reading or base for base, reading in word.ruby) == word.reading
        assert word.provenance != "user" or "doubtful" not in word.marks


@given(text=JAPANESE, at=st.integers(0, 29), length=st.integers(1, 4))
def test_the_authors_furigana_is_never_changed(text, at, length, lexicon):
    base = text[at : at + length]
    ruby = (Ruby(text[:at]), Ruby(base, "ふり"), Ruby(text[at + length :]))
    passage = Passage(tuple(piece for piece in ruby if piece.base))
    fixes = Fixes(Fix(text[a:b], "よみ") for a in range(len(text)) for b in range(a + 1, a + 4))
    (sentence,) = Annotator(lexicon, fixes=fixes).passage(passage)

    assert not base or Ruby(base, "ふり") in [r for word in sentence.words for r in word.ruby]


# ---------------------------------------------------------------- what a fix may be


@pytest.mark.parametrize(
    ("fix", "said"),
    [
        (Fix("", "べい"), "empty"),
        (Fix("米", ""), "(empty)"),
        (Fix("米", "米"), "not kana"),
        (Fix("米", "bei"), "not kana"),
        (Fix("米", "べ い"), "not kana"),
        (Fix("3、4人", "、"), "not kana"),
        (Fix("かな", "かな"), "nothing"),
        (Fix("。", "まる"), "nothing"),
        (Fix("米\t露", "べいろ"), "cannot be seen"),
        (Fix("米", "べい", left="\n"), "cannot be seen"),
        (Fix("米\ud800", "べい"), "cannot be seen"),
        (Fix("米\u202e", "べい"), "cannot be seen"),
        (Fix("米" * 51, "べい"), "50"),
        (Fix("米", "べい" * 101), "200"),
    ],
)
def test_what_is_no_fix_is_told(fix, said):
    assert said in fault(fix)


@pytest.mark.parametrize(
    ("surface", "reading"),
    [
        ("米露", "べいろ"),
        ("米露", "ベイロ"),
        ("取り除く", "とりのぞく"),
        ("3、4人", "さん、よにん"),
        ("G7", "ジーセブン"),
        ("々", "のま"),
        ("ヶ月", "かげつ"),
        ("米", "べー"),
    ],
)
def test_what_is_a_fix(surface, reading):
    assert fault(Fix(surface, reading)) == ""
    assert fits(Fix(surface, reading))


@pytest.mark.parametrize(
    ("surface", "reading"),
    [
        ("行った", "べいろ"),
        ("食べる", "べる"),  # nothing is left for 食
        ("お茶", "ちゃ"),
        ("取り除く", "のぞく"),
        ("プーチン氏", "プーチン"),
    ],
)
def test_a_reading_that_cannot_be_is_noticed(surface, reading):
    assert not fits(Fix(surface, reading))


@given(st.lists(st.sampled_from(["漢", "字", "か", "き", "ー"]), min_size=1, max_size=50))
def test_a_reading_made_from_the_surface_fits(characters):
    """In no time, whatever repeats: the regular expression must not try all ways."""
    read = "".join(c if kana.is_kana(c) else "かき" for c in characters)

    assert fits(Fix("".join(characters), read))


# ---------------------------------------------------------------- the table


def saved(tmp_path: Path, table: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "fixes.tsv"
    path.write_text(table, encoding=encoding, newline="")
    return path


def rows(path: Path) -> list[tuple[str, ...]]:
    return [tuple(fix) for _, fix in fix_table.read(path)]


TABLE = "surface\treading\tleft\tright\n米露\tべいろ\t\t首脳\n方\tほう\tこの\t\n"
FIXES = [("米露", "べいろ", "", "首脳"), ("方", "ほう", "この", "")]


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        TABLE.replace("\t", ","),
        TABLE.replace("\t", ";"),
        TABLE.replace("\n", "\r\n"),
        TABLE.replace("米露", '"米露"'),
        "# mine\n\n" + TABLE.replace("\n方", "\n\t\t\t\n# a remark\n方"),
        "note\tReading \tsurface\tright\tleft\nx\tべいろ\t米露\t首脳\n\tほう\t 方 \t\tこの",
    ],
)
def test_a_table_is_read_as_people_and_spreadsheets_write_it(tmp_path, table):
    assert rows(saved(tmp_path, table)) == FIXES


# Excel's "CSV UTF-8", its "Unicode text", its "tab delimited" in Japan.
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932"])
def test_a_table_is_read_in_the_encodings_of_spreadsheets(tmp_path, encoding):
    assert rows(saved(tmp_path, TABLE, encoding)) == FIXES


def test_a_table_in_another_encoding_is_refused(tmp_path):
    with pytest.raises(UnreadableText, match="not UTF-8"):
        fix_table.read(saved(tmp_path, "surface\treading\nÿ\x81\n", "latin-1"))


def test_half_width_readings_are_widened(tmp_path):
    assert rows(saved(tmp_path, "surface\treading\nCIA\tｼｰｱｲｴｰ\n")) == [
        ("CIA", "シーアイエー", "", "")
    ]


def test_a_row_that_was_left_as_it_was_is_no_fix(tmp_path):
    table = "surface\treading\tguess\n方\tほう\tほう\n空\tから\tそら\nX\tx\tx\n"

    assert fix_table.read(saved(tmp_path, table)) == [(3, Fix("空", "から"))]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("米\tべい\n", "line 1: no column surface and reading"),
        ("surface\tyomi\n", "line 1: no column reading"),
        ("surface\treading\n米\tべい\n露\trosia\n", "line 3: the reading rosia of 露 is not kana"),
        ("surface\treading\n米\t\n", "line 2: the reading (empty) of 米"),
        ("surface\treading\n\tべい\n", "line 2: the surface is empty"),
        ("surface\treading\n" + "米" * 200_000, "line 2: field larger"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_line(tmp_path, table, said):
    path = saved(tmp_path, table)

    with pytest.raises(UnreadableText) as error:
        fix_table.read(path)

    assert str(error.value).startswith(str(path))
    assert said in str(error.value)


@pytest.mark.parametrize("table", ["", "\n", "# nothing yet\n", "surface\treading\n"])
def test_an_empty_table_holds_no_fixes(tmp_path, table):
    assert rows(saved(tmp_path, table)) == []


def test_a_table_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UnreadableText, match="missing"):
        fix_table.read(tmp_path / "missing.tsv")


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
def test_what_stands_beside_comes_back_from_the_table(tmp_path_factory, contexts):
    table = "".join(
        fix_table.written([fix_table.COLUMNS, *(("米", "べい", *beside) for beside in contexts)])
    )
    path = saved(tmp_path_factory.mktemp("table"), table)

    assert rows(path) == [("米", "べい", *beside) for beside in contexts]


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("＝1", "'＝1"),  # Japanese spreadsheets
        (" +1", "' +1"),
        ("@あ", "'@あ"),
        ("-ism", "'-ism"),
        ("#1", "'#1"),
        ("'90年代", "''90年代"),
        ("3/4", "'3/4"),
        ("3月1日", "'3月1日"),
        ("1e5", "'1e5"),
        ("007", "'007"),
        ("1234567890123456", "'1234567890123456"),
        ("２４３", "'２４３"),  # would come back in half width
        ("243", "243"),
        ("3月1日に", "3月1日に"),
        ("月", "月"),
        ("方", "方"),
        ("a\tb\nc", "a b c"),
    ],
)
def test_a_spreadsheet_shows_what_is_written(cell, safe):
    assert list(fix_table.written([[cell, "x"]])) == [f"{safe}\tx\n"]
