"""Join the actors of all articles: same gazetteer id, same name, spelling variants, partial names, acronyms.

The result depends on the set of casts only, not on their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from store.lexicon.gazetteer import fold, load_gazetteer
from store.linking.cast import Cast, Figure
from store.linking.spelling import alike, body_key, is_acronym, person_words, same_person, skeleton, slug
from store.model import Actor, ActorKind

MOST_ALIASES = 40


@dataclass(slots=True)
class Group:
    """Local actors that are certainly one: same gazetteer id, or same kind of name."""

    sign: tuple[str, str]
    names: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    members: Counter[int] = field(default_factory=Counter)  # groups spoken for, with how often
    known: str | None = None
    mentions: int = 0


@dataclass(slots=True)
class Linked:
    """The actors of the corpus, sorted by id, and which of them each article's local actors are."""

    actors: tuple[Actor, ...]
    _articles: dict[str, list[tuple[int, int]]]
    _ids: list[str]

    def of(self, article: str) -> dict[int, str]:
        """Local key -> actor id for one article; empty for an article that was not linked."""
        return {key: self._ids[group] for key, group in self._articles.get(article, ())}


def link(casts: Iterable[tuple[str, Cast]]) -> Linked:
    """The corpus actors of (article id, cast) pairs, in any order. One pass over the pairs."""
    table = _Table()
    articles = {article: table.add(article, cast) for article, cast in casts}
    groups = table.finish()
    return _result(groups, _Joiner(groups).run(), articles)


@dataclass(slots=True)
class _Use:
    """A figure of one group, counted over the articles: most are in many."""

    group: int
    figure: Figure
    articles: int = 0
    mentions: int = 0


class _Table:
    """Groups by signature: everything that needs no comparison."""

    def __init__(self) -> None:
        self._groups: list[Group] = []
        self._by_sign: dict[tuple[str, str], int] = {}
        self._uses: dict[tuple[Figure, Figure | None, str], _Use] = {}
        self._members: Counter[tuple[int, int]] = Counter()

    def add(self, article: str, cast: Cast) -> list[tuple[int, int]]:
        """Count one article; returns the group of each local key."""
        figures = {role.key: role.figure for role in cast.roles}
        rows = []
        for key, figure, member_of, mentions in cast.roles:
            use = self._use(figure, None if member_of is None else figures.get(member_of), article)
            use.articles += 1
            use.mentions += mentions
            rows.append((key, use.group))
        local = dict(rows)
        for key, _, member_of, _ in cast.roles:
            if member_of is not None and member_of in local:
                self._members[local[key], local[member_of]] += 1
        return rows

    def _use(self, figure: Figure, owner: Figure | None, article: str) -> _Use:
        use = self._uses.get((figure, owner, ""))
        if use is None:
            sign, anywhere = signature(figure, owner, article)
            place = (figure, owner, "" if anywhere else article)
            use = self._uses.get(place)
            if use is None:
                index = self._by_sign.setdefault(sign, len(self._groups))
                if index == len(self._groups):
                    self._groups.append(Group(sign))
                use = self._uses[place] = _Use(index, figure)
        return use

    def finish(self) -> list[Group]:
        """The groups, with everything counted."""
        for use in self._uses.values():
            group, figure = self._groups[use.group], use.figure
            group.names[figure.name] += use.articles
            for name in dict.fromkeys((figure.name, *figure.names)):
                group.aliases[name] += use.articles
            group.kinds[figure.kind] += use.articles
            group.known = group.known or figure.known
            group.mentions += use.mentions
        for (group_index, owner), count in self._members.items():
            self._groups[group_index].members[owner] += count
        return self._groups


def signature(figure: Figure, owner: Figure | None, article: str) -> tuple[tuple[str, str], bool]:
    """What makes two local actors the same without any doubt, (class, key); whether in any article."""
    if figure.known:
        return ("known", figure.known), True
    of = f" @{owner.known or fold(owner.name)}" if owner is not None else ""
    if figure.kind == "person":
        return ("person", " ".join(person_words(figure.name))), True
    key = body_key(figure.name)
    if figure.kind == "proposal":
        return ("proposal", key + of), True
    name = figure.name
    if " " not in key and name[:1].isupper() and not is_acronym(name) and _generic(key):
        return ("body", key + (of or f" #{article}")), bool(of)  # "Parlement": of which state?
    return ("body", key), True


def _generic(key: str) -> bool:
    return key in load_gazetteer().body_nouns


class _Joiner:
    """Union of groups by spelling, partial name and acronym. Parents are the smallest signature."""

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups
        self.order = sorted(range(len(groups)), key=lambda g: groups[g].sign)
        self.parent = list(range(len(groups)))

    def run(self) -> list[int]:
        self._persons()
        self._bodies()
        return [self.find(g) for g in range(len(self.groups))]

    def find(self, group: int) -> int:
        while self.parent[group] != group:
            self.parent[group] = self.parent[self.parent[group]]
            group = self.parent[group]
        return group

    def join(self, a: int, b: int) -> None:
        a, b = self.find(a), self.find(b)
        if a != b:
            ka, kb = self.groups[a], self.groups[b]
            if ka.known and kb.known and ka.known != kb.known:
                return
            first, second = sorted((a, b), key=lambda g: (self.groups[g].known is None, self.groups[g].sign))
            self.parent[second] = first

    # --- persons

    def _words(self, group: int) -> tuple[str, ...]:
        return max(
            (person_words(n) for n in [*self.groups[group].names, *self.groups[group].aliases]),
            key=lambda w: (len(w), w),
        )

    def _persons(self) -> None:
        persons = [g for g in self.order if self.groups[g].kinds.most_common(1)[0][0] == "person"]
        words = {g: self._words(g) for g in persons}
        full = [g for g in persons if len(words[g]) > 1]
        buckets: dict[str, list[int]] = defaultdict(list)
        for g in full:
            buckets[skeleton(words[g][-1])].append(g)
            if len(words[g]) > 2:  # "Mohammed ben Zayed" also under what "… Al Nahyane" begins with
                for word in words[g][1:-1]:
                    buckets[skeleton(word)].append(g)
        for bucket in buckets.values():
            self._bucket(bucket, words)
        surnames: dict[str, set[int]] = defaultdict(set)
        for g in full:
            surnames[words[g][-1]].add(self.find(g))
        by_sound: dict[str, set[int]] = defaultdict(set)
        for name, bearers in surnames.items():
            by_sound[skeleton(name)] |= bearers
        for g in persons:
            if len(words[g]) == 1:
                self._surname(g, words[g][0], surnames, by_sound, words)

    def _bucket(self, bucket: list[int], words: dict[int, tuple[str, ...]]) -> None:
        """Join full names; one that fits several different longer ones stays alone."""
        for i, g in enumerate(bucket):
            fits = [h for h in bucket[i + 1 :] if h != g and same_person(words[g], words[h])]
            equal = [h for h in fits if len(words[h]) == len(words[g])]
            for h in equal:
                self.join(g, h)
        for g in bucket:
            longer = {
                self.find(h) for h in bucket
                if len(words[h]) > len(words[g]) and same_person(words[g], words[h])
            }  # fmt: skip
            if len(longer) == 1:
                self.join(g, longer.pop())

    def _surname(
        self, g: int, word: str, surnames: dict[str, set[int]], by_sound: dict[str, set[int]],
        words: dict[int, tuple[str, ...]],
    ) -> None:  # fmt: skip
        """Join a bare surname to the only person who bears it; two bearers leave it apart."""
        exact = {self.find(h) for h in surnames.get(word, ())}
        if not exact:
            exact = {self.find(h) for h in by_sound.get(skeleton(word), ()) if alike(words[h][-1], word)}
        if len(exact) == 1:
            self.join(g, exact.pop())

    # --- bodies

    def _bodies(self) -> None:
        bodies = [
            g for g in self.order if self.groups[g].sign[0] in {"body", "known"} and not self._person(g)
        ]
        by_name: dict[str, list[int]] = defaultdict(list)
        by_acronym: dict[str, list[int]] = defaultdict(list)
        for g in bodies:
            if "#" in self.groups[g].sign[1]:
                continue
            for name in dict.fromkeys((*self.groups[g].names, *self.groups[g].aliases)):
                if is_acronym(name):
                    by_acronym[fold(name)].append(g)
            for name in self.groups[g].names:
                if not is_acronym(name):
                    by_name[body_key(name)].append(g)
        for same in by_name.values():
            for h in same[1:]:
                if "@" not in self.groups[h].sign[1] and "@" not in self.groups[same[0]].sign[1]:
                    self.join(same[0], h)
        for acronym, bearers in by_acronym.items():
            self._acronym(acronym, bearers)

    def _person(self, g: int) -> bool:
        return self.groups[g].kinds.most_common(1)[0][0] in {"person", "proposal"}

    def _acronym(self, acronym: str, bearers: list[int]) -> None:
        """Join full names that share an acronym and most words; the bare acronym to the only one left."""
        spelled = [g for g in bearers if any(not is_acronym(n) for n in self.groups[g].names)]
        for i, g in enumerate(spelled):
            for h in spelled[i + 1 :]:
                if self._common(g, h):
                    self.join(g, h)
        roots = {self.find(g) for g in spelled}
        bare = [g for g in bearers if g not in set(spelled)]
        for g in bare[1:]:
            self.join(bare[0], g)
        if len(roots) == 1 and bare:
            self.join(bare[0], roots.pop())

    def _common(self, g: int, h: int) -> bool:
        a = set(body_key(next(iter(sorted(self.groups[g].names)))).split())
        b = set(body_key(next(iter(sorted(self.groups[h].names)))).split())
        return len(a & b) >= max(1, min(len(a), len(b)) - 1)


# --- result --------------------------------------------------------------------------------------


def _result(groups: list[Group], parents: list[int], articles: dict[str, list[tuple[int, int]]]) -> Linked:
    merged: dict[int, list[int]] = defaultdict(list)
    for g, root in enumerate(parents):
        merged[root].append(g)
    names = {root: _canonical(groups, members) for root, members in merged.items()}
    ids = _ids(groups, merged, names)
    seen: Counter[int] = Counter()
    for rows in articles.values():
        seen.update({parents[g] for _, g in rows})
    owners = _owners(groups, merged, parents, ids)
    actors = [
        Actor(
            actor=ids[root], name=names[root], kind=_kind(groups, members), aliases=_aliases(groups, members),
            member_of=owners.get(root), articles=seen[root],
            mentions=sum(groups[g].mentions for g in members),
        )
        for root, members in merged.items()
    ]  # fmt: skip
    return Linked(tuple(sorted(actors, key=lambda a: a.actor)), articles, [ids[root] for root in parents])


def _known(groups: list[Group], members: list[int]) -> str | None:
    return min((k for g in members if (k := groups[g].known)), default=None)


def _canonical(groups: list[Group], members: list[int]) -> str:
    """The fullest common form: of those a third as frequent as the top one, the longest, accents first."""
    known = _known(groups, members)
    entry = load_gazetteer().known.get(known) if known else None
    if entry is not None:
        return entry.name
    names: Counter[str] = Counter()
    for g in members:
        for name, count in groups[g].names.items():
            names[name.replace("’", "'")] += count
    top = max(names.values())
    common = [n for n, count in names.items() if count * 3 >= top and not is_acronym(n)] or list(names)
    return max(common, key=lambda n: (len(n.split()), names[n], sum(not c.isascii() for c in n), n))


def _ids(groups: list[Group], merged: dict[int, list[int]], names: dict[int, str]) -> dict[int, str]:
    """Readable ids: the gazetteer's, else the name's; a clash is told apart by kind, then by number."""
    ids: dict[int, str] = {}
    taken: set[str] = set()
    roots = sorted(
        merged, key=lambda r: (_known(groups, merged[r]) is None, min(groups[g].sign for g in merged[r]))
    )
    for root in roots:
        known = _known(groups, merged[root])
        base = known or slug(names[root])
        choices = [base, f"{base}-{_kind(groups, merged[root]).replace('_', '-')}"]
        ident = next((c for c in choices if c not in taken), "")
        number = 2
        while not ident:
            candidate = f"{base}-{number}"
            ident = "" if candidate in taken else candidate
            number += 1
        taken.add(ident)
        ids[root] = ident
    return ids


def _kind(groups: list[Group], members: list[int]) -> ActorKind:
    kinds: Counter[ActorKind] = Counter()
    for g in members:
        kinds.update(groups[g].kinds)
    return max(kinds, key=lambda k: (kinds[k], k))


def _aliases(groups: list[Group], members: list[int]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for g in members:
        counts.update(groups[g].aliases)
    return tuple(sorted(counts, key=lambda n: (-counts[n], n))[:MOST_ALIASES])


def _owners(
    groups: list[Group], merged: dict[int, list[int]], parents: list[int], ids: dict[int, str]
) -> dict[int, str]:
    """Whom each actor speaks for, by majority of the articles; never itself, never in a circle."""
    chosen: dict[int, int] = {}
    for root, members in sorted(merged.items(), key=lambda item: ids[item[0]]):
        votes: Counter[int] = Counter()
        for g in members:
            for owner, count in groups[g].members.items():
                if parents[owner] != root:
                    votes[parents[owner]] += count
        for owner in sorted(votes, key=lambda o: (-votes[o], ids[o])):
            if not _circular(chosen, root, owner):
                chosen[root] = owner
                break
    return {root: ids[owner] for root, owner in chosen.items()}


def _circular(chosen: dict[int, int], root: int, owner: int) -> bool:
    while owner in chosen:
        owner = chosen[owner]
        if owner == root:
            return True
    return owner == root
