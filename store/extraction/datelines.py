"""*DAKAR — Ousmane X a critiqué Y*: where a dispatch was written, taken for the first name of who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import SUBJECTS, hang

if TYPE_CHECKING:
    from store.extraction.words import Sentence, Word

DASHES = frozenset({"-", "–", "—", "--"})
LONGEST = 12  # tokens before the dash: a place, an agency, a date
INSIDE = frozenset({"PROPN", "NUM", "PUNCT", "NOUN", "X", "SPACE"})
YEAR = 4  # its digits
NAMES = frozenset({"PROPN", "X"})


def part(sentence: Sentence) -> None:
    """Hang what follows the dash of a dateline from the verb, not from the place."""
    words = sentence.doc[sentence.start : min(sentence.start + LONGEST, sentence.end)]
    opened = [w for w in words if w.pos_ != "SPACE"]
    year = bool(opened) and opened[0].pos_ == "NUM" and len(opened[0].text) == YEAR
    if len(opened) < 3 or not (opened[0].capital or year):
        return  # a year opens the sentence where the month before it is cut short: "12 déc. 2012 – …"
    dash = next((w for w in opened[1:] if w.text in DASHES), None)
    if dash is None or dash.i + 2 >= sentence.end:
        return
    before = [w for w in opened if w.i < dash.i]
    if not all(w.pos_ in INSIDE for w in before) or not _apart(dash):
        return
    place, first = opened[0], dash.nbor(1)
    verb = place.head
    dash.pos_ = "PUNCT"
    if _took(dash, place):
        return
    if place.dep_ not in SUBJECTS or verb.i < dash.i:
        return
    inside = [c for w in before for c in w.children if c.i > dash.i]
    if not inside or not (first.capital or first.pos_ == "DET"):
        return
    subject = next((c for c in inside if c.pos_ in NAMES or c.pos_ == "NOUN"), inside[0])
    hang(subject, verb, place.dep_)
    if subject.pos_ == "X":
        subject.pos_ = "PROPN"
    for child in [c for c in inside if c is not subject]:
        hang(child, subject, child.dep_)
    place.dep_ = "obl"
    if dash.head is not place:
        hang(dash, place, "punct")


def _took(dash: Word, place: Word) -> bool:
    """Whether the dash itself was taken for the subject, or for a clause; its place and what it took are set
    right.
    """
    after = [c for c in dash.children if c.i > dash.i]
    subject = next((c for c in after if c.pos_ in NAMES or c.pos_ == "NOUN"), None)
    verb = dash.head
    if subject is None or dash.dep_ not in SUBJECTS or verb.i < subject.i:
        return False
    hang(subject, verb, dash.dep_)
    for child in [c for c in after if c is not subject]:
        hang(child, subject, "nmod" if child.dep_ == "obl" and child.i < verb.i else child.dep_)
    if place.head is dash:
        hang(place, verb, "obl")
    hang(dash, verb, "punct")
    return True


def _apart(dash: Word) -> bool:
    """Whether the dash stands between spaces, as in no double name."""
    return dash.i > 0 and dash.nbor(-1).whitespace_ != "" and dash.whitespace_ != ""
