"""Who is found in a text, as what, and for whom it speaks. All sentences are invented."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import SidesError
from store.extraction.actors import find_actors
from store.extraction.entities import Entity, EntityMap
from store.extraction.pipeline import Extractor
from store.lexicon.gazetteer import load_gazetteer
from store.model import SourceText
from tests.unit.pipeline import pipeline


@lru_cache(maxsize=256)
def read(text: str) -> EntityMap:
    return find_actors(pipeline()(text))


def names(text: str) -> set[str]:
    found = read(text)
    exported = {m.entity for m in found.mentions if m.exported}
    return {e.name for e in found.entities if e.key in exported and e.kind != "proposal"}


def entity(text: str, name: str) -> Entity:
    return next(e for e in read(text).entities if e.name == name or name in e.names)


def speaks_for(text: str, name: str) -> str | None:
    owner = entity(text, name).member_of
    return None if owner is None else read(text).entities[owner].name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ministre norvégien Olav Brandvik a critiqué la Suède.", {"Olav Brandvik", "Norvège", "Suède"}),
        ("Oslo a condamné la décision de Stockholm.", {"Norvège", "Suède"}),
        ("La conférence s'est tenue à Oslo.", set()),
        ("Olav Brandvik reproche à Lomé et à Dakar leur silence.", {"Olav Brandvik", "Togo", "Sénégal"}),
        ("La conférence s'est tenue à Oslo et à Dakar.", set()),
        ("Les Finlandais ont salué l'accord.", {"Finlande"}),
        ("L'Élysée soutient Dakar.", {"France", "Sénégal"}),
        ("M. Tavernel et Mme Oumarou se sont entretenus à Lomé.", {"Tavernel", "Oumarou"}),
        ("Le Conseil des pêcheurs a rejeté le plan.", {"Conseil des pêcheurs"}),
        ("La brigade 412 a attaqué les troupes de Karim al-Bassri.", {"brigade 412", "Karim al-Bassri"}),
        ("L'Otan a dénoncé les manœuvres.", {"OTAN"}),
        ("L'ambassadeur de France Karim Bassri a condamné la Suède.", {"France", "Karim Bassri", "Suède"}),
        ("Procès Bassri : la Suède fait appel", {"Suède"}),
        ("Le temps est beau et le monde va bien.", set()),
    ],
)
def test_named_actors_are_found(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Le Mouvement pour le renouveau du Nord (MRN) a gagné.", "MRN", "party"),
        ("Selon le quotidien Le Figaro, le vote aura lieu.", "Le Figaro", "media"),
        ("Le gouvernement d'union populaire a démissionné.", "gouvernement d'union populaire", "government"),
        ("L'armée burundaise a attaqué le camp.", "armée burundaise", "armed_group"),
        ("La police nationale burundaise a tiré.", "police nationale burundaise", "organisation"),
        ("Le projet de loi sur la pêche est contesté.", "projet de loi", "proposal"),
    ],
)
def test_actors_are_typed(text: str, name: str, kind: str) -> None:
    assert entity(text, name).kind == kind


def test_acronym_and_full_name_are_one_actor() -> None:
    text = "Le Front démocratique de l'Est (FDE) a rejeté l'accord. Le FDE exige un vote."
    assert entity(text, "FDE") is entity(text, "Front démocratique de l'Est")


def test_a_headline_s_acronym_is_the_body_spelt_out_below() -> None:
    text = "Le FDE rejette l'accord\n\nLe Front démocratique de l'Est (FDE) a rejeté l'accord."
    assert entity(text, "FDE") is entity(text, "Front démocratique de l'Est")


def test_the_army_is_the_one_that_its_own_name_calls_forces() -> None:
    text = "Les Forces armées maliennes ont repris la ville. L'armée a rejeté l'accord."
    assert names(text) >= {"Forces armées maliennes"} and "armée malienne" not in names(text)


def test_surname_means_the_full_name() -> None:
    text = "Irina Valkova a rencontré Marc Dutertre. Mme Valkova soutient M. Dutertre."
    assert names(text) == {"Irina Valkova", "Marc Dutertre"}


def test_same_surname_with_another_given_name_is_another_person() -> None:
    text = "Anselme Kouadio a critiqué Bernard Kouadio."
    assert names(text) == {"Anselme Kouadio", "Bernard Kouadio"}


@pytest.mark.parametrize(
    ("text", "person", "owner"),
    [
        ("Le président ghanéen Kofi Amponsah a parlé.", "Kofi Amponsah", "Ghana"),
        ("L'émissaire de l'ONU, Lars Hedström, est parti.", "Lars Hedström", "ONU"),
        ("Jean Belloc, chef du Parti des forêts, a protesté.", "Jean Belloc", "Parti des forêts"),
        ("L'ancien président ghanéen Kofi Amponsah a parlé.", "Kofi Amponsah", None),
    ],
)
def test_whom_a_person_speaks_for(text: str, person: str, owner: str | None) -> None:
    assert speaks_for(text, person) == owner


def test_nobody_acts_in_a_match_report() -> None:
    assert names("Le Zorvan a battu le Kestrel en finale de la coupe au stade.") == set()


def test_troops_stand_for_their_leader() -> None:
    found = read("Les troupes du général Amadi ont pris la ville.")
    (troops,) = [t for t in found.doc if t.text == "troupes"]
    assert [found.entities[k].name for k in found.resolve(troops)] == ["Amadi"]


def test_a_proposal_is_taken_up_again() -> None:
    found = read("Le Chili a présenté un projet de résolution. Le Pérou a rejeté ce texte.")
    (text,) = [t for t in found.doc if t.text == "texte"]
    assert [found.entities[k].name for k in found.resolve(text)] == ["projet de résolution"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_spans_within_it(text: str) -> None:
    found = find_actors(pipeline()(text))
    for mention in found.mentions:
        assert 0 <= mention.start < mention.end <= len(found.doc)
        assert mention.start <= mention.head < mention.end
        assert found.entities[mention.entity].key == mention.entity


# --- the data files ------------------------------------------------------------------------------


def test_the_users_own_file_adds_to_ours(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[body]]\nid = "zorg"\nname = "Cercle de Zorg"\nkind = "party"\n', encoding="utf-8")
    found = find_actors(pipeline()("Le Cercle de Zorg a voté contre la loi."), load_gazetteer(own))
    assert [(e.known, e.kind) for e in found.entities if e.name == "Cercle de Zorg"] == [("zorg", "party")]


def test_an_extractor_reads_with_the_users_own_file(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[body]]\nid = "zorg"\nname = "cercle de Zorg"\nkind = "party"\n', encoding="utf-8")
    source = SourceText("a", "Le cercle de Zorg condamne la Russie.", path="a.txt")
    found = Extractor(gazetteer_path=own).extract(source)
    assert ("zorg", "party") in {(a.known, a.kind) for a in found.actors}
    stances = {(found.actors[s.holder].name, s.stance, found.actors[s.target].name) for s in found.stances}
    assert ("cercle de Zorg", "oppose", "Russie") in stances


@pytest.mark.parametrize(
    "content",
    [
        "[[body]]\nname = 'sans id'\n",
        "[[body]]\nid = 'x'\nname = 'X'\nkind = 'planète'\n",
        "[[state]]\nid = 'x'\nname = 'X'\ncapital = ['Y']\n",
        "[[state]]\nid = 'x'\nname = 'X'\ncapitals = 'Y'\n",
        "[[body]]\nid = 'x'\nname = 'X'\nmember_of = 'nowhere'\n",
        "[[states]]\nid = 'x'\nname = 'X'\n",
        "[state]\nid = 'x'\nname = 'X'\n",
        "[[sort]]\nunions = ['X']\n",
        "pas du toml",
    ],
)
def test_a_wrong_file_is_told_in_one_line(tmp_path: Path, content: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(SidesError):
        Extractor(gazetteer_path=own)
    with pytest.raises(SidesError) as error:
        load_gazetteer(own)
    assert error.value.hint


def test_every_state_has_what_the_press_calls_it() -> None:
    known = load_gazetteer().known
    states = [entry for entry in known.values() if entry.kind == "country"]
    assert len(states) > 190
    assert {"Paris", "Londres", "Le Caire"} <= {c for s in states for c in s.capitals}
    assert all(s.gender in {"m", "f", "mp", "fp"} for s in states)
