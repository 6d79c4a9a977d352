"""One article: its gold and what was found, table by table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from mapper.evaluation.found import Facts, Found
from mapper.evaluation.gold import (
    GoldArticle,
    GoldBody,
    GoldDocument,
    GoldEvent,
    GoldParticipant,
    GoldPerson,
    GoldTenure,
)
from mapper.evaluation.matching import Detail, Judgement, Pairs, Table
from mapper.evaluation.names import Key, Names, likeness, name_key, post_key
from mapper.evaluation.statements import judge_statements

SAME_TITLE = 0.6  # of the words of two titles that must be shared


def judge(gold: GoldArticle, found: Facts) -> Judgement:
    """What the gold of an article says of the facts that were found in it."""
    named: tuple[GoldPerson | GoldBody, ...] = (*gold.persons, *gold.bodies)
    who = Names((item.name, item.aliases) for item in named)
    events, pairs = _events(gold, found, who)
    return (
        _persons(gold, found, who)
        + _tenures(gold, found, who)
        + _bodies(gold, found, who)
        + events
        + _participants(gold, found, who, pairs)
        + judge_statements(gold, found["statements"], who)
        + _documents(gold, found)
    )


def _persons(gold: GoldArticle, found: Facts, who: Names) -> Judgement:
    table: Table[GoldPerson] = Table(
        "persons", lambda g, f: who(g.name) == who(f["name"]), lambda g: g.name, lambda f: f["name"]
    )
    return table.judge(gold.name, gold.persons, found["persons"])[0]


def _tenures(gold: GoldArticle, found: Facts, who: Names) -> Judgement:
    def fit(g: GoldTenure, f: Found) -> bool:
        posts = {post_key(post, g.body) for post in (g.post, *g.post_aliases)}
        same_people = who(g.person) == who(f["name"]) and who(g.body) == who(f["body_name"])
        return same_people and post_key(f["post"], f["body_name"]) in posts

    told = {
        (who(f["name"]), post_key(f["post"], f["body_name"]), who(f["body_name"])): f
        for f in found["tenures"]
    }
    table: Table[GoldTenure] = Table(
        "tenures",
        fit,
        lambda g: f"{g.person} | {g.post} | {g.body}",
        lambda f: f"{f['name']} | {f['post']} | {f['body_name']}",
    )
    return table.judge(gold.name, gold.tenures, list(told.values()))[0]


def _bodies(gold: GoldArticle, found: Facts, who: Names) -> Judgement:
    table: Table[GoldBody] = Table(
        "bodies",
        lambda g, f: who(g.name) in {who(f["name"]), who(f["short_name"] or f["name"])},
        lambda g: g.name,
        lambda f: f["name"],
    )
    return table.judge(gold.name, gold.bodies, found["bodies"])[0]


def _events(gold: GoldArticle, found: Facts, who: Names) -> tuple[Judgement, Pairs[GoldEvent]]:
    table: Table[GoldEvent] = Table(
        "events",
        _event_fit(found, who),
        lambda g: f"{g.type} {g.date} {g.label or ''} @{g.place}",
        lambda f: f"{f['type']} {f['date']} {f['label']} @{f['place']}",
    )
    judgement, pairs = table.judge(gold.name, gold.events, found["events"])
    details = []
    for g, f in pairs.required:
        if g.place:
            details.append(Detail("events", "place", name_key(g.place) == name_key(f["place"])))
        details.append(Detail("events", "status", g.status == f["status"]))
    return judgement + Judgement(details=tuple(details)), pairs


def _event_fit(found: Facts, who: Names) -> Callable[[GoldEvent, Found], float]:
    """How well an event of the right type and date fits: by who took part, where, and its label."""
    present: dict[str, set[Key]] = defaultdict(set)
    for participant in found["participants"]:
        present[participant["event"]].add(who(participant["name"]))

    def fit(g: GoldEvent, f: Found) -> float:
        dates = (g.date, *g.date_alternatives)
        if f["type"] not in (g.types or (g.type,)) or (
            g.date is not None and (f["date"] or None) not in dates
        ):
            return 0.0
        wanted = {who(participant.name) for participant in g.participants}
        company = len(wanted & present[f["event"]]) / max(1, len(wanted))
        place = name_key(g.place or "") == name_key(f["place"])
        return 1 + 2 * company + place + likeness(g.label or "", f["label"])

    return fit


@dataclass(frozen=True, slots=True)
class _Part:
    """A participant of a required gold event."""

    event: str
    who: GoldParticipant

    @property
    def optional(self) -> bool:
        return self.who.optional


def _participants(gold: GoldArticle, found: Facts, who: Names, pairs: Pairs[GoldEvent]) -> Judgement:
    """Who took part in the events that were found; those of events that count neither way do not either."""
    twin = {f["event"]: g.id for g, f in pairs.required}
    spared = {f["event"] for _, f in pairs.spared}
    wanted = [_Part(e.id, p) for e in gold.events if not e.optional for p in e.participants]
    told = {(f["event"], who(f["name"])): f for f in found["participants"] if f["event"] not in spared}
    table: Table[_Part] = Table(
        "participants",
        lambda g, f: twin.get(f["event"]) == g.event and who(g.who.name) == who(f["name"]),
        lambda g: f"{g.event}: {g.who.name}",
        lambda f: f"{twin.get(f['event'], '?')}: {f['name']}",
    )
    judgement, parts = table.judge(gold.name, wanted, list(told.values()))
    roles = [Detail("participants", "role", g.who.role == f["role"]) for g, f in parts.required]
    return judgement + Judgement(details=tuple(roles))


def _documents(gold: GoldArticle, found: Facts) -> Judgement:
    def fit(g: GoldDocument, f: Found) -> float:
        best = max(likeness(title, f["title"]) for title in (g.title, *g.aliases))
        return best if best >= SAME_TITLE else 0.0

    table: Table[GoldDocument] = Table("documents", fit, lambda g: g.title, lambda f: f["title"])
    judgement, pairs = table.judge(gold.name, gold.documents, found["documents"])
    details = []
    for g, f in pairs.required:
        details.append(Detail("documents", "kind", g.kind == f["kind"]))
        details.append(Detail("documents", "act", g.act == f["act"]))
    return judgement + Judgement(details=tuple(details))
