"""Tables of sentences with what they name: the format of `tables/*.txt` and how a row is read and judged.

A row is a line "> sentence", with "¶" where a paragraph ends, and lines "persons: …", "bodies: …" and
"posts: …", whose items stand between semicolons; "-" means none. A name with "?" before it may be found or
not. A body's kind stands in brackets. A post is "person | title | body or state", with "| former" where it is
over.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mapper.analysis import gazetteer
from mapper.analysis.analysis import Analysis, analyse
from mapper.analysis.folding import fold_key
from mapper.corpus.knowledge import title_key
from mapper.facts import Article, ArticleKind, Label, Paragraph, Span
from mapper.linking.entities import Entities, find_entities

FOLDER = Path(__file__).parent / "tables"
_KIND = re.compile(r"(.+) \(([a-z]+)\)")


class Row(NamedTuple):
    """One sentence of a table and what is expected of it, by column."""

    table: str
    sentence: str
    expected: dict[str, list[str]]


def rows(table: str) -> Iterator[Row]:
    """The rows of `tables/{table}.txt`."""
    for block in (FOLDER / f"{table}.txt").read_text(encoding="utf-8").split("\n> ")[1:]:
        sentence, *lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        expected = {}
        for line in lines:
            column, _, items = line.partition(": ")
            expected[column] = [] if items == "-" else [item.strip() for item in items.split(";")]
        yield Row(table, sentence.replace(" ¶ ", "\n"), expected)


def article_of(text: str, label: Label = Label.BODY) -> Article:
    """An article of one paragraph per line of `text`, all with one label."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(Span(start, start + len(line)), label, "test"))
        start += len(line) + 1
    digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()
    return Article(text, digest, ArticleKind.ARTICLE, tuple(paragraphs))


def read(sentence: str) -> tuple[Analysis, Entities]:
    """The analysis and the entities of an article that consists of `sentence`."""
    analysis = analyse(article_of(sentence))
    return analysis, find_entities(analysis)


def faults(row: Row) -> list[str]:
    """What differs from the expectations of a row: "-" for what is missing, "+" for what is too much."""
    analysis, entities = read(row.sentence)
    found = []
    for column, expected in row.expected.items():
        found += [f"{column} {fault}" for fault in _JUDGES[column](expected, analysis, entities)]
    return found


def _compare(expected: list[str], got: list[str]) -> list[str]:
    wanted = [name for name in expected if not name.startswith("?")]
    allowed = {name.removeprefix("?") for name in expected}
    missing = [f"- {name}" for name in wanted if name not in got]
    return missing + [f"+ {name}" for name in got if name not in allowed]


def _persons(expected: list[str], analysis: Analysis, entities: Entities) -> list[str]:
    return _compare(expected, [p.name for p in entities.persons.values()])


def _bodies(expected: list[str], analysis: Analysis, entities: Entities) -> list[str]:
    kinds = {m[1].removeprefix("?"): m[2] for item in expected if (m := _KIND.fullmatch(item))}
    names = [m[1] if (m := _KIND.fullmatch(item)) else item for item in expected]
    got = {b.name: b.kind for b in entities.bodies.values()}
    wrong = [
        f"~ {name}: {got[name]}, not {kind}" for name, kind in kinds.items() if got.get(name, kind) != kind
    ]
    return _compare(names, list(got)) + wrong


def _posts(expected: list[str], analysis: Analysis, entities: Entities) -> list[str]:
    def body_name(identifier: str) -> str:
        if identifier in entities.bodies:
            return entities.bodies[identifier].name
        return identifier

    got = [
        f"{entities.persons[t.person].name} | {title_key(t.title)} | {body_name(t.body)}"
        + " | former" * t.former
        for t in entities.tenures
        if t.body
    ]
    wanted = []
    for item in expected:
        person, title, body, *former = [part.strip() for part in item.split("|")]
        wanted.append(" | ".join([person, title_key(title), _state_id(body), *former]))
    return _compare(wanted, got)


def _state_id(name: str) -> str:
    state = gazetteer.states_by_key().get(fold_key(name))
    return f"state/{state.id}" if state is not None else name


_JUDGES = {"persons": _persons, "bodies": _bodies, "posts": _posts}
