"""Paragraphs -> the questions and answers of an interview: by dashes that take turns, or by labels such as
"Question:", "A:" or a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.phrases import has_finite_verb
from mapper.analysis.tokens import DASHES
from mapper.facts import Label

# The part of the paragraphs with a dash that must hold a sentence, for them to be an interview.
SPOKEN_SHARE = 0.7
# The part of an interviewer's paragraphs that must end in a question mark.
ASKING_SHARE = 0.6
# The most tokens before the colon of a label; a label comes back at least so often.
LONGEST_LABEL, LEAST_TURNS = 5, 2


def find_turns(analysis: Analysis) -> Mapping[int, bool]:
    """Paragraph -> whether it asks; empty for a text that is no interview."""
    firsts: dict[int, Clause] = {}
    lasts: dict[int, Clause] = {}
    for clause in analysis.clauses:
        if clause.sentence.label is Label.BODY:
            firsts.setdefault(clause.sentence.paragraph, clause)
            lasts[clause.sentence.paragraph] = clause
    tokens = analysis.text.tokens
    asking = {number: tokens[last.sentence.last - 1].text == "?" for number, last in lasts.items()}
    return _by_dashes(analysis, firsts, asking) or _by_labels(analysis, firsts, asking)


def behind_label(analysis: Analysis, clause: Clause) -> int:
    """The token behind the label with which a sentence begins; its first token where it has none."""
    first, tokens = clause.sentence.first, analysis.text.tokens
    for k in range(first + 1, min(first + LONGEST_LABEL + 1, clause.sentence.last - 1)):
        if tokens[k].text == ":":
            return k + 1
        if not (tokens[k].text[:1].isupper() or tokens[k].text[:1].isdigit() or tokens[k].text == "."):
            break
    return first


def _by_dashes(
    analysis: Analysis, firsts: Mapping[int, Clause], asking: Mapping[int, bool]
) -> Mapping[int, bool]:
    """At least three paragraphs that begin with a dash take turns."""
    tokens = analysis.text.tokens
    marked = [n for n, clause in firsts.items() if tokens[clause.sentence.first].text in DASHES]
    finite = {c.sentence.paragraph for c in analysis.clauses if has_finite_verb(c.chunks)}
    spoken = sum(n in finite for n in marked)
    if len(marked) < 3 or not any(asking[n] for n in marked) or spoken < SPOKEN_SHARE * len(marked):
        return {}
    first_asks = asking[marked[0]]
    return {number: (k % 2 == 0) == first_asks for k, number in enumerate(marked)}


def _by_labels(
    analysis: Analysis, firsts: Mapping[int, Clause], asking: Mapping[int, bool]
) -> Mapping[int, bool]:
    """One label comes back before questions, others before what stands between them."""
    labels = {n: name for n, clause in firsts.items() if (name := _label(analysis, clause))}
    turns, asked = Counter(labels.values()), Counter(name for n, name in labels.items() if asking[n])
    askers = {n for n, count in turns.items() if count >= LEAST_TURNS and asked[n] >= ASKING_SHARE * count}
    answers = [n for n, name in labels.items() if name not in askers]
    if not askers or len(answers) < LEAST_TURNS:
        return {}
    found: dict[int, bool] = {}
    begin, end = min(n for n, name in labels.items() if name in askers), max(labels)
    for number in firsts:
        if begin <= number <= end:
            asks = found.get(number - 1, True)
            found[number] = labels[number] in askers if number in labels else asks
    return found


def _label(analysis: Analysis, clause: Clause) -> str:
    first, behind = clause.sentence.first, behind_label(analysis, clause)
    return analysis.text.surface(first, behind).lower() if behind > first else ""
