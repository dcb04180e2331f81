"""Who bears a name, and where the name ends: churches, prelates, firms, unions, bodies."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides, stances


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("L'Eglise luthérienne a critiqué Paul Biya.", "Eglise luthérienne"),
        ("La nouvelle Église orthodoxe du Pérou a critiqué Paul Biya.", "Église orthodoxe du Pérou"),
        ("Le métropolite Anselme a critiqué Paul Biya.", "Anselme"),
        ("Le cardinal Oscar Lindgren a critiqué Paul Biya.", "Oscar Lindgren"),
        ("SOS Paysages a critiqué Paul Biya.", "SOS Paysages"),
        ("Le mouvement citoyen Zortak a critiqué Paul Biya.", "Zortak"),
        ("L'entreprise Zortak a critiqué Paul Biya.", "Zortak"),
        ("Le syndicat étudiant Zortak a critiqué Paul Biya.", "Zortak"),
        ("La chaîne privée Zortak a critiqué Paul Biya.", "Zortak"),
        ("Les milices pro-iraniennes ont critiqué Paul Biya.", "milices pro-iraniennes"),
        ("Le parti Zortak est petit. Hier, Zortak a critiqué Paul Biya.", "parti Zortak"),
        ("La finlandaise Zortak, leader du marché, a critiqué Paul Biya.", "Zortak"),
        ("En Suède, Zortak a critiqué Paul Biya.", "Zortak"),
        ("Friends of the Valley a critiqué Paul Biya.", "Friends of the Valley"),
        ("Le gouvernement du Québec a critiqué Paul Biya.", "gouvernement du Québec"),
        ("La Prix Nobel Olga Bankole a critiqué Paul Biya.", "Olga Bankole"),
        ("La dirigeante dalit Kavita a critiqué Paul Biya.", "Kavita"),
        ("La chambre régionale des comptes a désavoué Paul Biya.", "chambre régionale des comptes"),
    ],
)
def test_a_name_is_found_whole(text: str, holder: str) -> None:
    assert (holder, "oppose", "Paul Biya") in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "L'Eglise a critiqué Paul Biya.",
        "Le film a reçu l'Oscar du public. Paul Biya est critiqué.",
        "La rue de l'église du village a été barrée contre Paul Biya.",
    ],
)
def test_a_noun_that_names_no_body(text: str) -> None:
    names = {name for s in stances(text) for name in (s[0], s[2])}
    assert not any(word in name.casefold() for name in names for word in ("glise", "oscar"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Les présidents sénégalais et péruvien ont critiqué Paul Biya.", {"Sénégal", "Pérou"}),
        (
            "Les ministres grec et suédois des Affaires étrangères ont critiqué Paul Biya.",
            {"Grèce", "Suède"},
        ),
        ("Les présidents des deux clubs suédois ont critiqué Paul Biya.", set()),
    ],
)
def test_leaders_told_together_are_their_states(text: str, wanted: set[str]) -> None:
    assert {holder for holder, _, target in sides(text) if target == "Paul Biya"} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le petit parti Zortak, prorusse, se tait. La Russie aussi.",
            ("Zortak", "support", "Russie"),
        ),
        ("Les milices anti-Biya sont là. Paul Biya nie.", ("milices anti-Biya", "oppose", "Paul Biya")),
        ("Les milices pro-iraniennes sont là. L'Iran nie.", ("milices pro-iraniennes", "support", "Iran")),
    ],
)
def test_a_leaning_is_a_stance(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le parti Zortak n'est pas prorusse. La Russie se tait.",
        "Le parti Zortak a critiqué le produit russe. La Russie se tait.",
    ],
)
def test_no_leaning(text: str) -> None:
    assert not any(target == "Russie" and stance == "support" for _, stance, target in sides(text))


@pytest.mark.parametrize("space", ["  ", "\u00a0", " \u202f", "\t"])
def test_more_or_other_white_space_changes_nothing(space: str) -> None:
    text = (
        "L'armée malienne a dénoncé l'Union européenne : « Paul Biya est un menteur », dit un général malien."
    )
    assert sides(text)
    assert sides(text.replace(" ", space)) == sides(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("M. de Varneuil a critiqué Paul Biya.", ("de Varneuil", "oppose", "Paul Biya")),
        (
            "Mme de la Tour a critiqué Paul Biya. Jeanne de la Tour dirige le parti.",
            ("Jeanne de la Tour", "oppose", "Paul Biya"),
        ),
        ("Selim Ould Cheikh a critiqué la France.", ("Selim Ould Cheikh", "oppose", "France")),
        ("Garreau, Mestri et Delmas soutiennent Paul Biya.", ("Mestri", "support", "Paul Biya")),
    ],
)
def test_names_with_particles_and_lists_of_surnames(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


def test_what_is_shouted_names_nobody() -> None:
    found = stances("LE MINISTRE DUBREUIL CRITIQUE LA LOI EUROPÉENNE\n\nJean Dubreuil a critiqué Paul Biya.")
    assert {s[0] for s in found} == {"Jean Dubreuil"}
    assert not sides("On a traversé Garville, Mestri et Delmas.")


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "Le PAM aide le Mali\n\nLe Programme alimentaire mondial (PAM) y est. Le PAM soutient le Mali.",
            "Programme alimentaire mondial",
        ),
        ("La Cellule d'action de terrain (CAT) soutient le Mali.", "Cellule d'action de terrain"),
        (
            "La fédération de rugby de la République centrafricaine (RCA) joue. La RCA soutient le Mali.",
            "Centrafrique",
        ),
        ("Le Parti socialiste (PS) est venu. Le PS soutient le Mali.", "Parti socialiste"),
        ("L'Union sauvez la Suède (USS) est née. L'USS soutient le Mali.", "Union sauvez la Suède"),
        (
            "Le Front de défense royaliste et socialiste (FDRS) est né. Le FDRS soutient le Mali.",
            "Front de défense royaliste et socialiste",
        ),
        (
            "La République démocratique du Congo (RDC) est là. La RDC soutient le Mali.",
            "République démocratique du Congo",
        ),
    ],
)  # fmt: skip
def test_an_acronym_is_what_the_article_spells_out(text: str, holder: str) -> None:
    assert (holder, "support", "Mali") in sides(text)
    assert {s[0] for s in stances(text)} == {holder}
