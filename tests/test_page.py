"""The reading page as a file: what it holds, what it escapes, what it promises about itself."""

import base64
import hashlib
import io
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yomu.formats import Options, html
from yomu.model import (
    Document,
    Entry,
    Kanji,
    NameRole,
    Passage,
    Quantity,
    Reading,
    Ruby,
    Sense,
    Sentence,
    Spelling,
    Word,
)
from yomu.study import levels


def written(*sentences: Sentence, options: Options | None = None, title: str = "") -> str:
    document = Document(lambda: [Passage((Ruby(s.text),)) for s in sentences], title)
    out = io.StringIO()
    html.write(document, sentences, out, options or Options())
    return out.getvalue()


def sentence(*words: Word, passage: int = 0, kind: str = "paragraph", end: str = "\n") -> Sentence:
    return Sentence(words, passage=passage, kind=kind, end=end)


def entry(spelling: str, reading: str, *glosses: str) -> Entry:
    return Entry(
        f"test:{spelling}", (Spelling(spelling),), (Reading(reading),), (Sense(glosses, ("n",)),), 4
    )


CEASEFIRE = Word(
    "停戦",
    "停戦",
    "noun",
    "ていせん",
    (Ruby("停", "てい"), Ruby("戦", "せん")),
    entries=(entry("停戦", "ていせん", "armistice", "ceasefire"),),
    gloss="ceasefire",
)
TALKS = Word("協議", "協議", "noun", "きょうぎ", (Ruby("協議", "きょうぎ"),), gloss="talks")
PUTIN = Word(
    "プーチン",
    "プーチン",
    "name",
    "プーチン",
    (Ruby("プーチン"),),
    kind="name",
    name=NameRole("person", "大統領", "ウラジーミル・プーチン", "President"),
)
HE = Word("が", "が", "particle", "が", (Ruby("が"),))
STOP = Word("。", "。", "symbol", "。", (Ruby("。"),), kind="symbol")
MINUTES = Word(
    "90分間",
    "90分間",
    "number",
    "きゅうじゅっぷんかん",
    (Ruby("90分間", "きゅうじゅっぷんかん"),),
    kind="number",
    value=Quantity("90", "minutes", "90 minutes"),
)


class Article(HTMLParser):
    """The article's text without furigana, as a browser has it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self._inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article" or self._inside:
            self._inside.append(tag)
        if tag == "data" and "rt" not in self._inside:
            self.text += chr(int(dict(attrs)["value"] or 0))

    def handle_endtag(self, tag: str) -> None:
        if self._inside:
            assert self._inside.pop() == tag, "an element is closed that is not open"

    def handle_data(self, data: str) -> None:
        if self._inside and not {"rt", "rp", "data"} & set(self._inside):
            self.text += data


words = st.builds(
    lambda surface, reading, pos: Word(surface, surface, pos, reading, (Ruby(surface, reading),)),
    st.text(min_size=1, max_size=8),
    st.text(max_size=6),
    st.sampled_from(["noun", "symbol"]),
)
passages = st.lists(
    st.tuples(
        st.lists(words, max_size=4),
        st.sampled_from(["paragraph", "heading", "caption", "byline", "quote", "item"]),
        st.sampled_from(["\n", "\r\n", "\u2028", ""]),
    ),
    max_size=6,
)


@given(passages, st.sampled_from(["mono", "group"]), st.booleans())
def test_the_article_gives_the_text_back(passages, ruby, bare):
    sentences = [
        Sentence(tuple(words), passage=n, kind=kind, end=end)
        for n, (words, kind, end) in enumerate(passages)
    ]
    page = written(*sentences, options=Options(ruby=ruby, bare=bare))
    assert Article(page).text == "".join(s.text + s.end for s in sentences)


def test_the_same_text_gives_the_same_bytes():
    text = sentence(PUTIN, HE, CEASEFIRE, STOP)
    assert written(text) == written(text)


def test_a_word_is_one_element_without_white_space():
    page = written(sentence(CEASEFIRE, STOP))
    assert (
        "<p><span id=i0 data-w=0><ruby>停<rp>(</rp><rt aria-hidden=true>てい</rt><rp>)</rp>"
        "戦<rp>(</rp><rt aria-hidden=true>せん</rt><rp>)</rp></ruby></span>。</p>\n" in page
    )


def test_group_ruby_stands_over_the_run():
    page = written(sentence(CEASEFIRE), options=Options(ruby="group"))
    assert "<ruby>停戦<rp>(</rp><rt aria-hidden=true>ていせん</rt>" in page


HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "</template></article></style>",
    "<!--<script>",
    "\"'><b onclick=alert(1)>",
    "<ruby>漢<rt>かん</rt></ruby>",
    "&lt;&#0;",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_wherever_it_stands(text):
    word = Word(
        text,
        text,
        "noun",
        text,
        (Ruby(text, text),),
        entries=(Entry(text, (Spelling(text),), (Reading(text),), (Sense((text,), (text,)),)),),
        name=NameRole("person", text, text, text),
        gloss=text,
    )
    options = Options(credit=(text,))
    page = written(Sentence((word,), kanji=(Kanji("停", (text,)),)), options=options, title=text)
    harmless = written(sentence(CEASEFIRE, end=""), title="x")
    for tag in ("<script", "</script", "<img", "<template", "<style", "<!--", "</article"):
        assert page.count(tag) == harmless.count(tag), tag
    assert json.loads(data(page))["entries"][0][0] == text


def test_what_would_turn_the_text_about_stays_in_its_element():
    page = written(sentence(Word("\u202eevil", "", "noun", "", (Ruby("\u202eevil"),))))
    assert "<bdi>\u202eevil</bdi>" in page


def test_the_policy_allows_the_pages_own_script_and_style_and_nothing_else():
    page = written(sentence(CEASEFIRE))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none'; ")
    for element in ("script", "style"):
        text = re.search(f"<{element}>(.*?)</{element}>", page, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy
    assert not re.search(r"\s(style|on\w+)=", page.partition("</script>")[2])


def data(page: str) -> str:
    return re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1]


def test_each_entry_is_stored_once():
    again = CEASEFIRE._replace(gloss="truce")
    found = json.loads(data(written(sentence(CEASEFIRE, again, CEASEFIRE))))
    assert len(found["words"]) == 2
    assert len(found["entries"]) == 1
    assert found["items"] == [["停戦", "ていせん"]]


def test_an_inflected_word_belongs_to_its_dictionary_form():
    go = entry("行う", "おこなう", "to perform")
    word = Word(
        "行われた",
        "行う",
        "verb",
        "おこなわれた",
        (Ruby("行", "おこな"), Ruby("われた")),
        entries=(go,),
        inflections=("passive", "past"),
    )
    found = json.loads(data(written(sentence(word))))
    assert found["items"] == [["行う", "おこなう"]]
    assert found["words"][0][2]["done"] == ["passive", "past"]


def test_what_an_abbreviation_stands_for_is_told_though_it_is_no_name() -> None:
    stands = NameRole(who="国内総生産", english="gross domestic product")
    word = Word(
        "GDP", "GDP", "noun", "ジーディーピー", (Ruby("GDP", "ジーディーピー"),), name=stands
    )
    found = json.loads(data(written(sentence(word))))
    assert found["words"][0][2]["name"] == {"who": stands.who, "english": stands.english}


def test_who_is_who_unites_the_full_name_and_the_last_name():
    full = PUTIN._replace(surface="ウラジーミル・プーチン", ruby=(Ruby("ウラジーミル・プーチン"),))
    short = PUTIN._replace(name=NameRole("person", "氏", "プーチン", "Mr"))
    page = written(sentence(full, HE, short))
    people = re.search(r'<section id="people">.*?</section>', page, re.S)[0]
    assert people.count("<dt") == 1
    assert people.count("<a ") == 2
    assert re.search(r"Vladimir Putin, Russian president \(20\d\d\)", people)  # as of that year
    assert "President" in people
    assert "氏" not in people


def test_the_glossary_leaves_out_particles_names_and_known_words():
    known = TALKS._replace(marks=frozenset({"known"}))
    page = written(sentence(CEASEFIRE, HE, PUTIN, known, MINUTES))
    assert re.findall(r"<a href=#i\d+>([^<]*)</a>", page) == ["停戦"]


def test_a_known_word_and_a_doubtful_one_are_marked():
    word = CEASEFIRE._replace(marks=frozenset({"known", "doubtful"}))
    assert 'data-w=0 class="known"' in written(sentence(word))
    assert 'class="known doubtful"' in written(sentence(word), options=Options(doubtful=True))


@pytest.mark.parametrize(
    ("policy", "shown"),
    [
        ("all", ["停", "停", "約"]),
        ("none", []),
        ("first", ["停", "約"]),
        ("unknown", ["停", "停"]),
        ("names", ["約"]),
        ("unknown,first", ["停"]),
        ("unknown,first,names", ["停", "約"]),
        ("hover", []),  # nothing to hover over without a style
    ],
)
def test_the_furigana_policy_where_no_style_can_apply_it(policy, shown):
    place = Word(
        "約",
        "約",
        "name",
        "やく",
        (Ruby("約", "やく"),),
        name=NameRole("place"),
    )
    word = CEASEFIRE._replace(ruby=(Ruby("停", "てい"), Ruby("戦")))
    sentences = levels.marked([sentence(word, word, place)], policy, frozenset({("約", "やく")}))
    page = written(*sentences, options=Options(furigana=policy, bare=True))
    assert re.findall("<ruby>(.)", page) == shown


def test_a_bare_page_is_ruby_and_nothing_else():
    page = written(sentence(CEASEFIRE, MINUTES), options=Options(bare=True))
    ElementTree.fromstring(page)  # e-readers take XHTML
    tags = set(re.findall(r"<([a-z0-9]+)", page))
    assert tags == {*("html", "head", "meta", "title", "body", "article", "p"), "ruby", "rp", "rt"}


def test_the_page_says_how_it_is_to_be_shown():
    options = Options(vertical=True, theme="sepia", furigana="hover")
    page = written(sentence(CEASEFIRE), options=options)
    assert (
        '<html lang="ja" data-theme="sepia" data-writing="vertical" data-furigana="none hover">'
        in page
    )


def test_lists_quotes_and_headings_keep_their_elements():
    page = written(
        sentence(TALKS, kind="heading"),
        sentence(TALKS, passage=1, kind="item"),
        sentence(TALKS, passage=2, kind="item"),
        sentence(TALKS, passage=3, kind="quote"),
        sentence(TALKS, passage=4, kind="heading"),
    )
    article = re.search("<article.*?</article>", page, re.S)[0]
    assert re.findall(r"</?(?:ul|li|h1|h2|blockquote)\b", article) == [
        *("<h1", "</h1", "<ul", "<li", "</li", "<li", "</li", "</ul"),
        *("<blockquote", "</blockquote", "<h2", "</h2"),
    ]


def test_a_text_without_a_heading_still_has_a_first_heading():
    assert '<h1 class="said">' in written(sentence(CEASEFIRE))
    assert "<h1>題</h1>" in written(sentence(CEASEFIRE), title="題")


def test_an_endless_passage_is_cut_into_blocks_that_are_quick_to_lay_out():
    long = [sentence(*[CEASEFIRE] * 100, end="") for _ in range(20)]
    page = written(*long)
    assert page.count('<p class="on">') >= 2
    assert Article(page).text == "停戦" * 2000


def test_an_empty_text_is_an_empty_page():
    page = written()
    assert Article(page).text == ""
    assert json.loads(data(page))["words"] == []
