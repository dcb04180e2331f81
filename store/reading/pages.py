"""Saved web pages and Markdown: the article's text, its title and its date, without what surrounds it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from store.errors import UnreadableArticle
from store.reading.datestamps import date_in_words, metadata_date
from store.reading.decoding import decode
from store.reading.raw import RawArticle

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode, HTMLTree

_TITLES = ('meta[property="og:title"]', 'meta[name="twitter:title"]', 'meta[name="dc.title"]')
_DATES = (
    'meta[property="article:published_time"]', 'meta[property="og:published_time"]',
    'meta[itemprop="datePublished"]', 'meta[name="datePublished"]', 'meta[name="date"]',
    'meta[name="dc.date"]', 'meta[name="DC.date.issued"]', 'meta[name="dcterms.created"]',
    'meta[name="publication_date"]',
    'meta[name="pubdate"]', 'meta[name="parsely-pub-date"]', 'meta[name="article.published"]',
    '[itemprop="datePublished"]', "article time[datetime]", "time[pubdate]", "time[datetime]",
)  # fmt: skip
_ADDRESSES = ('link[rel="canonical"]', 'meta[property="og:url"]')
_STATED = re.compile(r"(?:publi[ée]e?s?|mis en ligne|post[ée])\s+(?:le|:)?\s*([^\n]{0,60})", re.IGNORECASE)
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200c\u200d\u2060\ufeff]"
)  # hyphenation hints and joiners of web pages
_SKIPPED = ("figcaption", "form", "button", "dialog", "svg", "iframe")
_AROUND = ("nav", "header", "footer", "aside", "menu")
_CONTAINERS = re.compile(
    r"<(/?)(?:div|span|section|article|main|a|b|i|u|em|strong|font|blockquote|[uo]l|table|tr|td)\b",
    re.IGNORECASE,
)
_DEEP, _TOO_DEEP = 400, 2_000  # elements in elements; pages of newspapers have thirty
_MOST_MARKS = 20_000  # beyond which Markdown is not parsed: no prose has as many, and bombs do
_HEAD_LINES = 12  # in which the title may stand, below what is left of menus
_BYLINE = re.compile(
    r"(?:par\b[^.]*$|publi[ée]e?\b|mis en ligne\b|modifi[ée]e?\b|mis à jour\b)", re.IGNORECASE
)
_BYLINE_CHARS = 120
_MAX_NODES = 20  # of one kind of metadata that are looked at


def read_page(data: bytes, name: str) -> RawArticle:
    """The article of an HTML page. Raises `UnreadableArticle` when there is none in it."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    markup = _markup(data)
    depth = _depth(markup)
    if depth > _TOO_DEEP:
        raise UnreadableArticle("nested too deep to be a page")
    tree = HTMLTree.parse(markup)
    title = _title(tree)
    options = {"preserve_formatting": True, "list_bullets": False, "alt_texts": False}
    text = ""
    if depth < _DEEP:  # the search for the main content takes the square of the depth in time
        text = extract_plain_text(
            tree, main_content=True, comments=False, post_meta=False, skip_elements=_SKIPPED, **options
        )
    if len(text.strip()) < 80:
        text = extract_plain_text(tree, comments=False, skip_elements=_SKIPPED + _AROUND, **options)
    text = _without_head(_tidy(text), title)
    if not text:
        raise UnreadableArticle("no article text found in the page")
    published = next(_dates(tree), None)
    address = next(_attributes(tree, _ADDRESSES), "")
    return RawArticle(text=text, title=title, published=published, url=address)


def read_markdown(data: bytes, name: str) -> RawArticle:
    """The prose of a Markdown file; title and date from its front matter (YAML or TOML), else its heading."""
    from markdown_it import MarkdownIt

    matter, body = _front_matter(decode(data).replace("\r\n", "\n"))
    if sum(map(body.count, "[*_`<>!")) > _MOST_MARKS:
        return RawArticle(text=body, title=_field(matter, "title", "titre"))
    blocks: list[str] = []
    heading, title = False, _field(matter, "title", "titre")
    for token in MarkdownIt("commonmark", {"maxNesting": 50}).parse(body):
        if token.type == "heading_open":
            heading = token.tag == "h1"
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content)
        elif token.type == "inline":
            words = "".join(_inline_words(child.type, child.content) for child in token.children or [])
            if heading and not title:
                title = words
            else:
                blocks.append(words)
            heading = False
    text = "\n\n".join(block.strip() for block in blocks if block.strip())
    stated = metadata_date(matter.get("date") or matter.get("published"))
    return RawArticle(text=text, title=title, published=stated, url=_field(matter, "url", "source", "link"))


def _markup(data: bytes) -> str:
    """The page as text, in the encoding that it declares if it holds to it, else as any file's."""
    from resiliparse.parse.encoding import map_encoding_to_html5

    declared = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,40})", data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(map_encoding_to_html5(declared[1].decode()) or "utf-8").replace("\x00", "")
        except (UnicodeDecodeError, LookupError):
            pass  # it declares what it is not
    return decode(data)


def _depth(markup: str) -> int:
    """How deep elements that do not close by themselves are nested."""
    depth = deepest = 0
    for found in _CONTAINERS.finditer(markup):
        depth = depth - 1 if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _title(tree: HTMLTree) -> str:
    for title in (*_json_fields(tree, "headline"), *_attributes(tree, _TITLES)):
        if title.strip():
            return " ".join(title.split())
    heading = next(_nodes(tree, "h1"), None)
    return " ".join(((heading.text if heading is not None else tree.title) or "").split())


def _dates(tree: HTMLTree) -> Iterator[str]:
    """Dates of publication, the most explicit first."""
    stated = [*_json_fields(tree, "datePublished"), *_attributes(tree, _DATES)]
    yield from filter(None, map(metadata_date, stated))
    body = (tree.body.text if tree.body is not None else "") or ""
    for found in _STATED.finditer(body[:200_000]):
        if (day := metadata_date(found[1]) or date_in_words(found[1])) is not None:
            yield day


def _nodes(tree: HTMLTree, selector: str) -> Iterator[ElementNode]:
    found = tree.document.query_selector_all(selector) if tree.document is not None else ()
    yield from islice(found, _MAX_NODES)


def _attributes(tree: HTMLTree, selectors: tuple[str, ...]) -> Iterator[str]:
    for selector in selectors:
        for node in _nodes(tree, selector):
            value = node.getattr("content") or node.getattr("datetime") or node.getattr("href") or node.text
            if value and value.strip():
                yield value.strip()


def _json_fields(tree: HTMLTree, name: str) -> Iterator[str]:
    """The field `name` of the page's JSON-LD, wherever it stands in it."""
    for node in _nodes(tree, 'script[type="application/ld+json"]'):
        try:
            pending = [json.loads(node.text or "")]
        except (ValueError, RecursionError):
            continue
        while pending:
            value = pending.pop(0)
            if isinstance(value, dict):
                if isinstance(value.get(name), str):
                    yield value[name]
                pending.extend(value.values())
            elif isinstance(value, list):
                pending.extend(value)


def _tidy(text: str) -> str:
    """Paragraphs apart by one empty line, spaces single, invisible joiners gone."""
    text = _INVISIBLE.sub("", text.replace("\u00a0", " "))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_head(text: str, title: str) -> str:
    """The text without its title, the menus above that, and lines that only say who wrote it and when."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines[:_HEAD_LINES]) if title and line.strip() == title), -1)
    body = lines[first + 1 :]
    while body and (not body[0].strip() or (len(body[0]) < _BYLINE_CHARS and _BYLINE.match(body[0]))):
        body.pop(0)
    return "\n".join(body).strip() or text


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    found = re.match(r"(---|\+\+\+)\n(.{0,20000}?)\n\1[ \t]*(?:\n|$)", text, re.DOTALL)
    if found is None:
        return {}, text
    if found[1] == "+++":
        try:
            stated = tomllib.loads(found[2])
        except tomllib.TOMLDecodeError:
            return {}, text
        return {key: str(value) for key, value in stated.items()}, text[found.end() :]
    matter: dict[str, str] = {}
    for line in found[2].split("\n"):
        key, colon, value = line.partition(":")
        if colon and not key.startswith((" ", "-", "#")):
            matter[key.strip().lower()] = value.strip().strip("\"'")
    return matter, text[found.end() :]


def _field(matter: dict[str, str], *names: str) -> str:
    return next((matter[name] for name in names if matter.get(name)), "")


def _inline_words(kind: str, content: str) -> str:
    if kind in ("softbreak", "hardbreak"):
        return "\n" if kind == "hardbreak" else " "
    return content if kind in ("text", "code_inline", "text_special") else ""
