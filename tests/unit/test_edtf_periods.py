"""Periods as users type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.periods import parse_period

TODAY = date(2020, 6, 15)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2019-04", "2019-04-01", "2019-04-30"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-04-07", "2019-04-07", "2019-04-07"),
        ("Avril 2019", "2019-04-01", "2019-04-30"),
        ("en avril 2019", "2019-04-01", "2019-04-30"),
        ("fevrier 2019", "2019-02-01", "2019-02-28"),
        ("au mois d’août 2019", "2019-08-01", "2019-08-31"),
        ("7 avril 2019", "2019-04-07", "2019-04-07"),
        ("le 1er avril 2019", "2019-04-01", "2019-04-01"),
        ("07/04/2019", "2019-04-07", "2019-04-07"),
        ("04/2019", "2019-04-01", "2019-04-30"),
        ("en 2019", "2019-01-01", "2019-12-31"),
        ("depuis 2018", "2018-01-01", None),
        ("depuis l'été 2016", "2016-06-01", None),
        ("à partir du 3 mai 2019", "2019-05-03", None),
        ("avant mars 2020", None, "2020-02-29"),
        ("après le 7 avril 2019", "2019-04-08", None),
        ("jusqu'en 2019", None, "2019-12-31"),
        ("jusqu'au 7 avril 2019", None, "2019-04-07"),
        ("entre 2018 et 2019", "2018-01-01", "2019-12-31"),
        ("entre mars et mai 2019", "2019-03-01", "2019-05-31"),
        ("de 2011 à 2013", "2011-01-01", "2013-12-31"),
        ("du 3 au 5 avril 2019", "2019-04-03", "2019-04-05"),
        ("2018-2019", "2018-01-01", "2019-12-31"),
        ("2018/2019-04", "2018-01-01", "2019-04-30"),
        ("mars 2019 - mai 2019", "2019-03-01", "2019-05-31"),
        ("à l'automne 2015", "2015-09-01", "2015-11-30"),
        ("les années 2010", "2010-01-01", "2019-12-31"),
        ("l'an dernier", "2019-01-01", "2019-12-31"),
        ("depuis l'an dernier", "2019-01-01", None),
        ("cette année", "2020-01-01", "2020-12-31"),
        ("le mois dernier", "2020-05-01", "2020-05-31"),
        ("hier", "2020-06-14", "2020-06-14"),
        ("avril", "2020-04-01", "2020-04-30"),
        ("7 décembre", "2019-12-07", "2019-12-07"),
        ("les 6 derniers mois", "2019-12-15", "2020-06-15"),
        ("2 dernières semaines", "2020-06-01", "2020-06-15"),
    ],
)
def test_reads(text: str, since: str | None, until: str | None) -> None:
    found = parse_period(text, TODAY)
    assert [day.isoformat() if day else None for day in found] == [since, until]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "banane",
        "31 avril 2019",
        "2019-13",
        "depuis",
        "entre 2018 et",
        "XXXX-04",
        "9999 derniers ans",
    ],
)
def test_refuses_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match="avril 2019"):
        parse_period(text, TODAY)


def test_refuses_a_period_that_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        parse_period("entre 2019 et 2018", TODAY)


WORDS = st.sampled_from([
    "depuis", "avant", "entre", "et", "de", "à", "le", "avril", "mars", "2019", "2018-04", "1er", "31",
    "/", "-", "..", "jusqu'en", "l'", "an", "dernier", "été", "0000", "9999", "après", "années",
    "derniers", "jours",
])  # fmt: skip


@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=7).map(" ".join)))
def test_a_period_or_a_value_error(text: str) -> None:
    try:
        since, until = parse_period(text, TODAY)
    except ValueError:
        return
    assert since is not None or until is not None
    assert since is None or until is None or since <= until
