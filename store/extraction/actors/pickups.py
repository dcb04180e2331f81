"""Which proposals a bare noun may take up again, and which adjectives only judge one."""

from __future__ import annotations

from functools import cache

from store.extraction.words import Word
from store.lexicon import load_lexicon
from store.lexicon.gazetteer import Gazetteer


def picks(gazetteer: Gazetteer, noun: str) -> frozenset[str]:
    """The nouns of the proposals that a bare "le `noun`" may mean: those of its sort and of its table."""
    found = gazetteer.words.get(f"pickup.{noun}", frozenset())
    for key, words in gazetteer.words.items():
        if key.startswith("sort.") and noun in words:
            found |= words
    return found


@cache
def _judgements() -> frozenset[str]:
    return frozenset(load_lexicon().evaluations)


def judging(token: Word) -> bool:
    """ "juge le texte inacceptable", "un accord « inique »": an adjective that says what somebody thinks."""
    after = token.nbor(1).plain if token.i + 1 < len(token.doc) else ""
    if token.pos_ not in {"ADJ", "ADV", "VERB"} or after in {"à", "au", "aux"}:
        return False
    word = token.plain.rstrip("s")
    return not _judgements().isdisjoint((token.plain, word, word.removesuffix("e"), word.removesuffix("le")))
