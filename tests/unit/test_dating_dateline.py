"""Datelines at the beginning of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import edtf
from store.reading.dateline import find_dateline


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("PARIS, 22 mai 2012 (AFP) -", "2012-05-22"),
        ("LE CAIRE, 1er juin 2013 (Agence) –", "2013-06-01"),
        ("GENEVE/NEW YORK, 3 août 2014 (AFP) -", "2014-08-03"),
        ("Niamey (Niger), le 3 avril 2019 -", "2019-04-03"),
        ("PARIS (AFP) - 22 mai 2012 -", "2012-05-22"),
        ("22 mai 2012. -", "2012-05-22"),
        ("Mardi 22 mai 2012 –", "2012-05-22"),
        ("Publié le 12/03/2019 à 18h30", "2019-03-12"),
        ("Publié le 12 mars 2019 à 18:30 -", "2019-03-12"),
        ("Par Jeanne Dupont, publié le 12 mars 2019", "2019-03-12"),
        ("\n  Mis à jour le 2019-03-12", "2019-03-12"),
    ],
)
def test_finds_the_dateline_and_its_span(line: str, value: str) -> None:
    text = line + " Le ministre a reçu hier son homologue."
    found = find_dateline(text)
    assert found is not None
    assert found.value == value
    assert text[found.start : found.end].strip() == line.strip()


@pytest.mark.parametrize(
    "line", ["Tripoli, le 3 avril 2019", "Mercredi 3 avril 2019", "Tripoli, 3 avril 2019."]
)
def test_a_line_of_its_own(line: str) -> None:
    found = find_dateline(line + "\n\nLe ministre a parlé.")
    assert found is not None
    assert (found.value, found.start, found.end) == ("2019-04-03", 0, len(line))


@pytest.mark.parametrize(
    "text",
    [
        "Le 22 mai 2012, le ministre a reçu son homologue.",
        "Tripoli, le 3 avril 2019, la foule gronde.",
        "Le ministre a parlé. PARIS, 22 mai 2012 (AFP) - Voici.",
        "PARIS, 22 mai (AFP) - Le ministre a parlé.",
        "PARIS, 32 mai 2012 (AFP) - Le ministre a parlé.",
        "En 2012, le ministre a parlé.",
        "Le texte voté le 12 mars 2019 divise.",
        "",
    ],
)
def test_a_narrative_date_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    found = find_dateline(text)
    assert found is None or (0 <= found.start < found.end <= len(text) and edtf.is_valid(found.value))
