"""Web pages: the article kept, the page around it left out."""

from __future__ import annotations

import pytest
from web_pages import PAGES, WebPage

from briefing_qa.documents import parse
from briefing_qa.errors import DocumentError


def _folded(text: str) -> str:
    return " ".join(text.split())


def _body(source: str) -> str:
    return parse(f"<html><body>{source}</body></html>".encode(), "a.html").text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_article_is_kept_in_order(page: WebPage) -> None:
    """Every sentence, heading, item and table row of the article is in the text, in order."""
    text = _folded(parse(page.data, "page.html").text)
    position = 0
    for words in page.article:
        position = text.find(_folded(words), position)
        assert position >= 0, words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_around_is_left_out(page: WebPage) -> None:
    """Menus, banners, footers and related links are no text, but for strays that are known."""
    text = parse(page.data, "page.html").text
    assert [words for words in page.around if words in text] == list(page.stray)


ARTICLE = (
    "<p>Every council appoints a guardian within fifteen days for a child who arrives alone.</p>"
)
PLEA = "Subscribe to Home for 6 euros a month and read all of the 12,000 articles in our archive."


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a href='/a'>Home</a> <a href='/b'>News</a></nav>",
        "<ul><li><a href='/a'>Home</a></li><li><a href='/b'>News</a></li></ul>",
        "<p><a href='/a'>Home</a> | <a href='/b'>News</a></p>",
        "<div class='share'><a href='/a'>Home</a></div>",
        "<div class=subscribeForm>Home: <input type=email></div>",
        f"<div class=promo><p>Support our work: {PLEA}</p></div>" + 20 * ARTICLE,
        f"<section class='the-suscripcion'><h3>Home</h3><p>{PLEA}</p></section>" + 20 * ARTICLE,
        "<p class=topics>Home: <a href=a>Cybercrime</a>, <a href=b>Schools</a></p>",
        "<figure><img><figcaption>A <span class=photo-credit>Home</span></figcaption></figure>",
        "<footer><p>Home</p></footer>",
        "<header>Home</header>",
        "<div hidden>Home</div>",
        "<p>A<span style='display:none'>Home</span></p>",
        "<div aria-hidden=true>Home</div>",
        "<select><option>Home</select>",
        "<dialog>Home</dialog>",
        "<h2>Menu</h2><ul hidden><li><a href='/a'>Home</a></li></ul>",
        "<h2>News</h2><div hidden><form>Home <input type=email></form></div>",
        "<h2>News</h2><div class=cookie-banner aria-hidden=true><p>Home</p></div>",
        "<h2>News</h2><p>Fit to print.</p><div hidden>Home</div>",
        "<p aria-expanded=false aria-controls=m><div id=m hidden><a href=a>Home</a></div>",
        "<div role=dialog hidden><h2>News</h2><div>Home</div></div>",
        "<h2>News <button>Home</button></h2>",
        "<template>Home</template>",
        "<del>Home</del>",
        "<p hidden>Home</p><p>News</p>",
        "<p style='display: none'>Home</p>",
        "<ul><li>One<li hidden>Home<li>Two</ul>",
        "<table><tr><th>Name<th>Page<tr hidden><td>Home<td>3<tr><td>News<td>4</table>",
        "<table><tr hidden><th>Home<th>Page</table>",
        "<h2 hidden>Home</h2>",
    ],
)
def test_what_is_around(around: str) -> None:
    """Each kind of thing around an article is recognised by itself."""
    assert "Home" not in _body(around + ARTICLE)


@pytest.mark.parametrize(
    "inside",
    [
        "<div class='social-protection'><h2>Home</h2><p>Benefits.</p></div>",
        "<p>There is tax <span class=credit>Home</span> for parents.</p>",
        "<div class=promotion><p>Home visits promote the health of mothers and children.</p></div>",
        "<div class=subscription>" + 9 * ARTICLE + "Home</div>" + 20 * ARTICLE,
        "<p class=topics>Home has <a href=a>rules</a> that every council reads out, in public.</p>",
        "<div class='has-sidebar menu-open'>Home" + ARTICLE + "</div>",
        "<footer>Home" + ARTICLE + ARTICLE + "</footer>",
        "<div style='visibility:hidden'>Home" + ARTICLE + ARTICLE + "</div>",
        "<article><aside class=box>Home</aside>" + ARTICLE + "</article>",
        "<article><header><p>Home</p></header>" + ARTICLE + "</article>",
        "<div class=widget><h2>Home</h2><ul><li>One</ul></div>",
        "<p>See <a href='/a'>Home</a> and <a href='/b'>the act of nineteen ninety</a> on it.</p>",
        "<table><tr><th>Name<th>Page<tr><td><a href=a>Home</a><td><a href=b>3</a></table>",
        "<details><summary>Home</summary>Text</details>",
        "<h3>May I?</h3><div style='display:none'><p>Home</p></div>",
        "<div class=card-header><h3><button>May I?</button></h3></div><div hidden>Home</div>",
        "<div role=heading>May I?</div><div aria-hidden=true>Home</div>",
        "<button aria-expanded=false aria-controls='x y'></button><div id=y hidden>Home</div>",
        "<div role=tabpanel aria-hidden=true>Home</div>",
        "<div hidden=until-found>Home</div>",
        "<h2><button aria-expanded=false>Home <span aria-hidden=true>+</span></button></h2>x",
        "<h3>May I?</h3><p hidden>Home</p>",
        "<ul><li>One<li hidden>Home<li hidden>Two</ul>",
        "<table><tr><th>Name<th>Page<tr hidden><td>Home<td>3<tr hidden><td>News<td>4</table>",
        "<p aria-hidden=true>Home</p>",
    ],
)
def test_what_is_not_around(inside: str) -> None:
    """What only looks like a menu or a banner by its name is kept."""
    assert "Home" in _body(inside + ARTICLE)


def test_a_hidden_paragraph_that_holds_the_text_is_read() -> None:
    """A script shows it; what else there is says less."""
    words = "In 2021 inspectors found 3,204 children at work in the kilns of the province. " * 2
    page = f"<body><div><p hidden>{words}</p></div><p>By the press office</p><script></script>"
    text = parse(page.encode(), "page.html").text
    assert words.strip() in text


def test_title_outside_of_the_main_part_is_kept() -> None:
    """The one first-level heading comes first, wherever the page has it."""
    parsed = parse(f"<div><h1>Guardians</h1></div><main>{ARTICLE}</main>".encode(), "a.html")
    assert parsed.main_heading == "Guardians"
    assert parsed.sections[0].path == ("Guardians",)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("", "no text"),
        ("<p>&nbsp;</p>", "no text"),
        ("<html><script>load()</script></html>", "loads its text with a script"),
        (
            "<div id=root></div><noscript>Please enable JavaScript.</noscript><script></script>",
            "loads its text with a script",
        ),
        (
            "<form>Name<input><input type=password><button>Log in</button></form>",
            "asks for a login",
        ),
        ("<!-- never closed", "no text"),
    ],
)
def test_page_without_text_is_refused(source: str, problem: str) -> None:
    """The error says what the page is and what to do, in one line."""
    with pytest.raises(DocumentError, match=problem) as caught:
        parse(source.encode(), "a.html")
    assert str(caught.value).startswith("a.html: ")
    assert "\n" not in str(caught.value)


def test_short_page_with_a_script_is_read() -> None:
    """A few words are a document, whatever counts its visitors."""
    assert _body("<script src=count.js></script><p>Open on Sundays.</p>") == "Open on Sundays.\n"


def _comments(name: str, one: str) -> str:
    words = "You say what no law of this land has ever said, my friend, nor any court has found."
    entry = f"<{one}>{words}</div>"
    return f"<div class='{name}'><h3>Opinions</h3>{entry * 3}</div>"


@pytest.mark.parametrize(
    "comments",
    [
        _comments("article_comments", "div class='comment_text'"),
        _comments("visitorsCommentBlock", "div class='visitors-comment-content'"),
        f"<div id=comentarios><ol>{'<li>Nadie lo ha dicho nunca asi.</li>' * 2}</ol></div>",
    ],
)
def test_comments_of_readers_are_left_out(comments: str) -> None:
    """However much readers wrote below a text, it is none of it."""
    article = ARTICLE * 4
    assert _body(f"<h1>Guardians</h1>{article}{comments}") == _body(f"<h1>Guardians</h1>{article}")


@pytest.mark.parametrize(
    "comments",
    [
        _comments("general-comments", "div class='general-comment'"),
        _comments("comments", "div class=entry"),
        f"<div class=comments><h1>Comments</h1>{_comments('a', 'div class=comment')}</div>",
    ],
)
def test_comments_that_are_the_text(comments: str) -> None:
    """An authority's comments, and a page of nothing else, are kept."""
    assert "no law of this land" in _body(f"<p>See below.</p>{comments}")


def test_part_whose_id_is_made_from_its_heading_is_text() -> None:
    """A part that is called by a word of banners is one of the document."""
    part = "<div id=informed-consent><h2>Informed consent</h2><p>Given by all.</p></div>"
    assert "Given by all." in _body(f"<h1>Guardians</h1>{ARTICLE * 9}{part}")
    banner = part.replace("Informed consent", "Your choice")
    assert "Given by all." not in _body(f"<h1>Guardians</h1>{ARTICLE * 9}{banner}")


@pytest.mark.parametrize("frame", ["section id=comentarios", "div class=section id=comments"])
def test_section_called_comments_is_text(frame: str) -> None:
    """A section whose id is made from its heading is one of the document."""
    heading = "Comentarios" if "comentarios" in frame else "Comments"
    items = "<li>The council has no say in what the courts of the land decide upon.</li>" * 3
    section = f"<{frame}><h2>{heading}</h2><ul>{items}</ul></{frame.split()[0]}>"
    assert "The council has no say" in _body(f"<h1>Guardians</h1>{ARTICLE * 9}{section}")


def test_title_of_several_is_the_one_in_the_window() -> None:
    """Of several headings outside of the main part, the one that the window is called by is it."""
    heads = "<h1>Land Post</h1><h1>Guardians for all\xa0children</h1><h1>Most read</h1>"
    main = f"<div itemprop=articleBody>{ARTICLE * 4}</div>"
    window = "<title>Guardians for all children | Land Post</title>"
    assert parse(f"{window}{heads}{main}".encode(), "a.html").main_heading == (
        "Guardians for all children"
    )
    assert parse(f"<title>Land Post</title>{heads}{main}".encode(), "a.html").main_heading == ""


def test_what_sums_up_stands_between_title_and_main_part() -> None:
    """The paragraphs between the title and a main part that a page declares are kept, once."""
    lead = "<p>A new register is to tell which of the children of the land have a guardian.</p>"
    share = f"<div class=share>{lead}<a href='/m'>Mail</a></div>"
    main = f"<div itemprop=articleBody>{ARTICLE * 4}</div>"
    text = _body(f"<article><h1>Guardians</h1>{lead}{share}{main}</article>")
    assert text.startswith("Guardians\n\nA new register is to tell")
    assert text.count("A new register") == 1


def test_what_stands_beside_an_article() -> None:
    """However much a page has beside its article, it is out; without a titled one it is not."""
    other = "<p>Elsewhere, an appeal court heard the case of a farm in the hills of the north.</p>"
    aside = f"<aside>{other * 9}</aside>"
    article = f"<article><h1>Guardians</h1>{ARTICLE * 6}</article>"
    assert "Elsewhere" not in _body(article + aside)
    assert "Elsewhere" in _body(article.replace("h1", "b") + aside)
    assert "Elsewhere" in _body(article.replace("</article>", f"{aside}</article>"))


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("<div class=byline>By <a href=a>Ana Home</a> in Lima <time>3 May</time></div>", True),
        ("<div class='entry-meta'>Ana Home | 3 May 2023 | 12 comments</div>", True),
        ("<div class='byline author'><span>Por Ana Home</span></div>", True),
        ("<div class=meta><a href=a>Home</a> | 12 comments</div>", False),
        ("<div class=related>By <a href=a>Ana Home</a></div>", False),
    ],
)
def test_the_line_that_says_who_wrote_it_is_kept(line: str, kept: bool) -> None:
    """Near the title; below the text it is of another one."""
    head = "<html><head><meta name=author content='Ana Home'></head><body><h1>On ports</h1>"

    def text_of(body: str) -> str:
        return parse(f"{head}{body}</body></html>".encode(), "a.html").text

    assert ("Home" in text_of(line + ARTICLE * 4)) is kept
    assert ("Home" in text_of(ARTICLE + line + ARTICLE * 3)) is kept
    assert "Home" not in text_of(ARTICLE * 4 + line)
