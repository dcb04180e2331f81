"""Words that the parser takes for another part of speech, set right before anything is looked for."""

from __future__ import annotations

import pytest

from store.extraction.repair import repair
from store.extraction.stances.candidate import form_table
from store.extraction.words import Text
from store.lexicon import load_lexicon
from tests.unit.pipeline import pipeline
from tests.unit.test_stances import stances

ASKEW = [
    ("Renault a présenté un plan de départs. La CGT le juge brutal.", "CGT", "oppose", "plan de départs"),
    ("La SNCF défend sa réforme. La CGT appelle à la combattre.", "CGT", "oppose", "réforme"),
    (
        "Matteo Salvini, réélu dimanche, combat lui aussi Bruno Le Maire.",
        *("Matteo Salvini", "oppose", "Bruno Le Maire"),
    ),
    (
        "Edgar Limoni, farouche adversaire de Vladimir Poutine, a fui.",
        *("Edgar Limoni", "oppose", "Vladimir Poutine"),
    ),
    (
        "Donald Trump, premier à adouber Juan Guaido, est attendu.",
        *("Donald Trump", "support", "Juan Guaido"),
    ),
    (
        "Angela Merkel s'est en revanche prononcée contre l'accord.",
        *("Angela Merkel", "oppose", "accord"),
    ),
    (
        "La CGT réclame, elle, une hausse des salaires et fustige le Medef.",
        *("CGT", "oppose", "Medef"),
    ),
    (
        "La sénatrice Marta Lunde, inconditionnelle de Barack Obama, en rit.",
        *("Marta Lunde", "support", "Barack Obama"),
    ),
    (
        "La Norvège a ensuite dit oui à l'accord de pêche.",
        *("Norvège", "support", "accord de pêche"),
    ),
    # *il y a* before a span of time
    (
        "La CGT, qui défilait il y a encore un mois à Lyon contre la loi Duval, a appelé au calme.",
        *("CGT", "oppose", "loi Duval"),
    ),
    # what follows a gerund, or *qui* and a verb that looks like a noun
    (
        "Le Mali a rompu avec la retenue en qualifiant de « farce » la réélection de Barack Obama.",
        *("Mali", "oppose", "Barack Obama"),
    ),
    ("L'accord est signé. Paris, qui juge « inacceptable » l'accord, se tait.", "France", "oppose", "accord"),
    # an auxiliary and its participle, with a phrase between them
    ("L'Ouganda s'est à son tour désolidarisé du Rwanda.", "Ouganda", "oppose", "Rwanda"),
    ("L'accord est signé. Paris s'en est pour sa part félicité.", "France", "support", "accord"),
    (
        "Le ministre norvégien Edgar Limoni s'est de son côté élevé contre la Suède.",
        *("Edgar Limoni", "oppose", "Suède"),
    ),
    ("Le Parlement a ratifié l'accord que l'Iran rejette.", "Iran", "oppose", "accord"),
    ("La gauche soutient la réforme, que le Medef combat.", "Medef", "oppose", "réforme"),
    (
        "Le président des sénateurs LR Bruno Retailleau a rejeté l'accord.",
        *("Bruno Retailleau", "oppose", "accord"),
    ),
    (
        "Le patron de Renault Carlos Tavares a critiqué le traité.",
        *("Carlos Tavares", "oppose", "traité"),
    ),
    (
        "La Russie a accusé sur Twitter le Pérou de mentir.",
        *("Russie", "oppose", "Pérou"),
    ),
    # clauses side by side
    (
        "La CFDT a approuvé l'accord, la CGT et FO l'ont rejeté.",
        *("CGT", "oppose", "accord"),
    ),
    ("La CFDT soutient la réforme, FO la combat.", "FO", "oppose", "réforme"),
    (
        "Hervé Lunde, le patron des Centristes, mise sur Bruno Le Maire.",
        *("Hervé Lunde", "support", "Bruno Le Maire"),
    ),
    # verbs in a list
    (
        "Bamako condamne l'attaque, accuse Paris de complicité et rappelle son ambassadeur.",
        *("Mali", "oppose", "France"),
    ),
    (
        "La CGT soutient la réforme, critique le Medef et réclame des élections.",
        *("CGT", "oppose", "Medef"),
    ),
    # a clause hung on the noun it is about; a participle beside a denial
    (
        "Marta Lunde, à qui le Medef reproche sa mollesse, a été reçue à Rome.",
        *("Medef", "oppose", "Marta Lunde"),
    ),
    (
        "Ryad, à qui le Pérou a rendu un hommage appuyé, a libéré dix prisonniers.",
        *("Pérou", "support", "Arabie saoudite"),
    ),
    ("Kigali a nié les faits et accusé Paris de mentir.", "Rwanda", "oppose", "France"),
    ("Kigali a démenti ces bruits, accusant Paris de mentir.", "Rwanda", "oppose", "France"),
    (
        "Marta Lunde, élue en mai, a en revanche été lâchée par le PS.",
        *("Parti socialiste", "oppose", "Marta Lunde"),
    ),
    (
        "La CGT a rejeté les appels à soutenir Marta Lunde lancés par FO.",
        *("FO", "support", "Marta Lunde"),
    ),
    (
        "Hervé Lunde, député et président du Parlement, tout en saluant l'accord, a critiqué la CGT.",
        *("Hervé Lunde", "support", "accord"),
    ),
    # words after a quotation, or after *que*
    ("La réforme arrive mercredi. « Inacceptable », tranche FO.", "FO", "oppose", "réforme"),
    (
        "Jean-Michel Blanquer a présenté sa réforme du bac, que le SNES-FSU juge inégalitaire.",
        *("SNES", "oppose", "réforme du bac"),
    ),
    # what opens a sentence, and how something is done
    (
        "Taxant Bruno Le Maire de mépris, Marta Lunde a quitté la salle.",
        *("Marta Lunde", "oppose", "Bruno Le Maire"),
    ),
    ("La CGT défend bec et ongles la réforme.", "CGT", "support", "réforme"),
    ("Marta Lunde a dénoncé le « mépris » de Bruno Le Maire.", "Marta Lunde", "oppose", "Bruno Le Maire"),
    # a verb group that an aside cuts in two
    (
        "Le syndicat SUD-Rail s'est à son tour prononcé contre la réforme des retraites.",
        *("SUD-Rail", "oppose", "réforme des retraites"),
    ),
    (
        "La sénatrice Marta Lunde avait d'emblée mis en cause Vladimir Poutine.",
        *("Marta Lunde", "oppose", "Vladimir Poutine"),
    ),
    # who speaks after a quotation
    (
        "« Bruno Le Maire supprime des emplois », a déploré la CGT.",
        *("CGT", "oppose", "Bruno Le Maire"),
    ),
    (
        "« La Suède a respecté sa parole », s'est réjoui le ministre norvégien Edgar Limoni.",
        *("Edgar Limoni", "support", "Suède"),
    ),
    # relative clauses that pass for others
    (
        "La gauche défend un plan que la CGT combat et que FO, au prix d'un débat interne, approuve.",
        *("FO", "support", "plan"),
    ),
    (
        "Le patronat, dont Marta Lunde est le porte-voix, soutient la réforme du chômage.",
        *("patronat", "support", "réforme du chômage"),
    ),
    ("Bruxelles défend un traité dont la France se méfie.", "France", "oppose", "traité"),
    ("Renault a signé un accord dont la CGT ne veut pas.", "CGT", "oppose", "accord"),
    ("Le Hamas, dont le Qatar est proche, a rejeté la trêve.", "Qatar", "support", "Hamas"),
    (
        "François Fillon a demandé à ses partisans de soutenir Bruno Le Maire.",
        *("François Fillon", "support", "Bruno Le Maire"),
    ),
    # infinitives and participles that pass for something else
    (
        "Carlos Tavares défend un référendum, que la CGT continue d'exclure.",
        *("CGT", "oppose", "référendum"),
    ),
    ("La Pologne a fait exclure Moscou du Conseil de l'Europe.", "Pologne", "oppose", "Russie"),
    ("Le Pérou, au contraire, n'a cessé d'aider Oslo.", "Pérou", "support", "Norvège"),
    (
        "Edgar Limoni, exclu des Centristes en 2015 par Marta Lunde, a fondé un club.",
        *("Marta Lunde", "oppose", "Edgar Limoni"),
    ),
    ("Banni de Twitter par Marta Lunde, Edgar Limoni se tait.", "Marta Lunde", "oppose", "Edgar Limoni"),
    # a compound tense cut in two by an aside, or whose auxiliary two clauses share
    (
        "Le Pérou a, lors d'un sommet à Oslo, accusé la Suède de mensonge.",
        *("Pérou", "oppose", "Suède"),
    ),
    ("La Suède a condamné le Rwanda et le Pérou défendu publiquement l'Iran.", "Pérou", "support", "Iran"),
    # subjects: cut off by brackets, in a list, after the verb, after a topic
    (
        "À Oslo, le Parti du progrès (PP) accuse le Pérou de sacrifier la pêche.",
        *("Parti du progrès", "oppose", "Pérou"),
    ),
    ("L'Iran, l'émir du Qatar et le roi de Jordanie ont condamné la Suède.", "Qatar", "oppose", "Suède"),
    (
        "« Je combattrai Bruno Le Maire », a assuré, mercredi, au Caire, Marta Lunde.",
        *("Marta Lunde", "oppose", "Bruno Le Maire"),
    ),
    ("Pêche : Oslo et Lima font capoter l'accord des Malouines", "Norvège", "oppose", "accord des Malouines"),
    (
        "Le secrétaire général de FO, Edgar Limoni, critique désormais la réforme que défend Marta Lunde.",
        *("Edgar Limoni", "oppose", "réforme"),
    ),
    (
        "La cour a donné la victoire au sortant. La Suède a rendu hommage au sortant, Edgar Limoni.",
        *("Suède", "support", "Edgar Limoni"),
    ),
    (
        "Edgar Limoni, dont le pays a fermé sa frontière avec le Rwanda, accuse Paul Kagame de mentir.",
        *("Edgar Limoni", "oppose", "Paul Kagame"),
    ),
    ("À Edgar Limoni, Marta Lunde a réaffirmé son soutien.", "Marta Lunde", "support", "Edgar Limoni"),
    ("Marta Lunde s'en est prise vivement, lundi à Nice, à la CGT.", "Marta Lunde", "oppose", "CGT"),
    # *se voir* and an infinitive: a passive
    ("Marta Lunde s'est vu désavouer par le Pérou.", "Pérou", "oppose", "Marta Lunde"),
    ("Marta Lunde se voit reprocher par la CGT son silence.", "CGT", "oppose", "Marta Lunde"),
    ("Renault s'est vu infliger une amende par la Suède.", "Suède", "oppose", "Renault"),
    # who did what one is blamed for, who sends what somebody gets, whom a sanction hits
    (
        "Le PS a exclu Marta Lunde pour avoir soutenu Bruno Le Maire.",
        *("Marta Lunde", "support", "Bruno Le Maire"),
    ),
    ("Le Pérou fait l'objet de critiques de la part de la CGT.", "CGT", "oppose", "Pérou"),
    (
        "Marta Lunde, fragilisée par les critiques de la CGT, est partie.",
        *("CGT", "oppose", "Marta Lunde"),
    ),
    (
        "Les sanctions décrétées par la Suède frappent durement le Pérou.",
        *("Suède", "oppose", "Pérou"),
    ),
    ("L'Iran s'oppose à tout embargo contre son allié syrien.", "Iran", "support", "Syrie"),
    # a verb after a pronoun, and what the pronoun takes up
    ("« Cette taxe, nous la combattrons », a prévenu Edgar Limoni.", "Edgar Limoni", "oppose", "taxe"),
    (
        "Edgar Limoni a reçu Marta Lunde. « Je la soutiens », a-t-il dit.",
        *("Edgar Limoni", "support", "Marta Lunde"),
    ),
    # what *et* joins across another clause
    (
        "La CGT continue d'approuver la loi que le Medef a écrite et de défendre Marta Lunde.",
        *("CGT", "support", "Marta Lunde"),
    ),
    ("Marta Lunde a en réalité été désavouée par la CGT.", "CGT", "oppose", "Marta Lunde"),
    # *il* of a verb that somebody does; a negation before its infinitive
    (
        "Edgar Limoni a affirmé qu'il ne s'inclinerait jamais devant la CGT.",
        *("Edgar Limoni", "oppose", "CGT"),
    ),
    ("La Suède a demandé au Pérou de ne pas reconnaître le référendum.", "Suède", "oppose", "référendum"),
    # who a bare noun after a comma is
    (
        "Les combats ont repris en Abkhazie, région séparatiste soutenue par Moscou.",
        "Russie",
        "support",
        "Abkhazie",
    ),
    # one title in the plural, and each name with its own state
    (
        "Les ministres norvégien, Edgar Limoni, et suédois, Marta Lunde, ont critiqué la CGT.",
        *("Marta Lunde", "oppose", "CGT"),
    ),
    (
        "La CGT a critiqué les présidents rwandais Paul Kagame, malien Edgar Limoni et russe Marta Lunde.",
        *("CGT", "oppose", "Marta Lunde"),
    ),
    # the only word of a sentence that can be its verb, taken for a noun or an adjective
    ("Edgar Limoni, hors d'Oslo, juge la CGT incapable.", "Edgar Limoni", "oppose", "CGT"),
    ("Dans l'opposition, Marta Lunde juge l'accord insuffisant.", "Marta Lunde", "oppose", "accord"),
    (
        "La secrétaire générale de la CGT, Marta Lunde, critique Edgar Limoni.",
        *("Marta Lunde", "oppose", "Edgar Limoni"),
    ),
    ("L'opposition critique vivement le plan de paix.", "opposition", "oppose", "plan de paix"),
    # a list of subjects that the parser cut in two
    (
        "Le Rassemblement national (RN), La France insoumise, le Parti socialiste, les Ecologistes et les "
        "communistes ont voté contre la réforme.",
        *("La France insoumise", "oppose", "réforme"),
    ),
    # nouns that pass for verbs
    (
        "Paul Kagame et Marta Lunde ont souligné leur attachement à l'accord d'Oslo.",
        *("Marta Lunde", "support", "accord d'Oslo"),
    ),
    # whoever came to power with help is helped, also where one wants him gone
    (
        "Marta Lunde réclame le départ de Paul Kagame, arrivé au pouvoir avec l'aide du Pérou.",
        *("Marta Lunde", "oppose", "Paul Kagame"),
    ),
]


@pytest.mark.parametrize(("text", "holder", "stance", "target"), ASKEW)
def test_a_word_of_the_wrong_class_does_not_hide_its_stance(
    text: str, holder: str, stance: str, target: str
) -> None:
    assert (holder, stance, target, "asserted") in stances(text)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (
            "Le Rwanda soutiendrait le M23, selon l'ONU. Kigali dément.",
            ("Rwanda", "support", "M23", "denied"),
        ),
        ("Ryad nie tout complot contre le Qatar.", ("Arabie saoudite", "oppose", "Qatar", "denied")),
        ("Le Canada refuse de soutenir le Kosovo.", ("Canada", "support", "Kosovo", "denied")),
        ("Le Canada refuse de reconnaître le Kosovo.", ("Canada", "support", "Kosovo", "denied")),
    ],
)
def test_who_denies_is_a_verb_with_its_subject(text: str, denied: tuple[str, str, str, str]) -> None:
    assert denied in stances(text)


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("L'article 6 de la décision fixe un montant de référence.", "article", "fixe"),
        ("Marta Lunde a reçu le chef des rebelles qui ont condamné le Pérou.", "condamné", "rebelles"),
        ("Marta Lunde a appris hier soir que Bruno Le Maire avait été exclu.", "exclu", "appris"),
    ],
)
def test_what_hangs_from_what(text: str, word: str, head: str) -> None:
    words = Text(pipeline()(text))
    repair(words, form_table(load_lexicon()))
    assert next(w.head.text for w in words if w.text == word) == head


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("L'Union européenne soutient ce retrait.", "retrait"),
        ("Leur attachement à la loi d'Oslo est connu.", "attachement"),
    ],
)
def test_no_verb_has_an_article(text: str, noun: str) -> None:
    words = Text(pipeline()(text))
    repair(words, form_table(load_lexicon()))
    assert next(w.pos_ for w in words if w.text == noun) == "NOUN"


def test_we_are_is_no_summons() -> None:
    assert stances("Edgar Limoni a déclaré que « nous sommes l'Union européenne ».") == set()


def test_who_was_helped_to_power_is_not_opposed_by_the_helper() -> None:
    text = "Marta Lunde réclame le départ de Paul Kagame, arrivé au pouvoir avec l'aide du Pérou."
    assert not any(holder == "Pérou" and stance == "oppose" for holder, stance, *_ in stances(text))


@pytest.mark.parametrize(
    "text",
    [
        "Nouvelle marche contre la réforme des retraites à Oslo.",
        "Une double attaque contre la CGT à Lima.",
        "Berlin, longtemps réticent, livre des armes à la Suède.",
    ],
)
def test_a_headline_without_a_verb_stays_one(text: str) -> None:
    assert not any(stance == "oppose" for _, stance, *_ in stances(text))


def test_a_noun_with_its_article_stays_a_noun() -> None:
    assert stances("Le Conseil a nommé lundi le juge Durand. Il a repris le combat.") == set()
