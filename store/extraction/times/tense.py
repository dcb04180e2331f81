"""Whether the words around a date tell of something planned or of something past."""

from __future__ import annotations

import re

from store.extraction.times.reference import Tense
from store.extraction.times.scan import Found
from store.extraction.times.words import load_words

_BEFORE, _AFTER = 90, 60  # code points in which a verb tells planned from past
_PASSIVE = 12  # code points from a future to the participle that it governs
_GOVERNS_PARTICIPLE = ("ra", "ront", "doit", "doivent", "devait", "devaient", "devrait", "devraient")
# Not the point of "M. Maru" or "J. Maru".
SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bMM)\.|[!?;\n]")


def tense_of(text: str, found: Found) -> Tense:
    """What the nearest verb, before or else after, says of a date without its year."""
    if found.relative:
        return "plan" if found.relative > 0 else "past"
    if found.plan:
        return "plan"
    if found.role == "start" and not found.onward:
        return "past"
    before = SENTENCE_END.split(text[max(0, found.start - _BEFORE) : found.start])[-1]
    words = load_words()
    plan, auxiliary = -1, False
    for match in words.plan.finditer(before):
        plan, auxiliary = match.end(), match.group().endswith(_GOVERNS_PARTICIPLE)
    past = max((m.start() for m in words.past.finditer(before)), default=-1)
    # "sera reçu jeudi": the participle tells no time.
    if plan >= 0 and past - plan <= (_PASSIVE if auxiliary else 0):
        return "plan"
    if past >= 0:
        return "" if words.neutral.search(before, past) else "past"
    after = SENTENCE_END.split(text[found.end : found.end + _AFTER], maxsplit=1)[0]
    first_plan, first_past = words.plan.search(after), words.past.search(after)
    if first_plan and (not first_past or first_plan.start() <= first_past.start()):
        return "plan"
    return "past" if first_past else ""
