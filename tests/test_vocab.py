"""`yomu vocab`: lists of words as their readers get them."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import yomu
from yomu import lists
from yomu.cli import run
from yomu.cli.columns import columns
from yomu.study.vocabulary import Vocabulary

FIELDS = [
    *("word", "reading", "furigana", "pos", "gloss", "level", "frequency", "count", "sentence"),
    *("parts", "topic", "subtopic", "composed", "sources"),
]
TALKS = "米露首脳が停戦で合意した。米露首脳は夜に電話会談を行う。プーチン大統領が述べた。\n"
LONG = "。国連安全保障理事会が開く。"


@pytest.fixture
def vocab(data_dir, lexicon, tmp_path, monkeypatch, capsys):
    """Run `yomu vocab` on texts; what it wrote."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YOMU_DATA_DIR", str(data_dir))

    def answer(*arguments, code=0, **texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        assert run(["vocab", *(f"{name}.txt" for name in texts), *arguments]) == code
        return capsys.readouterr().out

    return answer


@pytest.fixture
def rows(vocab):
    return lambda *arguments, **texts: json.loads(vocab("-t", "json", *arguments, **texts))


def words(rows):
    return [row["word"] for row in rows]


def test_json_is_one_array_with_a_word_a_line(vocab):
    out = vocab("-t", "json", talks=TALKS)

    lines = out.splitlines()
    assert (lines[0], lines[-1]) == ("[", "]")
    parsed = json.loads(out)
    assert [json.loads(line.rstrip(",")) for line in lines[1:-1]] == parsed
    assert all(list(row) == FIELDS for row in parsed)


def test_a_row_says_all_there_is_to_say(rows):
    found = {row["word"]: row for row in rows(talks=TALKS)}

    assert found["電話会談"] == {
        "word": "電話会談",
        "reading": "でんわかいだん",
        "furigana": "電話会談[でんわかいだん]",
        "pos": "noun",
        "gloss": "telephone talks",
        "level": 2,
        "frequency": None,  # no dictionary ranks it
        "count": 1,
        "sentence": "米露首脳は夜に電話会談を行う。",
        "parts": ["電話", "会談"],
        "topic": "politics",
        "subtopic": "diplomacy",
        "composed": False,
        "sources": ["talks.txt"],
    }
    assert (found["米露首脳"]["composed"], found["米露首脳"]["count"]) == (True, 2)
    assert found["夜"]["level"] is None


@pytest.mark.parametrize("arguments", [["--topic", "politics"], ["--min-count", "9"]])
def test_nothing_selected_is_an_empty_list(vocab, arguments):
    assert vocab("-t", "json", *arguments, cat="猫が夜に来た。") == "[]\n"
    assert vocab("-t", "table", *arguments, cat="猫が夜に来た。") == ""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ["--topic", "politics"],
            [
                *("米露首脳", "米露", "首脳", "停戦で合意する", "停戦", "合意"),
                *("電話会談を行う", "電話会談", "大統領", "述べる"),
            ],
        ),
        (["--pos", "verb"], ["行う", "述べる"]),
        (["--pos", "particle"], ["が", "で", "は", "に", "を"]),  # grammar for those who ask
        (["--names", "only"], ["ウラジーミル・プーチン"]),
        (["--names", "keep", "--limit", "1", "--pos", "name"], ["ウラジーミル・プーチン"]),
        (["--sort", "count", "--limit", "3"], ["米露首脳", "米露", "首脳"]),
        (["--min-count", "2"], ["米露首脳", "米露", "首脳"]),
        (["--level", "1"], ["大統領"]),
        (["--level", "3-5"], ["米露"]),
    ],
)  # fmt: skip
def test_a_choice_is_made_by_options(rows, arguments, expected):
    assert words(rows(*arguments, talks=TALKS)) == expected


def test_numbers_are_listed_for_those_who_ask(rows):
    (row,) = rows("--pos", "number", a="約90分間の会談だ。")

    assert (row["word"], row["gloss"]) == ("90分間", "about 90 minutes")


def test_what_a_text_is_about_is_found_without_a_glossary(rows):
    text = "短歌の会で短歌を読む。短歌は三十一音で、短歌の会は月に一度ある。今日の短歌もよい。"

    assert words(rows("--topic", "auto", "--sort", "keyness", poem=text))[0] == "短歌"


def test_a_noun_with_its_verb_is_a_unit(rows):
    found = {row["word"]: row for row in rows("--topic", "politics", talks=TALKS)}

    assert {k: found["停戦で合意する"][k] for k in ("pos", "gloss", "composed", "parts")} == {
        "pos": "collocation",
        "gloss": "to agree on a ceasefire",
        "composed": True,
        "parts": ["停戦", "で", "合意した"],
    }
    # As ordinary words of a list without a topic they must be met twice.
    assert "停戦で合意する" not in words(rows(talks=TALKS))
    assert "停戦で合意する" in words(rows(one=TALKS, two=TALKS))


def test_terms_know_all_their_texts(rows):
    found = {row["word"]: row["sources"] for row in rows(one="米露首脳が。", two="米露首脳は。")}

    assert found["米露首脳"] == ["one.txt", "two.txt"]


def test_several_texts_make_one_list(rows):
    found = rows(one="停戦だ。", two="停戦と夜。")

    assert [(row["word"], row["count"], row["sources"]) for row in found] == [
        ("停戦", 2, ["one.txt", "two.txt"]),
        ("夜", 1, ["two.txt"]),
    ]


@pytest.mark.parametrize("suffix", ["tsv", "csv"])
def test_a_later_lesson_lists_what_is_new(rows, vocab, tmp_path, suffix):
    vocab("-o", f"before.{suffix}", one="停戦の夜。トランプ氏。")

    assert words(rows("--new-since", f"before.{suffix}", two="停戦と朝。")) == ["朝"]


def test_a_plain_list_of_words_is_an_earlier_list_too(rows, tmp_path):
    (tmp_path / "words.txt").write_text("停戦\n", encoding="utf-8")

    assert words(rows("--new-since", "words.txt", two="停戦と朝。")) == ["朝"]


@pytest.fixture
def own(data_dir, vocab, tmp_path, monkeypatch):
    """A reader's own data folder, with the real dictionaries."""
    folder = tmp_path / "data"
    (folder / "glossaries").mkdir(parents=True)
    for file in data_dir.iterdir():
        if file.is_file():
            (folder / file.name).symlink_to(file)
    monkeypatch.setenv("YOMU_DATA_DIR", str(folder))
    return folder


def test_words_one_knows_are_left_out_on_request(rows, own):
    (own / "known.tsv").write_text("headword\treading\n停戦\tていせん\n", encoding="utf-8")

    assert words(rows("--unknown", a="停戦と朝。")) == ["朝"]


def test_a_glossary_of_ones_own_is_a_topic(rows, own):
    table = "headword\treading\tenglish\ttopic\tsubtopic\tlevel\n引き分け\tひきわけ\tdraw\tsports\tresults\t2\n"
    (own / "glossaries" / "sports.tsv").write_text(table, encoding="utf-8")

    (row,) = rows("--topic", "sports", a="引き分けで停戦。")

    assert [row[name] for name in ("word", "gloss", "topic", "subtopic", "level")] == [
        *("引き分け", "draw", "sports", "results", 2)
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--topic", "sport"], "politics"),
        (["--pos", "nouns"], "noun"),
        (["--level", "6"], "1-3"),
        (["-o", "list.pdf"], "--to"),
        (["--new-since", "missing.tsv"], "missing.tsv"),
    ],
)
def test_what_cannot_be_asked_is_said(vocab, tmp_path, arguments, said, capsys):
    (tmp_path / "a.txt").write_text("夜", encoding="utf-8")
    code = run(["vocab", "a.txt", *arguments])

    assert code in (2, 4)
    assert said in capsys.readouterr().err


def test_a_spreadsheet_opens_what_it_gets(vocab):
    text = '=cmd|"/c calc"A1 停戦だ。\n'

    for name, dialect in (("csv", "excel"), ("tsv", "excel-tab")):
        out = vocab("-t", name, a=text)
        header, *cells = csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline=""), dialect)
        assert header == FIELDS
        row = dict(zip(FIELDS, cells[-1], strict=True))
        assert row["sentence"].startswith("'=cmd")  # text, no formula
        assert row["word"] == "停戦"


def test_columns_stand_under_each_other_in_a_terminal(vocab, monkeypatch):
    monkeypatch.setenv("COLUMNS", "90")
    out = vocab("--topic", "politics", talks=TALKS).splitlines()

    heading, *lines = out
    meaning = columns(heading.partition("meaning")[0])
    firsts = [line for line in lines[:-3] if line and not line.startswith(" ")]
    assert len(firsts) == 10
    for line in firsts:
        starts = [m.end() for m in re.finditer(" {2,}", line)]
        assert meaning in [columns(line[:at]) for at in starts]
    assert all(columns(line) <= 90 for line in out)
    assert "【停戦(ていせん)】" in "".join(lines)


def test_a_terminal_obeys_nothing_in_a_text(vocab):
    assert "\x1b" not in vocab(a="停戦\x1b[2Jだ。\n")


def test_markdown_is_a_table_whatever_stands_in_the_text(vocab):
    out = vocab("-t", "markdown", a="停戦|と*合意*だ。\n")

    table = [line for line in out.splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table}) == 1
    assert "**停戦(ていせん)**\\|と\\*合意(ごうい)\\*だ。" in out


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.languages, self.text, self.tag = set(), set(), "", ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tag = tag
        self.tags.add(tag)
        self.languages.add(dict(attrs).get("lang"))

    def handle_endtag(self, tag):
        self.tag = ""

    def handle_data(self, data):
        self.text += data if self.tag not in ("rt", "rp") else ""


def test_the_page_needs_nothing_but_itself(vocab):
    page = Page(vocab("-t", "html", talks="停戦と<script>alert(1)</script>朝。\n"))

    assert not page.tags & {"script", "link", "img", "iframe"}
    assert {"en", "ja"} <= page.languages
    assert "<script>alert(1)</script>" in page.text


def test_a_long_word_widens_no_column_and_tears_no_meaning_apart(vocab):
    out = vocab(
        talks="安保理が決議を採択した。朝、米国と欧州が人道支援で合意し、会議で国が続く" + LONG
    )

    assert "採択      さいたく" in out  # as wide as 人道支援
    assert re.search("^国連安全保障理事会 .+\n +UN Security Council$", out, re.MULTILINE)
    assert max(map(columns, out.splitlines())) <= 80


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=40)
def test_whatever_stands_in_a_text_a_word_has_one_row(lexicon, before, after):
    gathered = Vocabulary()
    gathered.read(yomu.annotate(f"{before}停戦{after}", lexicon), "a.txt")
    items = gathered.items()
    out = {name: io.StringIO(newline="") for name in lists.NAMES}
    for name, stream in out.items():
        lists.load(name).write(items, stream)

    written = {name: stream.getvalue() for name, stream in out.items()}
    found = json.loads(written["json"])
    assert len(found) == len(items)
    assert len(written["json"].splitlines()) == (len(items) + 2 if items else 1)
    for name, dialect in (("csv", "excel"), ("tsv", "excel-tab")):
        sheet = written[name].removeprefix("\ufeff")
        assert len(list(csv.reader(io.StringIO(sheet, newline=""), dialect))) == len(items) + 1
    assert written["markdown"].count("\n| ") == (len(items) + 2 if items else 0)
    assert not Page(written["html"]).tags & {"script", "img", "iframe"}


def test_levels_say_whose_they_are_and_words_whence(vocab):
    for name in ("html", "markdown"):
        out = vocab("-t", name, talks=TALKS)
        assert "no JLPT level" in out
        assert "EDRDG" in out or "edrdg.org" in out
