"""Firms, associations, clubs, courts and what is built: who they are, and what sides they take."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import stances

Triples = set[tuple[str, str, str]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le groupe chimique Brenval supprime des postes. Alain Dervieux a fustigé le cynisme du groupe.",
            {("Alain Dervieux", "oppose", "Brenval")},
        ),
        (
            "L'association Robin des champs a critiqué Alain Dervieux.",
            {("Robin des champs", "oppose", "Alain Dervieux")},
        ),
        (
            "L'association Eau et Forêts de Bretagne a critiqué Alain Dervieux.",
            {("Eau et Forêts de Bretagne", "oppose", "Alain Dervieux")},
        ),
        (
            "Le collectif Sauvons la Plaine a critiqué Alain Dervieux.",
            {("Sauvons la Plaine", "oppose", "Alain Dervieux")},
        ),
        (
            "La région Grand Est, elle, a critiqué Alain Dervieux.",
            {("région Grand Est", "oppose", "Alain Dervieux")},
        ),
        ("Le FC Lanvaux a critiqué Alain Dervieux.", {("FC Lanvaux", "oppose", "Alain Dervieux")}),
        (
            "Ryanair paie mal. Le Sdap, premier syndicat de la profession, proteste. "
            "Alain Dervieux a fustigé la compagnie.",
            {("Alain Dervieux", "oppose", "Ryanair")},
        ),
        (
            "Le fonds activiste Elwood Partners a critiqué Alain Dervieux.",
            {("Elwood Partners", "oppose", "Alain Dervieux")},
        ),
        (
            "L'Ordre des médecins hésite. Alain Dervieux a félicité l'Ordre.",
            {("Alain Dervieux", "support", "Ordre des médecins")},
        ),
        (
            "Le ministère de la Santé a critiqué Alain Dervieux.",
            {("ministère de la Santé", "oppose", "Alain Dervieux")},
        ),
        (
            "L'entraîneur Igor Lund est contesté. Paul Durand a renouvelé sa confiance à son entraîneur.",
            {("Paul Durand", "support", "Igor Lund")},
        ),
    ],
)
def test_a_body_is_known_by_what_stands_beside_its_name(text: str, wanted: Triples) -> None:
    assert wanted <= {s[:3] for s in stances(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Alain Dervieux défend le projet de parc éolien. La CGT combat le parc.",
            {("CGT", "oppose", "projet de parc éolien")},
        ),
        (
            "Paul Durand a dénoncé une interpellation « politique ».",
            {("Paul Durand", "oppose", "interpellation")},
        ),
        ("La grève lancée par la CGT a été suivie.", {("CGT", "support", "grève")}),
        (
            "La grève, à l'appel de la CGT et d'Unia, perturbe le trafic.",
            {("CGT", "support", "grève"), ("Unia", "support", "grève")},
        ),
        (
            "La Cour de cassation a censuré la loi. La CGT s'est félicitée de cette décision.",
            {("CGT", "oppose", "loi")},
        ),
        (
            "Le parquet de Lille a requis deux ans de prison pour Paul Durand.",
            {("parquet de Lille", "oppose", "Paul Durand")},
        ),
        (
            "Le groupe Brenval a annoncé la fermeture de son usine. "
            "La CGT a dénoncé une décision « brutale ».",
            {("CGT", "oppose", "fermeture de son usine")},
        ),
        (
            "La CGT s'oppose à la construction d'un entrepôt. Paul Durand soutient le projet.",
            {("Paul Durand", "support", "construction d'un entrepôt")},
        ),
        (
            "La CGT soutient la réforme. Paul Durand, lui, reste un fervent défenseur du projet de loi.",
            {("Paul Durand", "support", "projet de loi")},
        ),
        (
            "La CGT est catégorique : la réforme des retraites serait une erreur.",
            {("CGT", "oppose", "réforme des retraites")},
        ),
        (
            "L'accord n'a pas convaincu la CGT.",
            {("CGT", "oppose", "accord")},
        ),
        (
            "Paul Durand est la cible des critiques de la CGT.",
            {("CGT", "oppose", "Paul Durand")},
        ),
    ],
)
def test_sides_taken_on_works_strikes_and_before_courts(text: str, wanted: Triples) -> None:
    assert wanted <= {s[:3] for s in stances(text)}


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "Paul Durand a raillé Olof Lund. Marta Berg a pris la défense du policier, Florian M.",
            ("Marta Berg", "support", "Olof Lund"),
        ),
        (
            "Marta Berg a critiqué Paul Durand. Le brevet de Lena Korvin est caduc. Olof Lund l'a raillé.",
            ("Olof Lund", "oppose", "Lena Korvin"),
        ),
    ],
)
def test_whom_a_noun_or_a_pronoun_does_not_mean(text: str, never: tuple[str, str, str]) -> None:
    assert never not in {s[:3] for s in stances(text)}
