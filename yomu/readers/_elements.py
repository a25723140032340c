"""The elements of HTML by what they mean for the text (WHATWG HTML, sections 4 and 13.1)."""

from yomu.model import PassageKind


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID = _named(
    "area base basefont bgsound br col embed frame hr img input link meta param source"
) | (_named("track wbr"))
FOREIGN = _named("svg math")
"""Where `<a/>` closes itself."""
RAW = _named("script style title textarea iframe noscript noembed noframes xmp")
"""What stands in these is no markup."""
TEXTLESS = RAW | _named("template svg math object applet video audio canvas select button datalist")
"""What stands in these is never text of the page."""
FURNITURE = _named(
    "nav footer aside form dialog search header navigation complementary contentinfo"
)
"""Elements and ARIA roles of what surrounds an article; a header's headings are none."""
SECTIONS = _named("article main section")
"""What has a header of its own."""
RUBY = _named("ruby rb rt rp rtc rbc")
EXACT = _named("pre listing")
"""White space in these is text."""
HEADINGS = _named("h1 h2 h3 h4 h5 h6")
KINDS: dict[str, PassageKind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    "blockquote": "quote",
    "address": "byline",
}
BLOCKS = frozenset(KINDS) | _named(
    "html body article main section header footer nav aside div p pre hr center hgroup search"
    " ul ol dl menu dir figure table thead tbody tfoot tr td th form fieldset legend details"
    " summary dialog listing"
)
"""What begins a line and ends one."""
UNCLOSED = {
    name: group | {"p"}
    for group in (_named("li"), _named("dt dd"), _named("td th"), _named("tr"), HEADINGS)
    for name in group
}
"""What may have been left open, and ends where one of these begins; a `<p>` does at any block."""
