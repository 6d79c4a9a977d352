"""Paragraphs -> the questions and answers of an interview: by dashes that take turns, or by labels such as
"Question:", "A:" or a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.phrases import has_finite_verb
from mapper.analysis.tokens import DASHES
from mapper.extraction.said import in_first_person
from mapper.extraction.words import speech_words
from mapper.facts import Label

# The part of the paragraphs with a dash that must hold a sentence, for them to be an interview.
SPOKEN_SHARE = 0.7
# The part of an interviewer's paragraphs that must end in a question mark.
ASKING_SHARE = 0.6
# The most tokens before the colon of a label, and of one that says whose question it is: "Question from the
# correspondent of the Gazette:".
LONGEST_LABEL, LONGEST_QUESTION = 5, 12
# A label that is no word for a question or an answer comes back at least so often.
LEAST_TURNS = 2
# The names of labels that are words for a question or an answer.
QUESTION, ANSWER = "?", "!"


class Turn(NamedTuple):
    """The label of a paragraph: its name, whether it is a word for questions, and the token behind it."""

    name: str
    asks: bool
    behind: int


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
    turn = _label(analysis, clause)
    return turn.behind if turn is not None else clause.sentence.first


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
    """The labels of questions and of answers take turns; where only questions have one, what stands between
    them answers. Behind the last label an answer goes on as long as it is in the first person.
    """
    labels = {n: turn for n, clause in firsts.items() if (turn := _label(analysis, clause)) is not None}
    askers = _askers(labels, asking)
    answers = [n for n, turn in labels.items() if turn.name not in askers]
    worded = [n for n, turn in labels.items() if turn.asks]
    if not askers or not (len(answers) >= LEAST_TURNS or (worded and len(answers or worded[1:]) > 0)):
        return {}
    found: dict[int, bool] = {}
    own = in_first_person(analysis)
    asks = bare = expected = False
    for number in range(min(n for n, turn in labels.items() if turn.name in askers), max(firsts) + 1):
        if number not in firsts:
            continue
        turn = labels.get(number)
        if turn is None and number > max(labels) and not (expected or number in own):
            break
        asks = turn.name in askers if turn is not None else asks and (bare or bool(answers))
        bare = turn is not None and turn.behind == firsts[number].sentence.last
        expected = bare or (asks and not answers)
        found[number] = asks
    return found


def _askers(labels: Mapping[int, Turn], asking: Mapping[int, bool]) -> frozenset[str]:
    """The labels of those who ask: words for questions, and names that come back before questions; where
    somebody else's name comes back, also names that ask once.
    """
    turns = Counter(turn.name for turn in labels.values())
    asked = Counter(turn.name for n, turn in labels.items() if asking[n])
    worded = {turn.name for turn in labels.values() if turn.asks}
    often = {name for name, count in turns.items() if count >= LEAST_TURNS}
    asking_often = {name for name in often if asked[name] >= ASKING_SHARE * turns[name]}
    once = {name for name in turns if asked[name] == turns[name]} if often - asking_often else set()
    found = (worded | asking_often | once) - {ANSWER}
    return frozenset(found | (speech_words().interviewers & turns.keys()) if found else ())


def _label(analysis: Analysis, clause: Clause) -> Turn | None:
    """The label with which a sentence begins."""
    first, last, tokens = clause.sentence.first, clause.sentence.last, analysis.text.tokens
    word, words = tokens[first].lower, speech_words()
    asks = word in words.asking
    known = asks or word in words.answering
    name = QUESTION if asks else ANSWER
    if known and word.endswith("."):
        return Turn(name, asks, first + 1)
    longest = LONGEST_QUESTION if asks else LONGEST_LABEL
    for k in range(first + 1, min(first + longest + 1, last if known else last - 1)):
        if tokens[k].text == ":":
            return Turn(name if known else analysis.text.surface(first, k).lower(), asks, k + 1)
        if not asks and not (
            tokens[k].text[:1].isupper() or tokens[k].text[:1].isdigit() or tokens[k].text == "."
        ):
            break
    return None
