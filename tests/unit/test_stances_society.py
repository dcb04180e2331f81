"""Society outside the parties: what people take sides on; firms, clubs, courts."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "stance", "target"),
    [
        ("Marie Petit prône l'hydroxychloroquine.", "support", "hydroxychloroquine"),
        ("Marie Petit dénonce la pêche électrique.", "oppose", "pêche électrique"),
        ("Marie Petit s'oppose au centre d'accueil.", "oppose", "centre d'accueil"),
        ("Marie Petit défend le droit à l'avortement.", "support", "droit à l'avortement"),
        ("Marie Petit conteste les compteurs communicants.", "oppose", "compteurs communicants"),
        (
            "Marie Petit plaide pour une force de maintien de la paix.",
            "support",
            "force de maintien de la paix",
        ),
    ],
)
def test_what_society_takes_sides_on(text: str, stance: str, target: str) -> None:
    assert sides(text) == {("Marie Petit", stance, target)}


@pytest.mark.parametrize(
    "text",
    ["Marie Petit a visité l'exposition.", "Marie Petit a reçu deux doses du vaccin."],
)
def test_what_nobody_judges_is_no_matter_of_sides(text: str) -> None:
    assert not sides(text)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("La fédération française de ski a suspendu Paul Biya.", "fédération française de ski"),
        ("La maison d'édition Zortak a exclu Paul Biya.", "Zortak"),
        ("Le Festival de Lorge a exclu Paul Biya.", "Festival de Lorge"),
        ("Le youtubeur Zortak a insulté Paul Biya.", "Zortak"),
    ],
)
def test_who_speaks_up(text: str, holder: str) -> None:
    assert (holder, "oppose", "Paul Biya") in sides(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anne Roche a perdu son procès contre Uber.", ("Anne Roche", "oppose", "Uber")),
        ("Anne Roche a obtenu gain de cause face à Uber.", ("Anne Roche", "oppose", "Uber")),
        (
            "Le parquet de Lyon a requis un non-lieu pour Anne Roche.",
            ("parquet de Lyon", "support", "Anne Roche"),
        ),
        ("La Fifa a infligé une suspension de six mois à Anne Roche.", ("Fifa", "oppose", "Anne Roche")),
        ("La Fifa a attribué le tournoi au Maroc.", ("Fifa", "support", "Maroc")),
        ("Anne Roche a signé un appel de soutien à Paul Biya.", ("Anne Roche", "support", "Paul Biya")),
        ("YouTube a supprimé la chaîne d'Anne Roche.", ("YouTube", "oppose", "Anne Roche")),
        ("Anne Roche conteste le permis de construire.", ("Anne Roche", "oppose", "permis de construire")),
    ],
)
def test_courts_boards_networks_and_letters(text: str, expected: tuple[str, str, str]) -> None:
    assert sides(text) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Anne Roche a perdu son emploi chez Uber.",
        "Anne Roche a prolongé son séjour à Lyon avec Paul Biya.",
        "La Fifa a attribué sa baisse de revenus à la pandémie.",
    ],
)
def test_other_uses_of_these_words_take_no_side(text: str) -> None:
    assert not sides(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anne Roche a été arrêtée à la demande du Japon.", ("Japon", "oppose", "Anne Roche")),
        ("Anne Roche a été expulsée sur ordre de Paul Biya.", ("Paul Biya", "oppose", "Anne Roche")),
        ("Anne Roche appelle au boycott du groupe Danone.", ("Anne Roche", "oppose", "Danone")),
        ("Les bénévoles de Greenpeace dénoncent le barrage.", ("Greenpeace", "oppose", "barrage")),
        ("Anne Roche redoute que Paul Biya se taise.", None),
        ("Anne Roche a été reçue à la demande du Japon.", None),
        ("Paul Biya a été arrêté à la demande générale.", None),
    ],
)
def test_at_whose_word_and_whose_people(text: str, expected: tuple[str, str, str] | None) -> None:
    found = {side for side in sides(text) if side[1] == "oppose"}
    assert found == ({expected} if expected else set())
