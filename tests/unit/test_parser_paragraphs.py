"""Paragraphs are found in wrapped and unwrapped text, and long texts come in bounded pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.parser.paragraphs import datelines, paragraph_starts, pieces

LONG = "Une phrase qui remplit la ligne entière, ou presque,"


def beginnings(text: str) -> list[str]:
    return [text[start:].split()[0] for start in paragraph_starts(text)]


def test_a_blank_line_begins_a_paragraph() -> None:
    assert beginnings("Un.\n\nDeux\n \nTrois\r\n\r\nQuatre") == ["Deux", "Trois", "Quatre"]


def test_wrapped_text_is_one_paragraph() -> None:
    assert beginnings(f"{LONG}\nMacron a dit non et le reste de la phrase est ici\nsans rien.") == []


def test_a_heading_on_its_own_line_is_a_paragraph() -> None:
    assert beginnings(f"Macron à Rome\nLe président {LONG}\nMacron {LONG}") == ["Le"]


def test_lines_too_long_to_be_wrapped_are_paragraphs() -> None:
    assert beginnings(f"{LONG * 5}.\nLe soir {LONG * 5}.\nEt {LONG * 5}") == ["Le", "Et"]


@given(st.text(alphabet="ab .\n\r\u00a0«", max_size=400), st.integers(min_value=1, max_value=50))
def test_pieces_are_bounded_and_join_to_the_text(text: str, limit: int) -> None:
    joined = ""
    for offset, piece in pieces(text, limit):
        assert offset == len(joined)
        assert len(piece) <= limit
        joined += piece
    assert joined == text


def test_pieces_end_before_a_paragraph_when_they_can() -> None:
    text = "Un mot. Deux mots.\n\nTrois mots ici. Quatre"
    assert [piece for _, piece in pieces(text, 25)] == ["Un mot. Deux mots.\n\n", "Trois mots ici. Quatre"]


@given(st.text(max_size=200))
def test_paragraphs_begin_with_something_to_see(text: str) -> None:
    for start in paragraph_starts(text):
        assert not text[start].isspace()


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("GENÈVE, 5 mars 2014 (AFP) – Le Mali est là.", "GENÈVE, 5 mars 2014 (AFP) – "),
        ("*LONDRES, 26 nov 1998 (AFP) –* Le Mali est là.", "*LONDRES, 26 nov 1998 (AFP) –* "),
        ("Lomé (Togo) — « Le Mali », dit-il.", "Lomé (Togo) — "),
        ("Och (Kirghizstan), 1er juin (Reuters) - Le Mali.", "Och (Kirghizstan), 1er juin (Reuters) - "),
        ("22 janvier 2017. – Claude est là.", "22 janvier 2017. – "),
        ("L'OTAN – alliée de l'Ukraine – est là.", ""),
        ("Le MNLA (rebelle) - une milice - est là.", ""),
        ("CGT – FO : la guerre", ""),
        ("– 22 sept : Paris envoie des renforts.", ""),
    ],
)
def test_what_follows_a_dateline_is_a_paragraph_of_its_own(line: str, dateline: str) -> None:
    text = f"Un titre\n\n{line}"
    start = text.index(line)
    wanted = [(start, start + len(dateline))] if dateline else []
    assert datelines(text) == wanted
    assert paragraph_starts(text) == [start, *(end for _, end in wanted)]
