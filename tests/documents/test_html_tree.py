"""HTML to a tree: what browsers make of missing, misplaced and hostile tags."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.documents.html_tree import parse_html
from briefing_qa.documents.tree import MAX_DEPTH, Node


def _shape(node: Node | str) -> str:
    """A tree in brackets: `p(one b(two))`."""
    if isinstance(node, str):
        return node
    return f"{node.tag}({''.join(map(_shape, node.children))})"


def _body(source: str, *, xhtml: bool = False) -> str:
    return "".join(map(_shape, parse_html(source, xhtml=xhtml).children))


@pytest.mark.parametrize(
    ("source", "shape"),
    [
        ("<p>a<p>b", "p(a)p(b)"),
        ("<p>a<b>b<div>c</div>d", "p(ab(b))div(c)d"),
        ("<ul><li>a<li>b<ul><li>c</ul>d</ul>e", "ul(li(a)li(bul(li(c))d))e"),
        ("<dl><dt>a<dd>b<dt>c", "dl(dt(a)dd(b)dt(c))"),
        (
            "<table><tr><td>a<td>b<tr><th>c</table>d",
            "table(tr(td(a)td(b))tr(th(c)))d",
        ),
        (
            "<table><thead><tr><td>a<tbody><tr><td>b<td><table><tr><td>c</table>d</table>",
            "table(thead(tr(td(a)))tbody(tr(td(b)td(table(tr(td(c)))d))))",
        ),
        ("<h2>a<h3>b</h2>c", "h2(a)h3(b)c"),
        ("<a>b<a>c</a>d", "a(b)a(c)d"),
        ("a</p></x></b>b<br/>c</br>d", "abbr()cbr()d"),
        ("<b>a<div>b</b>c</div>d", "b(adiv(bc)d)"),
        ("<td>a</div>b</td>c", "td(ab)c"),
        ("<html><head><title>a</title><body><p>b", "head(title(a))p(b)"),
        ("<head><meta><p>a", "head(meta())p(a)"),
        ("<head>a", "head()a"),
        ("<select><option>a<option>b", "select(option(a)option(b))"),
        ("<script>if (a < b) '</p>'</script>c", "script(if (a < b) '</p>')c"),
        ("<title>a<b>&amp;</title>c", "title(a<b>&)c"),
        ("<title>a<p>b", "title()ap(b)"),
        ("<script>a", "script(a)"),
        ("a<!-- <p> -->b<!-->c<!DOCTYPE x>d<?x?>e", "abcde"),
        ("a<!-- b", "a"),
        ("a<!b", "a"),
        ("a < b <3 &lt; &eacute;&#233;&bogus; &#xD800;", "a < b <3 < éé&bogus; \ufffd"),
        ("a&#99999999999999;b\x00\x01c&#1;", "a\ufffdbc"),
        ("a<p class='b>c", "ap(c)"),
        ("a<p class", "a "),
        ("a<p b='c' <i>d", "ap(d)"),
    ],
)
def test_tags_find_their_places(source: str, shape: str) -> None:
    """The tree is as a browser shows the text, or keeps more of it."""
    assert _body(source) == shape


def test_attributes_are_read() -> None:
    """Values with quotes, without quotes, without value, with references; the first counts."""
    root = parse_html("<html lang=en><a Href='a&amp;b' id=x data-y class=\"c d\" id=z / >t")
    link = next(root.elements())
    assert root.get("lang") == "en"
    assert dict(link.attributes) == {"href": "a&b", "id": "x", "data-y": "", "class": "c d"}
    assert link.get("none") == ""


def test_slash_ends_an_element_of_xhtml_only() -> None:
    """In XHTML any element may be empty; in HTML the slash means nothing."""
    assert _body("<a id='x'/>b<title/>c", xhtml=True) == "a()btitle()c"
    assert _body("<div id='x'/>b") == "div(b)"


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 30_000 + "end",
        "<b><i>" * 20_000 + "<p>end",
        "<table><tr><td>" * 10_000 + "end",
        "<div>" * 30_000 + "x" + "</div>" * 30_000 + "<p>end",
        "<script>" * 3 + "</script>" + "<div>" * 200 + "<script>x</script>end",
    ],
    ids=["blocks", "lines", "tables", "closed", "scripts"],
)
def test_deep_nesting_keeps_the_text(source: str) -> None:
    """However deep, the tree is not deeper than is safe, and no text is lost."""
    root = parse_html(source)
    assert root.text().endswith("end")
    assert max(sum(1 for _ in node.ancestors()) for node in root.walk()) <= MAX_DEPTH


@pytest.mark.parametrize(
    "source",
    [
        "<" * 500_000,
        "<a " * 300_000,
        '<a x=">" ' * 100_000,
        '<a x="' * 200_000,
        "<!--" * 300_000,
        "<title>" * 50_000,
        "<script>" * 200_000,
        "&" * 500_000,
        "&#" + "9" * 500_000 + ";",
        "<b>" * 100 + "</x>" * 100_000,
        "<div " + " ".join(f"a{n}" for n in range(200_000)) + ">",
    ],
    ids=range(11),
)
def test_hostile_sources_take_linear_time(source: str) -> None:
    """Each would take hours if anything were looked for again and again."""
    assert len(parse_html(source).text()) <= len(source)


class _Text(HTMLParser):
    """The text of a page by the parser of the standard library."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


_WORDS = st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="<>&"))
_NESTED = st.recursive(
    _WORDS,
    lambda inner: st.builds(
        lambda tag, parts: f'<{tag} class="x" title="a > b">{"".join(parts)}</{tag}>',
        st.sampled_from(["div", "p", "b", "ul", "li", "span", "table", "tr", "td", "h2"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(source=_NESTED)
def test_text_is_that_of_another_parser(source: str) -> None:
    """All text of a well-formed page is found, in order, as the standard library finds it."""
    other = _Text()
    other.feed(source)
    other.close()
    assert parse_html(source).text() == "".join(other.found)


@given(source=st.text(st.sampled_from("<>/ab\"'= !-&;#ptdil\n"), max_size=200))
def test_any_source_has_a_tree(source: str) -> None:
    """Scraps of markup make some tree, with every child under its parent."""
    for node in parse_html(source, xhtml=len(source) % 2 == 0).walk():
        for child in node.elements():
            assert child.parent is node
