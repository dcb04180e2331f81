"""Sentences that the parser ended too soon: *la Centrale ouvrière (CO) | accuse le gouvernement*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang

if TYPE_CHECKING:
    from store.extraction.words import Sentence, Text, Word

ENDS = frozenset({".", "!", "?", "…", "...", ";", ":", "»", '"', "”"})
VERBS = frozenset({"VERB", "AUX"})
FRAMING = frozenset({"case", "mark"})


def rejoin(text: Text) -> None:
    """Join each sentence that begins with a small letter, after no full stop and no new line, to the one
    before it.
    """
    whole: list[Sentence] = []
    for sentence in text.sents:
        if whole and _broken(text[sentence.start - 1], text[sentence.start]):
            _join(whole[-1], sentence)
        else:
            whole.append(sentence)
    text.sents[:] = whole


def _broken(last: Word, first: Word) -> bool:
    return last.text not in ENDS and not last.is_space and first.text[:1].islower()


def _join(before: Sentence, after: Sentence) -> None:
    tops = [[w for w in part if w.head is w] for part in (before, after)]
    after.doc[after.start].is_sent_start = False
    for word in after:
        word.sent = before
    before.end = after.end
    if not tops[0] or not tops[1]:
        return
    first, second = tops[0][0], tops[1][0]
    if first.pos_ in VERBS or second.pos_ not in VERBS:
        hang(second, first, "parataxis")
    else:
        framed = any(c.dep_ in FRAMING for c in first.children)
        own = any(c.dep_.startswith("nsubj") for c in second.children)
        hang(first, second, "obl" if framed or own else "nsubj")
