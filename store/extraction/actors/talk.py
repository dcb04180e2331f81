"""*« Il a menti », a dit Y à propos de X*: whom or what quoted words are said to be about, which is named
only after them or at the head of their sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.extraction.actors.pronouns import features
from store.extraction.actors.workspace import Draft
from store.extraction.entities import EntityMention
from store.extraction.wordlists import Phrases, load_lists
from store.extraction.words import Text

DEMONSTRATIVE = frozenset({"ce", "cet", "cette"})
NAMES = frozenset({"PROPN", "X"})
BEFORE_NAME = frozenset({"DET", "ADJ", "NOUN", "ADP"})
FAR = 25  # tokens from a quotation to what says whom it is about
NEAR = 5  # tokens from there to the name
SPEAKER = 8  # tokens from *dit* to *de X*

Pending = dict[int, list[EntityMention]]


@dataclass(frozen=True, slots=True)
class TalkWords:
    """The lists of `talk.toml`, described there."""

    before_of: Phrases
    before_on: Phrases
    before_noun: Phrases
    of: frozenset[str]
    on: frozenset[str]
    said: frozenset[str]


@cache
def load_talk() -> TalkWords:
    return load_lists(TalkWords, Path(__file__).with_name("talk.toml"))


def talked_about(work: Draft, quotes: list[tuple[int, int]], pending: Pending) -> dict[int, EntityMention]:
    """By where a quotation begins: who or what it is said to be about."""
    found: dict[int, EntityMention] = {}
    for i, behind in _phrases(work):
        mention = _named(work.doc, pending, behind)
        if mention is None:
            continue
        heads = i - work.doc[i].sent.start < NEAR
        for start, end in quotes:
            after = end <= i < end + FAR and work.sentence_of[end - 1] == work.sentence_of[i]
            before = heads and start > i and work.sentence_of[start] == work.sentence_of[i]
            if (after and not any(s > end and s < i for s, _ in quotes)) or before:
                found.setdefault(start, mention)
    return found


def _phrases(work: Draft) -> Iterator[tuple[int, int]]:
    """Where the sentence says what is talked about: the word that says so, and the token behind it."""
    talk = load_talk()
    yield from sorted(
        found
        for phrases, link in ((talk.before_of, talk.of), (talk.before_on, talk.on), (talk.before_noun, None))
        for found in _led(work, phrases, link)
    )
    low, doc, size = work.low, work.doc, len(work.doc)
    for i in doc.among(talk.said):
        for k in range(i + 2, min(i + SPEAKER, size - 1)):
            if low[k] in talk.of and doc[k - 1].pos_ in NAMES and doc[k + 1].sent is doc[i].sent:
                yield i, k + 1
                break
            if doc[k].pos_ == "PUNCT":
                break


def _led(work: Draft, phrases: Phrases, link: frozenset[str] | None) -> Iterator[tuple[int, int]]:
    """Where one of `phrases` stands, with what is behind it, after a word of `link` where there is one."""
    low = work.low
    for i in work.doc.among(phrases.keys()):
        for words in phrases[low[i]]:
            end = i + len(words)
            behind = end if link is None else end + 1
            if tuple(low[i:end]) == words and behind < len(low) and (link is None or low[end] in link):
                yield end - 1, behind


def _named(doc: Text, pending: Pending, start: int) -> EntityMention | None:
    """The first mention of the noun phrase from token `start` on."""
    for k in range(start, min(start + NEAR, len(doc))):
        if k in pending:
            return max(pending[k], key=lambda m: m.end)
        if doc[k].pos_ not in BEFORE_NAME:
            break
    return None


def meant(work: Draft, mention: EntityMention, gender: str, plural: bool) -> list[int]:
    """Whom a pronoun of the quotation means, if it agrees with what that is about."""
    own, many = features(work, work.registry.entities[mention.entity], mention)
    if (gender and own and own != gender) or (many is not None and many != plural):
        return []
    return [mention.entity]


def point(work: Draft, start: int, end: int, mention: EntityMention) -> None:
    """Make *ce texte*, *cette loi* in the quotation [start, end) mean what it is about, unless it was named
    before.
    """
    entity = work.registry.entities[mention.entity]
    if entity.kind != "proposal":
        return
    anaphors, own = work.gazetteer.words["proposal.anaphors"], work.low[mention.start]
    for i in range(start + 1, end):
        if work.low[i - 1] not in DEMONSTRATIVE or not (work.low[i] in anaphors or work.low[i] == own):
            continue
        here = work.map.headed(i)
        if not here:
            work.mention(entity, i, i + 1, "noun", exported=False, head=i)
        for m in here:
            if all(o.start >= start for o in work.map.mentions if o.entity == m.entity):
                m.entity = entity.key
