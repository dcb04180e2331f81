"""The words without which a rule has nothing to look at: an article is searched for them once, not its every
token by every rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.extraction.stances.candidate import form_table
from store.extraction.stances.echo_words import load_echoes
from store.extraction.stances.forms import nominal_forms
from store.extraction.wordlists import by_first

if TYPE_CHECKING:
    from store.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Cues:
    """Forms and lemmas of the lexicon's entries, by the rule that looks for them."""

    framing: frozenset[str]  # frames of all kinds
    judging: frozenset[str]
    accusing: frozenset[str]
    answering: frozenset[str]  # verbs of denying and of saying
    echoing: frozenset[str]
    attributing: dict[str, list[tuple[str, ...]]]  # *selon*, *d'après*, by their first word


_KEPT: dict[str, Cues] = {}  # by the lexicon's fingerprint


def load_cues(lexicon: Lexicon) -> Cues:
    """The cues of `lexicon`."""
    if lexicon.fingerprint not in _KEPT:
        _KEPT[lexicon.fingerprint] = _cues(lexicon)
    return _KEPT[lexicon.fingerprint]


def _cues(lexicon: Lexicon) -> Cues:
    forms, echoes = form_table(lexicon), load_echoes()
    verbs = {lemma for lemma, frames in lexicon.by_lemma.items() if any(f.pos == "verb" for f in frames)}
    nominal = {form for f in lexicon.frames if f.pos in {"noun", "adj"} for form in nominal_forms(f.lemma)}
    embedders = [(lemma, e) for lemma, entries in lexicon.embedders.items() for e in entries]
    matrix = {lemma for lemma, e in embedders if e.matrix and e.pos == "verb"}
    denying = {lemma for lemma, e in embedders if e.type == "deny"}
    longest_first = sorted(
        (tuple(phrase) for phrase in lexicon.certainty.attribution), key=lambda p: (-len(p), p)
    )
    return Cues(
        framing=forms.forms_of(verbs) | nominal | frozenset(lexicon.by_lemma),
        judging=forms.forms_of(set(lexicon.attitudes)),
        accusing=forms.forms_of(matrix),
        answering=forms.forms_of(denying | set(lexicon.certainty.reporting)),
        echoing=forms.forms_of(echoes.verbs).union(echoes.likewise),
        attributing=by_first(longest_first),
    )
