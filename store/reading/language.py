"""Which language a text is in: French, which is analysed, or another, which is only kept."""

from __future__ import annotations

import re

from store.reading.wordlists import french_words

_SAMPLE = 6000  # code points that are looked at, from the start
_SHORT = 25  # words below which nothing can be said, and French is taken for granted
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of `text`; `fr` for what is too short to tell, `und` if unknown.

    French is told by its own words of grammar (one word in six or more; running French has one in three), so
    that names, quotations and page furniture do not tip the balance. The name of another language is a guess.
    """
    sample = text[:_SAMPLE]
    words = [word.casefold() for word in _WORD.findall(sample)]
    if len(words) < _SHORT:
        return "fr"
    if sum(word in french_words() for word in words) * 6 >= len(words):
        return "fr"
    from resiliparse.parse.lang import detect_fast

    guess, _ = detect_fast(sample)
    return "und" if guess == "unknown" else guess
