"""Which expression dates a clause."""

from __future__ import annotations

from store.extraction.times import attach, find_times


def dated(text: str, clause: str, cue: str, *, planned: bool = False, sentence: str = "") -> str | None:
    """The words that date the clause `clause` of `text` (one sentence unless `sentence` is given)."""
    start = text.index(sentence) if sentence else 0
    whole = (start, start + len(sentence)) if sentence else (0, len(text))
    at = text.index(clause)
    times = find_times(text, "2019-04")
    found = attach(text, times, whole, (at, at + len(clause)), text.index(cue), planned=planned)
    return text[found.start : found.end] if found else None


def test_the_nearest_in_the_clause() -> None:
    text = "Le sénat, qui a rejeté le texte en mars, soutient Maru depuis 2012."
    assert dated(text, "qui a rejeté le texte en mars", "rejeté") == "en mars"
    assert dated(text, "soutient Maru depuis 2012.", "soutient") == "depuis 2012"
    assert dated(text, text, "rejeté") == "en mars"


def test_the_opening_adverbial_governs_the_sentence() -> None:
    text = "Fin mars, le sénat, qui le craint, a désavoué Maru."
    assert dated(text, "a désavoué Maru", "désavoué") == "Fin mars"
    assert dated(text, "qui le craint", "craint") == "Fin mars"
    text = "Mais le 3 mars, le sénat a désavoué Maru."
    assert dated(text, "le sénat a désavoué Maru", "désavoué") == "le 3 mars"


def test_an_opening_participle_with_its_date() -> None:
    text = "Réunis à Lomé le 12 mars, les ministres ont salué Maru."
    assert dated(text, "les ministres ont salué Maru", "salué") == "le 12 mars"
    text = "La trêve du 12 mars, que nul ne respecte, est saluée par Maru."
    assert dated(text, "est saluée par Maru", "saluée") is None


def test_another_clause_or_sentence_does_not_date() -> None:
    text = "Maru, élu en mars, soutient le texte."
    assert dated(text, "soutient le texte", "soutient") is None
    text = "Fin mars, il hésitait. Il soutient le texte."
    assert dated(text, "Il soutient le texte", "soutient", sentence="Il soutient le texte.") is None


def test_plans_limits_and_the_undatable_are_passed_over() -> None:
    text = "Maru soutient le vote prévu le 3 mai."
    assert dated(text, text, "soutient") is None
    assert dated(text, text, "soutient", planned=True) == "le 3 mai"
    text = "Maru l'a soutenu jusqu'en mars."
    assert dated(text, text, "soutenu") is None
    text = "Maru s'est tu pendant trois jours."
    assert dated(text, text, "tu") is None
