"""`python -m benchmarks.calibrate GOLD KB [GOLD KB ...]`: fit how sure facts are to what gold says of them.

Of each kind of fact, the share of what a rule finds that is right is its confidence; a doubt multiplies it by
the share of such facts that are right against what their rules promise. Both are found in turns until they
agree (the method of marginal totals that insurers rate by), and both lean on what all facts of the kind have
in common, as if `CAUTION` more had been seen: so a rule or doubt that was seen seldom gets no extreme value.

Fit on texts whose errors nobody has looked at: what rules were tuned on makes them look surer than they are.
With `--hold-out` nothing is written: each knowledge base is judged by what all the others say.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from pathlib import Path
from typing import Final

from mapper.evaluation import evaluate
from mapper.evaluation.matching import Offered, Verdict
from mapper.evaluation.scores import BANDS
from mapper.rules.confidence import FILE, LEAST, MOST

CAUTION: Final = 20.0
ROUNDS: Final = 50
SELDOM: Final = 0.9  # of the share of its kind, for a rule that was not seen
KINDS: Final = ("person", "body", "state", "tenure", "event", "participation", "statement", "document")
UNSEEN: Final = {"group": 0.8, "place": 0.9}  # kinds that gold does not hold
HEAD: Final = """\
# How sure facts are. Of each kind: the share of what a rule finds that is right where no doubt speaks against
# it, `default` for rules that are not listed, and what each doubt multiplies it by. When a fact shows a
# doubt, mapper/extraction/doubts.py says. Who takes part in an event is no surer than the event. Written by
# benchmarks/calibrate.py from texts with gold; comments say how many facts were right there, of how many.
"""
_KIND_OF: Final = {
    "persons": "person",
    "bodies": "body",
    "tenures": "tenure",
    "events": "event",
    "participants": "participation",
    "statements": "statement",
    "documents": "document",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A fact that gold has judged: its kind, rule and doubts, and the event that it is a part of, or ""."""

    kind: str
    rule: str
    doubts: tuple[str, ...]
    right: bool
    fact: str
    event: str = ""


@dataclass(slots=True)
class Fitted:
    """The weights of a kind of fact, and of how many facts they are the share."""

    default: float = 1.0
    rules: dict[str, float] = field(default_factory=lambda: defaultdict(lambda: 1.0))
    doubts: dict[str, float] = field(default_factory=lambda: defaultdict(lambda: 1.0))
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)

    def promise(self, seen: Seen, of: float, without: str = "") -> float:
        """What they say of a fact that is part of one as sure as `of`, leaving out one doubt."""
        share = self.rules[seen.rule] if seen.rule in self.rules else self.default * SELDOM
        return of * share * prod(self.doubts.get(d, 1.0) for d in seen.doubts if d != without)

    def confidence(self, seen: Seen, of: float) -> float:
        """The same within bounds."""
        return min(max(self.promise(seen, of), LEAST), MOST)


def judged(gold: Path, knowledge_base: Path) -> list[Seen]:
    """The facts of a knowledge base that gold calls right or false."""
    offered = evaluate([gold], knowledge_base).judgement.offered
    events = {item.evidence.fact for item in offered if item.table == "events"}
    return [_seen(item, events) for item in offered if item.verdict is not Verdict.SPARED]


def _seen(item: Offered, events: Iterable[str]) -> Seen:
    evidence = item.evidence
    kind = "state" if evidence.rule == "entity.state" else _KIND_OF[item.table]
    event = ""
    if kind == "participation":
        event = max((e for e in events if evidence.fact.startswith(f"{e}-")), key=len, default="")
    right = item.verdict is Verdict.RIGHT
    return Seen(kind, evidence.rule, evidence.doubts, right, evidence.fact, event)


def fit(facts: Sequence[Seen]) -> dict[str, Fitted]:
    """The weights of each kind; events before those who take part in them."""
    model: dict[str, Fitted] = {}
    for kind in KINDS:
        some = [seen for seen in facts if seen.kind == kind]
        model[kind] = _fit(some, confidences(model, facts)) if some else Fitted(default=0.8)
    return model


def confidences(model: Mapping[str, Fitted], facts: Iterable[Seen]) -> dict[str, float]:
    """What the weights say of the events among `facts`."""
    return {
        s.fact: model["event"].confidence(s, 1.0) for s in facts if s.kind == "event" and "event" in model
    }


def _fit(facts: Sequence[Seen], events: Mapping[str, float]) -> Fitted:
    fitted = Fitted()
    right = sum(seen.right for seen in facts)
    of = [events.get(seen.event, 1.0) for seen in facts]
    for _ in range(ROUNDS):
        doubted = [o * prod(fitted.doubts[d] for d in s.doubts) for s, o in zip(facts, of, strict=True)]
        fitted.default = min((right + 1) / (sum(doubted) + 2), MOST)
        for rule in {seen.rule for seen in facts}:
            found = [(s.right, d) for s, d in zip(facts, doubted, strict=True) if s.rule == rule]
            hits = sum(r for r, _ in found)
            share = (hits + CAUTION * fitted.default) / (sum(d for _, d in found) + CAUTION)
            fitted.rules[rule] = min(share, MOST)
            fitted.counts[rule] = (hits, len(found))
        for doubt in sorted({doubt for seen in facts for doubt in seen.doubts}):
            shown = [(s, o) for s, o in zip(facts, of, strict=True) if doubt in s.doubts]
            promised = sum(fitted.promise(s, o, without=doubt) for s, o in shown)
            hits = sum(s.right for s, _ in shown)
            fitted.doubts[doubt] = min((hits + CAUTION) / (promised + CAUTION), 1.0)
            fitted.counts[doubt] = (hits, len(shown))
    return fitted


def lines(model: Mapping[str, Fitted]) -> Iterator[str]:
    """The file of the weights."""
    yield from HEAD.splitlines()
    for kind in KINDS:
        fitted = model[kind]
        yield f"\n[{kind}]\ndefault = {fitted.default * SELDOM:.3f}"
        for name, values in (("rules", fitted.rules), ("doubts", fitted.doubts)):
            if values:
                yield f"\n[{kind}.{name}]"
            for key in sorted(values):
                hits, count = fitted.counts[key]
                yield f'"{key}" = {values[key]:.3f} # {hits} of {count}'
    for kind, share in UNSEEN.items():
        yield f"\n[{kind}] # gold holds none\ndefault = {share}"


def table(model: Mapping[str, Fitted], facts: Sequence[Seen]) -> Iterator[str]:
    """How many facts the weights put into each band of confidence, and how many of them are right."""
    events = confidences(model, facts)
    found = [(model[s.kind].confidence(s, events.get(s.event, 1.0)), s.right) for s in facts]
    for number, least in enumerate(BANDS):
        above = BANDS[number - 1] if number else 2.0
        rights = [right for share, right in found if least <= round(share, 2) < above]
        if rights:
            yield f"from {least:.2f} {len(rights):6} {sum(rights):6} {sum(rights) / len(rights):7.3f}"


def main() -> int:
    """Fit and write, or show how the weights fare with what they were not fitted to."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.calibrate", description=__doc__.split("\n\n")[0]
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="GOLD KB", help="gold and a knowledge base")
    parser.add_argument("--hold-out", action="store_true", help="judge each by the others; write nothing")
    arguments = parser.parse_args()
    if len(arguments.paths) % 2:
        parser.error("name a knowledge base for each gold")
    pairs = list(zip(arguments.paths[::2], arguments.paths[1::2], strict=True))
    sets = {kb: judged(gold, kb) for gold, kb in pairs}
    if not arguments.hold_out:
        FILE.write_text(
            "\n".join(lines(fit([s for some in sets.values() for s in some]))) + "\n", encoding="utf-8"
        )
        return 0
    for kb, facts in sets.items():
        others = [seen for other, some in sets.items() if other != kb for seen in some]
        sys.stdout.write(f"{kb}\n" + "".join(f"  {line}\n" for line in table(fit(others), facts)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
