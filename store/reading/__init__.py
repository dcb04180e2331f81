"""From files, folders and standard input to articles: `read` is the one way in.

Whatever cannot be read comes out as an `UnreadableArticle` among the articles, in its place, so that
one bad file stops nothing. Nothing here needs the NLP stack; web pages and Markdown load their
libraries only when one comes by.
"""

from store.reading.articles import read
from store.reading.counting import count_articles
from store.reading.language import language_of

__all__ = ["count_articles", "language_of", "read"]
