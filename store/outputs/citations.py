"""The articles behind the selected stances, as references to cite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store import edtf
from store.model import Article
from store.outputs.selection import Selection
from store.outputs.tables import Row, all_articles, stances_of
from store.text import inert

if TYPE_CHECKING:
    from store.database import Store
    from store.queries.corpus import Corpus

KEYS = (
    "article",
    "title",
    "published",
    "published_basis",
    "url",
    "path",
    "reference",
    "stances",
    "selection",
)


def rows(store: Store, corpus: Corpus, selection: Selection) -> Iterator[Row]:
    """One row for each article from which a selected stance comes, by date. Raises StoreError."""
    cited = [
        (article, len(stances_of(article, store, corpus, selection))) for article in all_articles(corpus)
    ]
    for article, count in sorted(cited, key=lambda pair: (edtf.sort_key(pair[0].published), pair[0].article)):
        if count:
            url = store.url(article.article)
            yield {
                "article": article.article, "title": article.title, "published": article.published,
                "published_basis": article.published_basis, "url": url or None, "path": article.path,
                "reference": reference(article, url), "stances": count, "selection": selection.words,
            }  # fmt: skip


def reference(article: Article, url: str = "") -> str:
    """An article as it is cited: « Title », date [how it is known], where; one inert line."""
    if article.published is None:
        day = "sans date"
    else:
        day = edtf.in_french(article.published)
        if article.published_basis == "inferred":
            day += " [date déduite]"
    title = article.title or article.article
    return inert(f"« {title} », {day}, {url or article.path} [{article.article}].")


def markdown(store: Store, corpus: Corpus, selection: Selection) -> Iterator[bytes]:
    """A list of references in Markdown. Raises StoreError."""
    yield f"# Références\n\n_{selection.phrase.capitalize()}._\n\n".encode()
    for row in rows(store, corpus, selection):
        yield f"- {escape_markdown(str(row['reference']))}\n".encode()


def escape_markdown(text: str) -> str:
    """`text` on one line so that Markdown shows it letter by letter: no link, no image, no HTML, no list."""
    escaped = _MARKS.sub(r"\\\g<0>", inert(text))
    return _AT_START.sub(r"\1\\", escaped)


# What means something anywhere, what makes an address a link, and what makes the start of a line a list.
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|&@~$]|:(?=//)|(?<=www)\.|(?<=mailto):", re.IGNORECASE)
_AT_START = re.compile(r"^(\s*(?=[-+=])|\s*\d+(?=[.)]))")
