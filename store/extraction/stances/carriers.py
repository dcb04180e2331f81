"""The forms of the lexicon's carrier nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.forms import nominal_forms

if TYPE_CHECKING:
    from store.lexicon import Lexicon

_TABLES: dict[str, dict[str, str]] = {}  # by the lexicon's fingerprint


def carrier_forms(lexicon: Lexicon) -> dict[str, str]:
    """Form → noun, for every carrier of `lexicon`; a noun's own form before the plural of another."""
    if lexicon.fingerprint not in _TABLES:
        table: dict[str, str] = {}
        for noun in lexicon.carriers:
            for form in nominal_forms(noun):
                table.setdefault(form, noun)
        _TABLES[lexicon.fingerprint] = table | {noun: noun for noun in lexicon.carriers}
    return _TABLES[lexicon.fingerprint]
