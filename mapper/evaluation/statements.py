"""Statements against gold: they may be cut differently, so that one may cover several, or the reverse."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.evaluation.found import Found
from mapper.evaluation.gold import GoldArticle, GoldStatement
from mapper.evaluation.matching import Detail, Judgement, Offered, Verdict, Wanted
from mapper.evaluation.names import Names, telling_words, words_of

COVERED, TOUCHED = 0.75, 0.2  # of the keywords that the content holds
LONGEST = 200  # words; a content that holds everything says nothing
_SHOWN = 90  # characters of a content in a list


def judge_statements(gold: GoldArticle, found: Sequence[Found], who: Names) -> Judgement:
    """A found statement is right where it covers a required one; where it covers but optional ones, or is a
    fragment of one that another covers, it counts neither way.
    """
    covers = [[g for g in gold.statements if _says(g, f, who, COVERED)] for f in found]
    covered = [g for some in covers for g in some]
    wanted, details = [], []
    for g in gold.statements:
        if g.optional:
            continue
        twin = next((f for f, some in zip(found, covers, strict=True) if any(g is c for c in some)), None)
        text = f"{g.speaker}: {' '.join(g.keywords)}"
        wanted.append(Wanted("statements", gold.name, text, twin is not None))
        if twin is not None:
            details.append(Detail("statements", "form", g.form == twin["form"]))
    offered = []
    for f, some in zip(found, covers, strict=True):
        spared = bool(some) or any(_says(g, f, who, TOUCHED) for g in covered)
        right = any(not g.optional for g in some)
        verdict = Verdict.RIGHT if right else Verdict.SPARED if spared else Verdict.FALSE
        text = f"{f['speaker']}: {f['content'][:_SHOWN]}"
        offered.append(Offered("statements", gold.name, text, verdict, f.evidence))
    return Judgement(tuple(wanted), tuple(offered), tuple(details))


def _says(gold: GoldStatement, found: Found, who: Names, share: float) -> bool:
    """Whether the right one says at least that share of the keywords."""
    speakers = {who(name or "") for name in (gold.speaker, *gold.speaker_alternatives)}
    content = words_of(found["content"])
    return (
        who(found["speaker"]) in speakers
        and len(content) <= LONGEST
        and _share(gold.keywords, set(content)) >= share
    )


def _share(keywords: Sequence[str], content: set[str]) -> float:
    words = [word for keyword in keywords for word in telling_words(keyword)]
    return sum(word in content for word in words) / len(words) if words else 0.0
