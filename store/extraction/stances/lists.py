"""Lists "X, Y et Z" whose members the parser hung in different places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.members import past_brackets
from store.extraction.stances.sharing import gap
from store.extraction.stances.syntax import CONTRACTED, SUBJECTS, Found, Parse
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.phrases import Phrases


_ARTICLES = frozenset({"le", "la", "les", "l'"})


def listed_after(phrases: Phrases, i: int, known: set[int]) -> list[int]:
    """Members of a list "X, Y et Z" after X that the parser hung elsewhere;
    the list must end in et/ou/ni.
    """
    p = phrases.parse
    found: list[int] = []
    end = past_brackets(p, _end(phrases, i))
    _, high = p.bounds[p.sentence[i]]
    prep = p.prep(i)
    while end + 1 < high and len(found) < 8:
        link = p.low[end]
        if link not in {",", "et", "ou", "ni"}:
            break
        start = end + 1
        if link == "," and p.low[start] in {"et", "ou", "ni"}:
            link, start = p.low[start], start + 1
            bare = start + (start + 1 < high and p.low[start] in _ARTICLES)
            if prep and not found and phrases.entities.starting(bare):
                break  # "X, allié de Y, et Z": Z goes with X
        while start < high and (
            (
                p.pos[start] in {"DET", "ADP"}
                and CONTRACTED.get(p.low[start], p.low[start]) in {prep, *_ARTICLES}
            )
            or p.low[start] in _ARTICLES
        ):
            start += 1
        here = [m for m in phrases.entities.starting(start) if m.form != "pronoun"]
        if not here and link in {"et", "ou"} and _unnamed(p, end + 1):
            return found
        if not here and link in {"et", "ou", "ni"} and prep and _capital(phrases, i, start):
            return [*found, start]
        if here and link == "et" and p.head[i] < i and _verb_at(p, here[0].end):
            break  # "X s'oppose au projet et Y ne s'y rallie pas"
        if not here or _heads_clause(p, here[0].head, i) or gap(p, phrases.slots.surface, here[0].head) >= 0:
            break
        if here[0].head not in known:
            found.append(here[0].head)
        end = past_brackets(p, here[0].end)
        if link != ",":
            return found
    return []


def _unnamed(p: Parse, k: int) -> bool:
    """*X, Y et d'autres pays*: the last of a list is a number of others without a name."""
    return any(tuple(p.low[k : k + len(words)]) == words for words in load_discourse().others)


def _capital(phrases: Phrases, i: int, k: int) -> bool:
    """*le soutien du Tchad et de Paris*: whether `k` is a capital that ends a list which a state opens."""
    states = {phrases.kind(m.entity) for m in phrases.entities.at(phrases.parse.doc[i])} == {"country"}
    return states and k < phrases.parse.size and bool(phrases.latent(Found((k,)), True))


def _end(phrases: Phrases, i: int) -> int:
    """The token after the phrase headed by `i`: after its mention, else after its flat parts."""
    token = phrases.parse.doc[i]
    mentions = phrases.entities.at(token) or phrases.entities.covering(token)[:1]
    return mentions[0].end if mentions else i + 1


def _verb_at(p: Parse, k: int) -> bool:
    """Whether a finite verb begins at token `k`, with or without *ne* and pronouns before it."""
    while k + 1 < p.size and p.low[k] in _BEFORE_VERBS:
        k += 1
    return k < p.size and p.pos[k] in {"VERB", "AUX"} and p.finite(k) is not None


_BEFORE_VERBS = frozenset({"ne", "n'", "se", "s'", "y", "en", "l'", "le", "la", "les", "lui", "leur"})


def _heads_clause(p: Parse, k: int, i: int) -> bool:
    """Whether `k` is the subject of a verb of its own (*X critique Y et Z approuve*)."""
    return (
        p.dep[k] in SUBJECTS
        and p.head[k] > k
        and p.head[k] != p.head[i]
        and p.pos[p.head[k]] in {"VERB", "AUX", "ADJ"}
    )
