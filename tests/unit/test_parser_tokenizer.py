"""Words are cut as the treebanks cut them, and spell the text again, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.parser.tokenizer import split

PRESS = st.lists(
    st.sampled_from(
        [
            "l'",
            "qu’",
            "M.",
            "«",
            "»",
            '"',
            " ",
            "\n\n",
            "\u00a0",
            "1.200",
            "a-t-il",
            "Etats-Unis",
            ".",
            "é",
            "Haftar.Le",
        ]
    )
    | st.text(max_size=4)
).map("".join)


@given(PRESS)
def test_words_and_spaces_spell_the_text(text: str) -> None:
    words, spaces = split(text)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text
    assert all(words)


@given(PRESS)
def test_white_space_and_words_do_not_mix(text: str) -> None:
    """Only a number may hold a space: *1 200*."""
    for word in split(text)[0]:
        assert word.isspace() or not any(c.isspace() for c in word) or word[-1].isdigit()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'Egypte qu’il d'aujourd'hui", "l'|Egypte|qu’|il|d'|aujourd'hui"),
        ("jusqu'à l'ANL, lorsqu'elle s'oppose", "jusqu'|à|l'|ANL|,|lorsqu'|elle|s'|oppose"),
        ("N'Djamena et M'sila", "N'Djamena|et|M'sila"),
        ("« Non », a-t-il dit.", "«|Non|»|,|a|-t-il|dit|."),
        ("Est-ce vrai ? Va-t-on voter ? donnez-le-moi", "Est|-ce|vrai|?|Va|-t-on|voter|?|donnez|-le|-moi"),
        ("un rendez-vous, peut-être, avec celui-ci", "un|rendez-vous|,|peut-être|,|avec|celui-ci"),
        (
            "Bar-le-Duc, al-Sissi, ex-ministre, cessez-le-feu",
            "Bar-le-Duc|,|al-Sissi|,|ex-ministre|,|cessez-le-feu",
        ),
        ("M. Durand, MM. A et B, Mme Curie, Dr. No", "M.|Durand|,|MM.|A|et|B|,|Mme|Curie|,|Dr.|No"),
        ("J.-C. Juncker et J. Kerry à l'O.N.U. hier", "J.-C.|Juncker|et|J.|Kerry|à|l'|O.N.U.|hier"),
        ("contre Durand.Le ministre", "contre|Durand|.|Le|ministre"),
        ("1.200 soldats, 10 000 morts, 3,5 %, 10%", "1.200|soldats|,|10 000|morts|,|3,5|%|,|10|%"),
        ("le 12/04/2019 à 14h30, en 2014-2015", "le|12/04/2019|à|14|h|30|,|en|2014-2015"),
        ("du côté des alliés, auquel", "du|côté|des|alliés|,|auquel"),
        ("sur lemonde.fr ou https://a.fr/b.", "sur|lemonde.fr|ou|https://a.fr/b|."),
        ('"non"... (oui) ; «oui»', '"|non|"|...|(|oui|)|;|«|oui|»'),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert "|".join(split(text)[0]) == expected


def test_layout_is_kept_as_words_of_its_own() -> None:
    assert split(" Un\n\ndeux  trois\u00a0!") == (
        [" ", "Un", "\n\n", "deux", " ", "trois", "\u00a0", "!"],
        [False, False, False, True, False, False, False, False],
    )


def test_a_line_without_spaces_is_cut_in_bounded_words() -> None:
    assert max(map(len, split("a" * 100_000)[0])) <= 1000
