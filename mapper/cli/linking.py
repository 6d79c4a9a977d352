"""`communique link`."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from mapper.cli.correcting import run_correct
from mapper.cli.ending import LEFT_OUT, NOTHING_DONE, stoppable, unbroken
from mapper.cli.messages import say
from mapper.cli.places import outside
from mapper.cli.progress import progress
from mapper.errors import CommuniqueError
from mapper.facts import CorrectionKind
from mapper.reconciliation import (
    Endpoint,
    Proposed,
    Reader,
    Subject,
    Verdict,
    is_known,
    propose,
    read_accepted,
    settings,
    write_proposals,
)
from mapper.store import open_knowledge_base

_ACCEPTING: Final = frozenset({"kb", "accept", "by", "to"})
_LANGUAGE: Final = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked, of whom, and how."""

    endpoint: str
    kinds: Sequence[str]
    languages: Sequence[str]
    limit: int | None
    least: float
    cache: Path | None
    pace: float


def check_together(given: Set[str]) -> None:
    """Raise CommuniqueError where options were given that are for asking, and others for accepting."""
    if "accept" not in given:
        if "by" in given:
            raise CommuniqueError("--by is for --accept", "link", "add --accept FILE.csv, or leave it out")
    elif others := sorted(given - _ACCEPTING):
        option = f"--{others[0].replace('_', '-')}"
        raise CommuniqueError(f"{option} and --accept go one at a time", "link", "leave one out")


def propose_links(kb: Path, wanted: Wanted, to: Path, *, quiet: bool) -> int:
    """Write proposals into the file `to`, say what came of it, and give the exit code."""
    if not wanted.endpoint:
        what = "no endpoint is given"
        raise CommuniqueError(what, "link", "add --endpoint URL, such as https://query.wikidata.org/sparql")
    for language in wanted.languages:
        if not _LANGUAGE.fullmatch(language):
            raise CommuniqueError(f"{language!r} is no language", "--language", "give a code such as en")
    outside(kb, to)
    endpoint = Endpoint(wanted.endpoint, wanted.cache or _user_cache(), wanted.pace)
    reader = Reader(open_knowledge_base(kb))
    subjects = reader.subjects(wanted.kinds, wanted.limit)
    stopped = f"stopped; answers are kept in {endpoint.cache}, run the same again to go on"
    with stoppable(stopped), unbroken(), progress(quiet=quiet) as report:
        found = propose(
            subjects,
            endpoint,
            languages=wanted.languages,
            taken=reader.linked(),
            least=wanted.least,
            report=lambda done: report("asking", done, len(subjects)),
        )
    for problem in dict.fromkeys(map(str, found.problems)):
        say(problem)
    if found.problems and not found.judged:
        return NOTHING_DONE
    if found.judged and not found.items:
        say(f"{wanted.endpoint}: {_asked(subjects, wanted.languages)}, it gave no item for any")
        if not found.problems and not _is_wikidata(endpoint):
            return NOTHING_DONE
    decided = write_proposals(to, found.proposals)
    if found.judged < len(subjects):
        say(f"{len(subjects) - found.judged} of {len(subjects)} entities were not asked about")
    if not quiet:
        _tell(kb, endpoint, found, decided, to)
    return LEFT_OUT if found.problems else 0


def _asked(subjects: Sequence[Subject], languages: Sequence[str]) -> str:
    names = sorted({name for one in subjects for name in one.asked})
    what = f"{len(names)} names such as {names[0]!r}" if names else "GeoNames ids"
    return f"asked for the items of {what} ({', '.join(languages)})"


def _is_wikidata(endpoint: Endpoint) -> bool:
    """Whether it knows what Wikidata knows; where not, that is said."""
    control = settings().control
    try:
        known = is_known(control, endpoint)
    except CommuniqueError as error:
        say(error)
        return False
    if not known:
        say(
            f"nor for {control!r}: it does not seem to hold items of Wikidata, http://www.wikidata.org/entity/Q…"
            " with rdfs:label; check the address, which for Wikidata itself is"
            " https://query.wikidata.org/sparql, or, once it holds them, give another --cache"
        )
    return known


def accept_links(kb: Path, proposals: Path, by: str, to: Path | None) -> None:
    """Write the accepted rows of `proposals` as corrections into the file `to`, all of them or none."""
    if not by or to is None:
        missing = "--to FILE.csv" if by else "--by NAME"
        raise CommuniqueError(f"--accept needs {missing}", "link", "such as --by Ana --to fixes/links.csv")
    accepted = read_accepted(proposals)
    if not accepted:
        remedy = "write yes into the column accept of those that are right"
        raise CommuniqueError("no row of it is accepted", str(proposals), remedy)
    signed = {"kind": CorrectionKind.LINK, "property": "", "value": "", "author": by, "date": ""}
    rows = [
        {**signed, "subject": one.subject, "object": one.object, "note": one.note[:2000]} for one in accepted
    ]
    run_correct(kb, rows, to)


def _tell(kb: Path, endpoint: Endpoint, found: Proposed, decided: int, to: Path) -> None:
    best = {row.subject.node: row.verdict for row in reversed(found.proposals)}
    counts = Counter(best.values())
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict)
    none = found.judged - len(best)
    typer.echo(
        f"{to}: {len(found.proposals)} proposals for {len(best)} entities ({told}); {none} without any"
    )
    typer.echo(f"{endpoint.requests} requests; answers are kept in {endpoint.cache}")
    if decided:
        typer.echo(f"{decided} rows that were decided before stay so")
    if found.proposals:
        typer.echo("Nothing is linked yet: write yes into the column accept of what is right, then run")
        typer.echo(f"  communique link {kb} --accept {to} --by NAME --to fixes/links.csv")


def _user_cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "communique" / "link"
