"""Web pages: the article's text, the author's furigana, in bounded time."""

import io
import time
from functools import partial
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yomu.errors import UnreadableText
from yomu.model import Document, Passage, Ruby
from yomu.readers import Source
from yomu.readers import html as reader

TEXT = "これは短い文章です。文字を確かめます。"


def document(page: str | bytes, name: str = "a.html", encoding: str = "") -> Document:
    data = page if isinstance(page, bytes) else b"\xef\xbb\xbf" + page.encode()
    return reader.read(Source(name, partial(io.BytesIO, data), encoding))


def passages(page: str | bytes) -> list[Passage]:
    found = document(page)
    first = list(found.passages())
    assert list(found.passages()) == first
    return first


def marked(page: str) -> str:
    """The lines of a page, furigana in braces."""
    return "\n".join(
        "".join(f"{{{base}|{reading}}}" if reading else base for base, reading in passage.ruby)
        for passage in passages(page)
    )


@pytest.mark.parametrize(
    ("ruby", "read"),
    [
        ("<ruby>漢字<rt>かんじ</rt></ruby>", "{漢字|かんじ}"),
        ("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "{漢字|かんじ}"),
        ("<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>", "{漢|かん}{字|じ}"),
        (
            "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>",
            "{漢|かん}{字|じ}",
        ),
        ("<ruby><rb>漢字</rb><rt>かんじ</rt></ruby>", "{漢字|かんじ}"),
        ("<ruby><rb>漢</rb><rb>字</rb><rt>かん</rt><rt>じ</rt></ruby>", "{漢|かん}{字|じ}"),
        ("<ruby><rb>漢<rb>字<rt>かん<rt>じ</ruby>", "{漢|かん}{字|じ}"),
        ("<ruby><rb>漢</rb><rt>かん</rt><rb>字</rb><rt>じ</rt></ruby>", "{漢|かん}{字|じ}"),
        ("<ruby><rb>今</rb><rb>日</rb><rt>きょう</rt></ruby>", "{今日|きょう}"),
        (
            "<ruby><rbc><rb>漢</rb><rb>字</rb></rbc><rtc><rt>かん</rt><rt>じ</rt></rtc></ruby>",
            "{漢|かん}{字|じ}",
        ),
        ("<ruby>漢字<rtc>かんじ</rtc></ruby>", "{漢字|かんじ}"),
        ("<ruby>漢字<rt>かんじ</rt><rtc><rt>kanji</rt></rtc></ruby>", "{漢字|かんじ}"),
        ("<ruby>本<rt>ほん</rt><rtc>ブック</rtc>屋<rt>や</rt></ruby>", "{本|ほん}{屋|や}"),
        ("<ruby>東京<rt>とう</rt><rt>きょう</rt></ruby>", "{東|とう}{京|きょう}"),
        ("<ruby>本<rt>ほん</rt><rt>ブック</rt></ruby>", "{本|ほん}"),
        ("<ruby>食<rt>た</rt>べる</ruby>", "{食|た}べる"),
        ("<ruby>漢<b>字</b><rt>かん<i>じ</i></rt></ruby>", "{漢字|かんじ}"),
        ("<ruby>漢字<rt></rt></ruby>", "漢字"),
        ("<ruby>漢字</ruby>", "漢字"),
        ("<ruby><rt>かんじ</rt></ruby>", ""),
        # What is no kana is no reading.
        ("<ruby>重要<rt>・・</rt></ruby>", "重要"),
        ("<ruby>停戦<rt>ceasefire</rt></ruby>", "停戦"),
        ("<ruby>王<rt>ドナルド・キング</rt></ruby>", "{王|ドナルド・キング}"),
        # Ruby in ruby.
        (
            "<ruby><ruby>漢<rt>かん</rt></ruby><ruby>字<rt>じ</rt></ruby><rt>かんじ</rt></ruby>",
            "{漢|かん}{字|じ}",
        ),
        ("<ruby><ruby>漢</ruby>字<rt>かんじ</rt></ruby>", "{漢字|かんじ}"),
        ("<ruby>今日<rt><ruby>京<rt>きょう</rt></ruby></rt></ruby>は", "今日は"),
        ("<ruby>今日<rt><ruby>きょう<rt>キョウ</rt></ruby></rt></ruby>は", "{今日|きょう}は"),
        # White space that only lays out the source.
        (
            "<ruby>\n <rb>漢</rb>\n <rt>かん</rt>\n <rb>字</rb>\n <rt> じ </rt>\n</ruby>",
            "{漢|かん}{字|じ}",
        ),
        ("<ruby> 漢字 <rp> ( </rp> <rt>かん\nじ</rt> <rp> ) </rp> </ruby>", "{漢字|かんじ}"),
        # Broken.
        ("<ruby>漢字<rt>かんじ</ruby>", "{漢字|かんじ}"),
        ("<ruby>漢字<rt>かんじ<p>は</p>", "{漢字|かんじ}\nは"),
        ("<ruby>漢字<rp>(<rt>かんじ<rp>)</ruby>", "{漢字|かんじ}"),
        ("漢字<rt>かんじ</rt>は", "漢字は"),
        ("漢字</rt></ruby></rb>は", "漢字は"),
        ("<RUBY>漢字<RT>かんじ</RT></RUBY>", "{漢字|かんじ}"),
    ],
)
def test_ruby(ruby, read):
    assert marked(f"<p>{ruby}</p>") == read


@pytest.mark.parametrize(
    ("page", "read"),
    [
        ("<p>雨が\n  降る</p>", "雨が降る"),  # nobody means a blank here
        ("<p>雨が\n<b>降る</b>\n。</p>", "雨が降る。"),
        ("<p>雨が<ruby>\n降<rt>ふ</rt></ruby>る</p>", "雨が{降|ふ}る"),
        ("<p>雨が\n<ruby>降<rt>ふ</rt></ruby>\nる</p>", "雨が{降|ふ}る"),
        ("<p>it rains\n  cats</p>", "it rains cats"),
        ("<p>雨が rain\nです</p>", "雨が rain です"),
        ("<p>雨が 降る</p>", "雨が 降る"),
        ("<p>雨が <b> 降る</b></p>", "雨が 降る"),
        ("<p>\n　雨が降る\n</p>", "　雨が降る"),
        ("<p>雨&nbsp;&nbsp;雪</p>", "雨\xa0\xa0雪"),
        ("<pre>\n 雨\n  雪\n</pre>", " 雨\n  雪"),
        ("<p>雨<br>雪<br/><br>霰</p>", "雨\n雪\n霰"),
        ("雨<div>雪<p>霰</div>雹", "雨\n雪\n霰\n雹"),
        ("<table><tr><td>雨<td>雪<tr><th>霰</table>", "雨\n雪\n霰"),
        (
            "<p>3 < 5 &amp; a &lt;b&gt; &#x6F22;&#23383; &unknown; &",
            "3 < 5 & a <b> 漢字 &unknown; &",
        ),
        ("<p>雨<!-- <p>雪 -->霰<!---->雹<!--> 霜<?php 1 ?></p>", "雨霰雹 霜"),
        ("<p>雨<a title=\"a > b\" href='x>y'>雪</a>", "雨雪"),
        (
            "<p>雨<script>var a = '<p>雪</p>';</script>霰<style>p{}</style><template>雹</template>",
            "雨霰",
        ),
        ("<p>雨<span hidden>雪</span><b class='hidden a'>霰</b>", "雨霰"),
        (
            "<p>雨<span data-yomu='furniture'>雪<i>霰</i></span>雹<input data-yomu=furniture>霜",
            "雨雹霜",
        ),
        ("<p>雨<svg><title>雪</title></svg><select><option>霰</select><button>雹</button>", "雨"),
        ("<p>雨</template></div></p></span>雪", "雨\n雪"),
        ("<p>雨<template><p></div><template></p>雪</template>雹</template>霰", "雨霰"),
        ("雨<", "雨<"),
        ("雨<a href='x", "雨"),
        ("雨<a href='x>雪", "雨雪"),
        ("雨</", "雨"),
        ("雨<!-- 雪", "雨"),
        ("雨<script>雪", "雨"),
        ("", ""),
    ],
)
def test_text_is_what_a_browser_shows(page, read):
    assert marked(page) == read


@pytest.mark.parametrize(
    ("page", "kinds"),
    [
        ("<h1>雨</h1><p>雪</p><h6>霰</h6>", "heading paragraph heading"),
        ("<ul><li>雨<li><p>雪</p></ul>霰", "item item paragraph"),
        ("<dl><dt>雨<dd>雪</dl>", "item item"),
        ("<blockquote>雨<p>雪</p></blockquote><p>霰", "quote quote paragraph"),
        ("<figure><figcaption>雨</figcaption></figure>雪", "caption paragraph"),
        ("<address>雨</address>雪", "byline paragraph"),
        ("<li><h2>雨</h2>雪</li>", "heading item"),
        ("<h2>雨<p>雪", "heading heading"),  # as a browser shows it
        ("<h2>雨<h3>雪</h3>霰", "heading heading paragraph"),
    ],
)
def test_kinds(page, kinds):
    assert " ".join(passage.kind for passage in passages(page)) == kinds


@pytest.mark.parametrize(
    ("page", "read"),
    [
        (
            "<nav>目次</nav><p>本文</p><aside>関連</aside><footer>会社</footer><form>検索</form>",
            "本文",
        ),
        ("<header><nav>目次</nav>標語<h1>題</h1></header><p>本文", "題\n本文"),
        ("<div role=navigation>目次</div><p>本文</p><div role='contentinfo'>会社</div>", "本文"),
        (
            "<p>上</p><article><header>署名</header><p>本文</p><aside>関連</aside></article>下",
            "署名\n本文",
        ),
        ("<p>上</p><main><p>本文</p></main>下", "本文"),
        ("<main>上<article>本文</article>下</main>", "本文"),
        ("<main><article>一</article><article>二</article></main>三", "一\n二"),
        ("<article>一</article><article>二</article>三", "一\n二\n三"),
        ("<form><article>本文</article></form>", "本文"),  # some put all of a page in a form
        ("<form><p>本文</p></form>", "本文"),
        ("<script>'<article>'</script><p>本文</p>", "本文"),
        ("<script>'<article>'</script><p>上</p><article>本文</article>", "本文"),
        ("<!-- <main> --><main>本文</main>", "本文"),
        ("<nav>目次</nav>", "目次"),
        ("<nav>目次<div><p>本文", "目次\n本文"),
        ("<div><nav>目次</div>本文", "本文"),  # the nav is not closed, what it stands in is
    ],
)
def test_the_article_is_found(page, read):
    assert marked(page) == read


def test_where_blocks_of_the_source_end_does_not_matter():
    for shift in range(40):
        # The tags lie across the border of a block of 65,536 characters.
        page = f"<!--{'-' * (65_480 + shift)}-->{TEXT}<article><p>雨&amp;雪<ruby>漢<rt>かん</ruby></article>下"
        assert marked(page) == "雨&雪{漢|かん}"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>題 &amp;\n 名</title><h1>見出し</h1>", "題 & 名"),
        ("<title> </title><h1>見出し</h1>", "見出し"),
        ("<p>本文</p><h2>見出し</h2>", "見出し"),
        ("<p>本文</p>", "停戦"),
        ("", "停戦"),
    ],
)
def test_the_title(page, title):
    assert document(page, "b/停戦.html").title == title


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "iso2022_jp", "utf-16"])
def test_a_page_without_charset(encoding):
    assert passages(f"<p>{TEXT}</p>".encode(encoding))[0].text == TEXT


@pytest.mark.parametrize(
    ("declares", "encoding"),
    [
        ("<meta charset=shift_jis>", "cp932"),
        ('<meta charset="x-sjis">', "cp932"),
        ('<META http-equiv="Content-Type" content="text/html; charset=EUC-JP">', "euc_jp"),
        ('<?xml version="1.0" encoding="Shift_JIS"?>', "cp932"),
        ("<meta charset=iso-2022-jp>", "iso2022_jp"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=latin-1>", "latin-1"),
        # Saved anew by a program that left the declaration as it was.
        ("<meta charset=shift_jis>", "utf-8"),
        ("<meta charset=utf-8>", "cp932"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=klingon>", "euc_jp"),
    ],
)
def test_a_page_is_believed_where_it_is_right(declares, encoding):
    text = "café ÷" if encoding == "latin-1" else TEXT
    assert passages(f"{declares}<p>{text}</p>".encode(encoding))[0].text == text


def test_the_user_knows_better_than_the_page():
    page = "<meta charset=utf-8><p>é</p>".encode()

    assert next(document(page, encoding="latin-1").passages()).text == "Ã©"


def test_xhtml_closes_what_is_empty():
    page = '<?xml version="1.0"?><script src="a.js"/><p>雨<a name="b"/><nav/>雪</p>'

    assert marked(page) == "雨\n雪"


def test_what_is_no_page():
    with pytest.raises(UnreadableText, match="a PDF document"):
        document(b"%PDF-1.4\n")


MADE = (
    '<!doctype html><html><head><meta name="generator" content="yomu"><title>題</title></head>'
    "<body><header>字</header><main><h1>題</h1><article id=text>{}</article></main><aside>語"
    "</aside></body></html>"
)


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p> 雨  が<span data-w=1>\t降る</span></p>\n", [(" 雨  が\t降る", "paragraph", "\n")]),
        (
            "<h2>雨</h2>\n\n<p>雪</p>",
            [("雨", "heading", "\n"), ("", "paragraph", "\n"), ("雪", "paragraph", "")],
        ),
        (
            "<p>雨</p>&#13;\n<p>雪&#13;霰</p>\n",
            [("雨", "paragraph", "\r\n"), ("雪\r霰", "paragraph", "\n")],
        ),
        ('<p>雨</p><p class="on">雪</p>\n', [("雨雪", "paragraph", "\n")]),
        (
            '<p class="caption">雨</p>\n<ul><li>雪</li>\n</ul>',
            [("雨", "caption", "\n"), ("雪", "item", "\n")],
        ),
        ('<p>雨<data value="0">\ufffd</data>雪</p>\n', [("雨\0雪", "paragraph", "\n")]),
        ('<p>雨<data value="65">\ufffd</data>雪</p>\n', [("雨\ufffd雪", "paragraph", "\n")]),
        ("", []),
    ],
)
def test_a_page_of_ours_is_read_exactly(markup, found):
    assert [(p.text, p.kind, p.end) for p in passages(MADE.format(markup))] == found


def test_a_page_of_ours_keeps_the_furigana():
    ruby = "<ruby>停<rp>(</rp><rt>てい</rt><rp>)</rp>戦<rp>(</rp><rt>せん</rt><rp>)</rp></ruby>へ"

    assert passages(MADE.format(f"<p>{ruby}</p>\n")) == [
        Passage((Ruby("停", "てい"), Ruby("戦", "せん"), Ruby("へ")))
    ]


PARTS = [
    *(
        "<a ",
        "<!--",
        "<![",
        "</a ",
        "<script>",
        "</s",
        "&amp",
        "&#9",
        "<",
        "<?",
        "x='",
        "<a x=\"'>",
    ),
    *(
        "<div>",
        "</span>",
        "<ruby>漢",
        "<ruby>漢<rt>か",
        "<ruby>漢<rt><ruby>",
        "<rb>漢",
        "<rt>か</ruby>",
    ),
    *(
        "<template>",
        "</div></template>",
        "<li>あ",
        "<p>あ",
        " \n",
        "\n",
        "a ",
        "=",
        "<a x=",
        "<meta ",
    ),
    *("<table><tr><td>", "<h1>あ", "<span hidden>", "<script></script>", "&#1;<b>", "<![CDATA["),
    *("<header><h1>あ", "漢<b>", "&", "<title>", "<article>", "<pre>\n", "<br>", "<", '"', "あ\0"),
]
AROUND = ["{}", "<p>{}", "<a {}>", "<ruby>{}", "<template>{}</template>", "<pre>{}", MADE]


@pytest.mark.parametrize("part", PARTS)
def test_no_page_takes_long(part):
    """Each would take minutes if any of it were quadratic, or fail if it were recursive."""
    started = time.process_time()
    for around in AROUND:
        for _ in document("雨" + around.format(part * 2_000)).passages():
            pass

    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "雨" + "</div>" * 100_000,
        "<p>" + "<ruby>" * 100_000 + "雨" + "</ruby>" * 100_000,
        f'<p title="{"a" * 3_000_000}">雨</p>',
        f"<{'a' * 3_000_000}>雨",
        f"<!-- {'a' * 3_000_000} -->雨",
        f"<script>{'a<' * 1_000_000}</script>雨",
        f"<p>&#{'9' * 1_000_000};雨",
    ],
    ids=["deep", "deep ruby", "attribute", "name", "comment", "script", "number"],
)
def test_a_monster_is_read(page):
    assert "".join(passage.text for passage in passages(page)).endswith("雨")


tags = st.sampled_from([*PARTS, "</p>", ">", "</ruby>", "</rt>", "</template>", "雨", " ", "-->"])


@given(st.lists(tags).map("".join))
def test_every_page_is_read_and_read_again_the_same(page):
    passages(page)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<&")))
def test_text_without_markup_is_text(text):
    line = " ".join(text.split(" ")).strip(" ")
    folded = " ".join(word for word in line.split(" ") if word)

    assert "".join(p.text for p in passages(f"<p>{text}</p>")) == folded


def test_a_page_yomu_writes_gives_its_text_back():
    from yomu.formats import Options
    from yomu.formats import html as writer
    from yomu.model import Sentence, Word

    lines = [("雨  が\t\0", "\r\n"), ("", "\n"), ("<b>&amp;", "\n"), ("　停戦", "")]
    sentences = [
        Sentence(tuple(Word(c, c, "noun", c, (Ruby(c),)) for c in text), 0, i, "paragraph", end)
        for i, (text, end) in enumerate(lines)
    ]
    out = StringIO()
    writer.write(document("雨"), sentences, out, Options())

    read = passages(out.getvalue())

    assert [(passage.text, passage.end) for passage in read] == lines
