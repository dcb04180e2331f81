"""Whom *ils* means when nobody with a name fits: the people whom the sentence before is about."""

from __future__ import annotations

from store.extraction.actors.pronouns import SUBJECTS
from store.extraction.actors.words import gender, is_plural, low
from store.extraction.actors.workspace import Draft
from store.extraction.entities import Entity, EntityMention
from store.extraction.words import Word

THEY = {"ils": "m", "-ils": "m", "-t-ils": "m", "elles": "f", "-elles": "f", "-t-elles": "f"}


def they(work: Draft) -> None:
    """ "Les éleveurs ont bloqué la route. Ils refusent le traité": mentions of unnamed people by a pronoun
    that nothing else explains. Run after the people are found.
    """
    people = {e.key: e for e in work.registry.entities if e.unnamed and e.plural}
    if not people:
        return
    told = sorted((m for m in work.map.mentions if m.entity in people), key=lambda m: m.start)
    for i in sorted(work.doc.among(THEY.keys())):
        token = work.doc[i]
        if token.pos_ == "PRON" and not work.map.at(token):
            said = _said_before(work, token, told, people)
            if said is not None:
                told.append(work.mention(people[said.entity], i, i + 1, "pronoun", exported=False))


def _said_before(
    work: Draft, token: Word, told: list[EntityMention], people: dict[int, Entity]
) -> EntityMention | None:
    """The mention that is the subject of this sentence or the one before, if no other plural stands between
    as a subject and it agrees.
    """
    here = work.sentence_of[token.i]
    for mention in reversed(told):
        back = here - work.sentence_of[mention.start]
        if mention.start >= token.i:
            continue
        if back > 1 or work.paragraph_of[mention.start] != work.paragraph_of[token.i]:
            return None
        noun = work.doc[mention.head]
        if noun.dep_ not in SUBJECTS and mention.form != "pronoun":
            continue
        wanted, own = THEY[low(token)], gender(noun) or "m"
        if mention.form != "pronoun" and wanted != own:
            return None
        between = work.doc[mention.end : token.i]
        others = any(w.dep_ in SUBJECTS and w.pos_ != "PRON" and is_plural(w) for w in between)
        return None if others else mention
    return None
