"""Every word the dashboard says, in French, in one place.

Terminals without accents get them taken off by `Glyphs.say`; nothing here is markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.queries.filters import period_words
from store.queries.terms import CERTAINTY_WORDS, REVIEW_WORDS, STANCE_NOUNS, STANCE_VERBS, Order, Role, Step

if TYPE_CHECKING:
    from store.model import Certainty, DateBasis, PublishedBasis, Review, StanceKind

VERB: dict[StanceKind, str] = STANCE_VERBS
NOUN: dict[StanceKind, str] = STANCE_NOUNS
CERTAINTY: dict[Certainty, str] = CERTAINTY_WORDS
REVIEW: dict[Review, str] = REVIEW_WORDS

APP = "Sides"
ARTICLES, ACTORS, STANCES, SOURCE = "Articles", "Acteurs", "Positions", "Texte"
PANES = (ARTICLES, ACTORS, STANCES, SOURCE)

UNDATED = "sans date"
UNDATED_SHORT = "s. d."
ACCORDING_TO = "d'après "
STALE = "à revoir : le texte a changé depuis la décision"

ROLE_SHORT: dict[Role, str] = {"any": "pris et reçus", "toward": "envers", "by": "par"}
ROLE: dict[Role, str] = {
    "any": "positions prises par lui et envers lui",
    "toward": "positions envers lui",
    "by": "positions prises par lui",
}
ORDER: dict[Order, str] = {
    "activity": "par activité",
    "recency": "par date",
    "change": "par changement",
}
STEP: dict[Step, str] = {"month": "par mois", "quarter": "par trimestre", "year": "par an"}
LAST_WORD: dict[StanceKind, str] = {"support": "soutient", "oppose": "s'oppose", "contact": "en contact"}
EARLIER_WORD: dict[StanceKind, str] = {
    "support": "soutenait", "oppose": "s'opposait", "contact": "en contact",
}  # fmt: skip
DATE_BASIS: dict[DateBasis, str] = {
    "text": "date dite dans le texte",
    "article": "date de l'article",
    "inferred": "date déduite",
    "user": "date donnée par un lecteur",
}
PUBLISHED_BASIS: dict[PublishedBasis, str] = {
    "header": "en-tête", "metadata": "métadonnées", "dateline": "dateline", "inferred": "déduite",
    "user": "donnée par un lecteur",
}  # fmt: skip
STANCE_FIELDS = {
    "holder": "porteur", "target": "cible", "stance": "sens", "certainty": "certitude", "date": "date",
    "source": "source",
}  # fmt: skip

# --- empty panes, status ------------------------------------------------------------------------

TOO_SMALL = "trop petit : {width}×{height}, il faut 40×12"
NO_EVIDENCE = "aucune position lue dans ce texte · a : en ajouter une"
EVIDENCE_HINT = "n : preuve suivante · entrée : choisir sur la ligne"
NO_TEXT = ("Aucun article ouvert.", "entrée sur un article l'ouvre ; entrée sur un duo montre sa preuve.")
LOADING = ("Lecture de la base…",)
BUILDING = ("Première lecture des articles…", "Ce volet se remplit à mesure.")
EMPTY_STORE = ("La base est vide.", "sides build DOSSIER y ajoute des articles.")
STILL_SEARCHING = "On cherche encore dans les textes…"
NO_ACTOR_LIKE = "Aucun acteur de cette vue ne s'appelle « {names} »."
WIDEN = "F : lever tous les filtres · retour arr. : ôter le dernier"

NO_FILTER = "tout"
NOTHING_HERE = "Rien ici dans cette vue."
READ_ONLY = "lecture seule"
CHANGED = "L : recharger"
READ_ONLY_WHY = "base en lecture seule : rien n'a été écrit"
CHANGED_ON_DISK = "la base a changé sur le disque · L : recharger"
RELOADED = "base rechargée"
BUILD_FAILED = "la construction a échoué : {reason}"
BUILD_INTERRUPTED = "une construction a été interrompue : relancez sides build avec vos articles"
BUILD_PROGRESS = "lecture {done}/{total}"
NOTHING_TO_RELOAD = "rien de nouveau sur le disque"
SESSION_UNREADABLE = "séance précédente illisible : on repart du début"
CONFIG_BAD = "configuration : {reason}"

# --- actions ------------------------------------------------------------------------------------

NO_STANCE = "aucune position choisie · n : prochaine preuve"
NO_DYAD = "aucun duo ici"
NO_ACTOR = "aucun acteur ici · 2 : aller aux acteurs"
NO_ARTICLE = "aucun article ici"
NO_MORE_EVIDENCE = "pas d'autre preuve dans ce sens"
NO_UNREAD = "plus d'article non lu dans cette vue"
NO_UNDECIDED = "plus rien à décider dans cette vue"
NO_PERIOD = "rien n'est daté ici"
NO_FILTER_TO_POP = "aucun filtre posé"
NOTHING_TO_UNDO = "rien à annuler"
NOTHING_TO_REDO = "rien à rétablir"
PARTING = "on cherche ce qui est dit sous le nom « {name} »…"
PARTING_ENDED = "la base a changé entre-temps : rien n'a été séparé"
NOTHING_TO_SPLIT = "rien à séparer : cet acteur n'a qu'un nom"
DECIDED = "{what} · décision {number}"
DECISION = {
    "accept": "acceptée", "reject": "rejetée", "edit": "corrigée", "reverse": "inversée", "add": "ajoutée",
    "merge": "acteurs fondus", "split": "nom séparé", "rename": "acteur renommé",
    "speaks_for": "porte-parole noté", "redate": "article daté", "read": "lu", "unread": "non lu",
    "bookmark": "signet posé", "unbookmark": "signet ôté", "note": "note écrite",
}  # fmt: skip
UNDONE = "annulé : {what}"
REDONE = "rétabli : {what}"
COPIED = "copié (si le terminal le permet) :"
ROLLED_UP = "personnes réunies aux États et corps pour qui elles parlent"
ROLLED_DOWN = "chacun pour soi"
ORDERED = "positions {how}"
THEME = "couleurs : {name}"
CHOOSE_ACTOR_FIRST = "choisir d'abord un acteur (2, puis entrée)"
BOOKMARK_ON, BOOKMARK_OFF = "signet posé", "signet ôté"

ASK_WHO = "Qui ? (un nom ; « haftar 2019-04 », « haftar depuis 2018 »)"
ASK_SEARCH = "Chercher dans les titres et les textes"
ASK_SEARCH_ACTORS = "Chercher parmi les acteurs : noms et autres noms"
ASK_SEARCH_STANCES = "Chercher parmi les positions : porteurs, cibles, mots"
ASK_MERGE = "Fondre « {name} » dans…"
ASK_RENAME = "Nouveau nom de « {name} »"
ASK_SPEAKS_FOR = "« {name} » parle pour… (vide : pour personne)"
ASK_SPLIT = "Séparer quel nom de « {name} » ?"
ASK_REDATE = "Date de l'article (2019-04-07, 2019-04, 2019-04~…)"
ASK_NOTE = "Note sur {what}"
ASK_PERIOD = "Période : 2019-04, depuis 2018, jusqu'à 2019, de 2018 à 2019 (vide : toute)"
ASK_FIELD = "{field} (était : {value})"
ASK_ACTOR = "{role} : quel acteur ?"
BAD_DATE = "date non comprise : {date}"
NO_SUCH_ACTOR = "aucun acteur de ce nom"
MARK_HOLDER = "Porteur : h l j k vont au mot, espace étend, entrée valide, échap abandonne"
MARK_TARGET = "Cible : marquer ses mots, entrée valide, échap abandonne"
MARK_CUE = "Mots qui portent la position : les marquer, entrée valide"
MARK_KIND = "Sens ? + soutien · - opposition · = contact (échap abandonne)"
CONFIRM_FRAME = "{what} les {count} positions de la tournure « {frame} » ?"
CONFIRM_KEYS = "y : oui · échap : non"

HELP_TITLE = "Touches"
HELP_SIGNS = "Signes"
HELP_END = "échap : fermer · les touches se changent dans {path}"
PALETTE = "Chercher une commande…"
FILTERS_TITLE = "Filtres"
FILTERS_HINT = "entrée : poser ou ôter · échap : fermer"
MATRIX_TITLE = "Qui est avec qui"
MATRIX_HINT = "entrée : ouvrir le duo · échap : fermer"
DYAD_HINT = "entrée : aller à la preuve · échap : fermer"
WHO_CONTACTS = "En contact"
WHO_MORE = "… et {count} de plus"
WHO_NOBODY = "Personne de ce nom. Noms proches : {names}"
DISAGREEMENT = "désaccord :"

WHY_FRAME = "tournure « {frame} » · mots « {cue} » · confiance {confidence}"
WHY_REPAIRS = "règles : {repairs}"
WHY_LIKELY = "probable, à vérifier : seconde lecture"
WHY_NO_REPAIR = "aucune règle de réparation : lue telle quelle"
WHY_DATE = "date {date} : {basis}"
WHY_DECIDED = "{review} par {by}, le {at}"
ONLY_HERE = "{words} · {count} sur {total} positions"

KINDS = {
    "person": "personne", "country": "pays", "government": "gouvernement", "armed_group": "groupe armé",
    "party": "parti", "organisation": "organisation", "media": "média", "proposal": "projet",
}  # fmt: skip

CLOSE, CLOSE_MORE = "fermer", "Ferme sans rien choisir"
NEXT, NEXT_MORE = "suivant", "Proposition suivante"
PREVIOUS, PREVIOUS_MORE = "précédent", "Proposition précédente"
COMPLETE, COMPLETE_MORE = "compléter", "Reprend la proposition dans la ligne"
COMPLETIONS, ANSWER = "Propositions", "Réponse"

FILTER_GROUPS = ("Certitude", "Sens", "Période", "Articles", "Acteur")
FILTER_PERIOD = "choisir une période…"
FILTER_UNREAD, FILTER_BOOKMARKED, FILTER_UNDECIDED = "non lus", "marqués d'un signet", "à décider"
FILTER_DYAD = "seulement ce duo : {dyad}"
FILTER_ROLLUP = "personnes réunies aux États"
CHOSEN_MARK, NOT_CHOSEN_MARK = "[x] ", "[ ] "
SINCE = "depuis {date}"
WHO_NOTHING = "Rien n'a été dit de lui dans cette période."
ASK_COMPLETIONS = "nom"
ACCEPT_ALL, REJECT_ALL = "Accepter", "Rejeter"
EDIT_TITLE = "Corriger"
SPLIT_TITLE = "Noms de « {name} »"
FRAME_TITLE = "{what} la tournure « {frame} » : {count} positions à décider"
FRAME_HINT = "y ou entrée : {what} toutes · échap : rien"
FRAME_NONE = "cette tournure n'a plus rien à décider"
PALETTE_TITLE = "Commandes"
NONE_VALUE = "rien"
CITE = "« {evidence} » — {holder} {verb} {target} ({certainty}, {date}){source}. {reference} [{start}-{end}]"
COPIED_TITLE = "Copié"
COPIED_HINT = "Si le terminal refuse le presse-papiers : à copier d'ici · échap : fermer"
ADD_NEED_ACTOR = "{role} : « {text} » n'est aucun acteur connu"
MATRIX_EMPTY = "Rien à croiser dans cette vue."
MATRIX_LEFT_OUT = "· {count} hors du tableau"
MATRIX_NOTHING = "rien n'a été dit"
UNREAD_AGAIN = "remis en non lu"
FOUND = "« {query} » : {count}"
SEARCHING = "« {query} » : {count} · on cherche encore…"
CHIPS_TITLE = "Filtres posés"
CHIPS_HINT = "entrée : ôter ce filtre · échap : fermer"
ALL_CHIPS = "tous"

HOW_TO_QUIT = "q : quitter"
CHOOSE_HINT = "entrée : choisir · échap : fermer"
ASK_DATE = "Date (2019-04-07, 2019-04, 2019-04~… ; vide : aucune)"
UNDATED_COUNT = "sans date : {count}"
SIGN_SUPPORT, SIGN_OPPOSE, SIGN_CONTACT = "soutien", "opposition", "contact"
SIGN_CHANGE = "changement de camp, avec ses deux dates"
SIGN_ZERO = "ligne zéro : on en a parlé, sans opposition (rien : on n'en a pas parlé)"
SIGN_UNREAD, SIGN_BOOKMARK, SIGN_NOTE = "article non lu", "signet", "note"
MARK_HOLDER_WORD, MARK_TARGET_WORD, MARK_CUE_WORD = "porteur", "cible", "mots de la position"
MARK_TIME_WORD, MARK_MENTION_WORD = "expression de temps", "acteur nommé"


def day(value: str | None) -> str:
    """A date (EDTF) as it is shown: as it is, but seasons and decades in words ("printemps 2016")."""
    if value is None:
        return UNDATED
    season = len(value) >= 7 and value[5] == "2"  # after the twelve months
    if not season and ("X" not in value[:4] or value.startswith("XXXX")):
        return value
    from store.edtf import in_french

    return in_french(value)


def count_stances(count: int) -> str:
    """ "1 position", "3 positions"."""
    return f"{count} position{'s' if count > 1 else ''}"


def count_unread(count: int) -> str:
    """ "1 non lu", "3 non lus"."""
    return f"{count} non lu{'s' if count > 1 else ''}"


def count_stale(count: int) -> str:
    """What to look at again after a build that changed texts under decisions."""
    many = "s" if count > 1 else ""
    return f"{count} décision{many} à revoir : le texte a changé · s : y aller"


def count_articles(count: int) -> str:
    """ "1 article", "3 articles"."""
    return f"{count} article{'s' if count > 1 else ''}"


def period(since: str | None, until: str | None) -> str:
    """A period in words; "" for all time."""
    return period_words(since, until)
