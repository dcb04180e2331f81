"""*Les présidents russe X, turc Y et iranien Z*: those who share a title, each with the name of his state.

The parser hangs the adjectives from the first name, and the other names from the adjectives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang

if TYPE_CHECKING:
    from store.extraction.words import Sentence, Word
    from store.lexicon.gazetteer import Gazetteer

LINKS = frozenset({",", "et"})
NAMES = frozenset({"PROPN", "X", "NOUN", "ADJ"})
REACH = 6  # tokens between a title and the first adjective: "les ministres des Affaires étrangères | russe"


def share_titles(sentence: Sentence, gazetteer: Gazetteer) -> None:
    """Hang the second and later names from the first, and the first from the title that all of them have."""
    words = list(sentence)
    first: Word | None = None
    end = -1  # after the name before, in `words`
    for k, word in enumerate(words):
        if word.capital or word.folded not in gazetteer.demonyms:
            continue
        start = k + 2 if words[k + 1 : k + 2] and words[k + 1].text == "," else k + 1
        stop = past_name(words, start)
        if stop == start:
            continue
        linked = [w.plain for w in words[end:k]] if 0 <= end < k <= end + 2 else [""]
        if first is not None and LINKS.issuperset(linked):
            _name(words[start:stop], first, "conj")
            hang(word, words[start], "amod")
        else:
            first = _first(words, k, start, stop)
        end = stop


def _first(words: list[Word], k: int, start: int, stop: int) -> Word | None:
    """The first name, hung from the title in the plural before the adjective at `k`; None without one or
    when nobody is named after it.
    """
    titles = (w for w in reversed(words[max(k - REACH, 0) : k]) if w.pos_ == "NOUN")
    title = next((w for w in titles if "Plur" in w.morph.get("Number", ()) and _with_article(w)), None)
    after = [w.plain for w in words[stop : stop + 2]]
    if title is None or not LINKS.intersection(after[:1]):
        return None
    name = words[start]
    if title in name.above and title.dep_ != "nmod":
        _name(words[start:stop], title, "appos")
    return name


def _with_article(noun: Word) -> bool:
    return any(c.pos_ == "DET" or c.plain in {"des", "aux"} for c in noun.children if c.i < noun.i)


def past_name(words: list[Word], k: int) -> int:
    """The index after the name that opens at `k`; `k` when none does."""
    while k < len(words) and words[k].capital and words[k].pos_ in NAMES:
        k += 1
    return k


def _name(words: list[Word], head: Word, dep: str) -> None:
    hang(words[0], head, dep)
    for word in words[1:]:
        hang(word, words[0], "flat")
