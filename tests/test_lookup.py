import json

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from yomu import data, tags
from yomu.cli.columns import NARROWEST, columns, harmless, wrapped
from yomu.cli.commands import cli
from yomu.cli.entries import lines
from yomu.dictionary.store import Store
from yomu.lookup import Answer, answers, as_data


def answer(query: str, lexicon: Store) -> Answer:
    return next(answers([query], lexicon))


FORMS = [
    ("食べさせられなかった", "食べる", ("causative", "passive", "negative", "past")),
    ("続いています", "続く", ("progressive (ている)", "polite")),
    ("開始しました", "開始", ("polite", "past")),
    ("拘束され", "拘束", ("passive", "stem form")),
    ("読めない", "読む", ("potential", "negative")),
    ("書かされた", "書く", ("causative", "passive", "past")),  # 書かす is no word of JMdict's
]


@pytest.mark.parametrize(("query", "headword", "done"), FORMS)
def test_an_inflected_form_finds_its_word(
    query: str, headword: str, done: tuple[str, ...], lexicon: Store
) -> None:
    found = answer(query, lexicon).words
    assert [word.entries[0].headword for word in found] == [headword]
    assert found[0].inflections == done


HEADWORDS = [
    ("首脳会談", "首脳会談"),
    ("停戦", "停戦"),
    ("アルバイト", "アルバイト"),
    ("ｱﾙﾊﾞｲﾄ", "アルバイト"),
    ("か\u3099っこう", "学校"),
    (" 停戦　", "停戦"),
    ("を", "を"),
    ("です", "です"),
    ("について", "に就いて"),
]


@pytest.mark.parametrize(("query", "headword"), HEADWORDS)
def test_a_word_finds_itself(query: str, headword: str, lexicon: Store) -> None:
    found = answer(query, lexicon).words
    assert len(found) == 1
    assert headword in [entry.headword for entry in found[0].entries]
    assert found[0].inflections == ()


def test_a_form_that_is_also_a_word_finds_both(lexicon: Store) -> None:
    itself, form = answer("した", lexicon).words
    assert "下" in [entry.headword for entry in itself.entries]
    assert (form.entries[0].headword, form.inflections) == ("為る", ("past",))
    assert not answer("した", lexicon).is_phrase


def test_a_word_in_kana_finds_all_that_sound_so(lexicon: Store) -> None:
    headwords = [entry.headword for entry in answer("かう", lexicon).words[0].entries]
    assert {"買う", "飼う"} <= set(headwords)


def test_a_phrase_is_looked_up_word_for_word(lexicon: Store) -> None:
    found = answer("交渉を開始した。", lexicon)
    assert found.is_phrase
    assert [word.surface for word in found.words] == ["交渉", "を", "開始した"]
    assert [kanji.character for kanji in found.kanji] == list("交渉開始")


def test_a_name_is_found_where_no_word_is(lexicon: Store) -> None:
    (word,) = answer("北村", lexicon).words
    assert word.pos == "name"
    assert word.entries[0].readings[0].text == "きたむら"


def test_the_kanji_of_a_word_asked_in_kana_are_those_it_is_written_with(lexicon: Store) -> None:
    assert [kanji.character for kanji in answer("ていせん", lexicon).kanji] == ["停", "戦"]


@pytest.mark.parametrize(
    "query", ["", "   ", "。", "xyzzy", "ヌヘユヨワ", "\x00", "\ud800"], ids=ascii
)
def test_what_nobody_knows_has_no_words(query: str, lexicon: Store) -> None:
    assert answer(query, lexicon) == Answer(query)


def keys(value: object) -> object:
    """The shape of JSON: the keys of its objects, and that of the items of its arrays."""
    if isinstance(value, dict):
        return {key: keys(item) for key, item in value.items()}
    return [keys(value[0])] if isinstance(value, list) and value else type(value).__name__


def test_json_has_every_key_always(lexicon: Store) -> None:
    one, other = (as_data(answer(query, lexicon)) for query in ("アルバイト", "開始した"))
    assert one.keys() == other.keys() == {"query", "words", "kanji"}
    assert one["words"][0].keys() == other["words"][0].keys() == set(_word_keys())
    assert one["words"][0]["entries"][0].keys() == other["words"][0]["entries"][0].keys()
    assert as_data(Answer("x")) == {"query": "x", "words": [], "kanji": []}
    assert other["words"][0]["entries"][0]["common"] is True


def _word_keys() -> tuple[str, ...]:
    from yomu.model import Word

    return Word._fields


# ---------------------------------------------------------------- the command


def run(
    lexicon: Store, *arguments: str, given: bytes | None = None, color: str = "never"
) -> Result:
    """The command as it is typed, with the dictionaries of the tests."""
    from yomu.cli.settings import Settings

    class Ready(Settings):
        def lexicon(self) -> Store:
            return lexicon

    return CliRunner(env={"COLUMNS": "80"}).invoke(
        cli, ["--color", color, "lookup", *arguments], input=given, obj=Ready()
    )


EAT = """\
食べさせられなかった 【たべさせられなかった】 = 食べる: causative, passive,
  negative, past
食べる、喰べる (irregular kanji) 【たべる】 common (top 12,500)
  ichidan verb, transitive
  1. to eat
  2. to live on (e.g. a salary); to live off; to subsist on

食  eat, food · ショク ジキ · く.う く.らう た.べる は.む
"""


def test_an_entry_reads_like_one_in_a_dictionary(lexicon: Store) -> None:
    shown = run(lexicon, "食べさせられなかった")
    assert (shown.exit_code, shown.stdout, shown.stderr) == (0, EAT, "")


SHOWN = [
    ("アルバイト", "1. part-time job; side job [from German Arbeit]"),
    ("アルバイト", "3. albite [see 曹長石]"),
    ("NATO", "ＮＡＴＯ 【ナトー】 not marked as common"),
    ("あからさま", "あからさま, also 明白 (kanji for the sound)"),
    ("書く", "2. to draw; to paint [see 描く・かく (1)]"),
    ("約90分間", "about 90 minutes"),
    ("大統領", "2. (familiar) big man; boss; buddy; mate (used vocatively; esp. of an actor)"),
    ("石破", "(surname) Ishiba"),
    ("人気", "人気、ひと気、人け 【ひとけ、ひとげ (only 人気、ひと気)】 not marked as common"),
    ("羽田", "羽田 【はねだ】 common"),
    ("おおきに", "(Kansai dialect) thanks a lot"),
]


@pytest.mark.parametrize(("word", "line"), SHOWN)
def test_what_a_reader_sees(word: str, line: str, lexicon: Store) -> None:
    assert line in run(lexicon, word, "--all").stdout


def test_words_follow_each_other_and_what_is_unknown_is_named(lexicon: Store) -> None:
    shown = run(lexicon, "停戦", "xyzzy", "協議")
    assert shown.exit_code == 1
    assert shown.stderr == "yomu: xyzzy is not in the dictionary\n"
    assert shown.stdout.index("停戦 【ていせん】") < shown.stdout.index("\n\n協議 【きょうぎ】")


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_words_come_from_a_pipe(arguments: tuple[str, ...], lexicon: Store) -> None:
    piped = "\ufeff停戦\r\n\n協議".encode() + b"\n\xff\n"
    shown = run(lexicon, *arguments, given=piped)
    assert "停戦 【ていせん】" in shown.stdout
    assert "協議 【きょうぎ】" in shown.stdout
    assert shown.stderr == "yomu: \ufffd is not in the dictionary\n"


def test_json_is_an_object_a_question(lexicon: Store) -> None:
    shown = run(lexicon, "--json", "停戦", "xyzzy", "行った")
    ceasefire, nothing, went = map(json.loads, shown.stdout.splitlines())
    assert ceasefire["words"][0]["entries"][0]["senses"][0]["glosses"][:2] == [
        "armistice",
        "ceasefire",
    ]
    assert nothing == {"query": "xyzzy", "words": [], "kanji": []}
    assert went["query"] == "行った"
    assert shown.exit_code == 1


def test_colour_is_for_those_who_want_it(lexicon: Store) -> None:
    assert "\x1b[" not in run(lexicon, "停戦").stdout
    assert "\x1b[1m停戦" in run(lexicon, "停戦", color="always").stdout


def test_a_phrase_is_told_briefly_and_wholly_with_all(lexicon: Store) -> None:
    brief, whole = run(lexicon, "本を取った").stdout, run(lexicon, "-a", "本を取った").stdout
    assert "… 14 more with --all" in brief
    assert "with --all" not in whole
    assert len(whole.splitlines()) > len(brief.splitlines()) + 14


def test_the_terminal_never_obeys_a_word(lexicon: Store) -> None:
    shown = run(lexicon, "停戦\x1b[31m協議", "\x1b]0;x\x07")
    assert "\x1b" not in shown.stdout + shown.stderr
    assert "\x07" not in shown.stderr


# ---------------------------------------------------------------- columns

WIDTHS = [("abc", 3), ("漢字", 4), ("ｱｲ", 2), ("か\u3099", 2), ("、", 2), ("", 0), ("é", 1)]


@pytest.mark.parametrize(("text", "width"), WIDTHS)
def test_a_full_width_character_takes_two_columns(text: str, width: int) -> None:
    assert columns(text) == width


WRAPPED = [
    (("one two three", 30, "  "), ["one two three"]),
    (("abcdefghij " * 3, 30, "  "), ["abcdefghij abcdefghij", "  abcdefghij"]),
    (("漢" * 20, 30, "  "), ["漢" * 14, "  " + "漢" * 6]),
    (("食べる、" * 5, 30, "  "), ["食べる、" * 3, "  " + "食べる、" * 2]),
    (("", 30, "  "), [""]),
]


@pytest.mark.parametrize(("given_", "expected"), WRAPPED)
def test_lines_break_where_words_do(given_: tuple[str, int, str], expected: list[str]) -> None:
    text, width, later = given_
    assert [line.text.rstrip() for line in wrapped(text, width, later=later)] == expected


@given(st.text(), st.integers(0, 60))
def test_wrapping_keeps_the_text_within_the_width(text: str, width: int) -> None:
    made = [line.text for line in wrapped(text, width, first="1. ", later="   ")]
    assert all(columns(line) <= max(width, NARROWEST) for line in made)
    joined = "".join(line[3:] for line in made)
    assert joined.replace(" ", "") == harmless(text).replace(" ", "")


@pytest.mark.parametrize("width", [10, 40, 77, 200])
def test_no_line_is_wider_than_the_terminal(width: int, lexicon: Store) -> None:
    for query in ("食べさせられなかった", "した", "お願い致します", "米露首脳会談"):
        for line in lines(answer(query, lexicon), width, everything=True):
            assert columns(line.text) <= max(width, NARROWEST)


# ---------------------------------------------------------------- tags


def test_plain_words_are_for_codes_there_are() -> None:
    codes = {row["code"] for row in data.table("jmdict_tags.tsv")}
    rows = [row["code"] for row in data.table("plain_tags.tsv")]
    assert rows == sorted(set(rows))
    assert set(rows) <= codes


def test_a_code_is_told_in_plain_words() -> None:
    assert tags.plain("v5r") == "godan verb ending in る"
    assert tags.plain("law") == "law"
    assert tags.plain("nf12") == "nf12"
    assert tags.plainly(("n", "vs")) == "noun, takes する"


def test_languages_are_sorted() -> None:
    codes = [row["code"] for row in data.table("languages.tsv")]
    assert codes == sorted(set(codes))
