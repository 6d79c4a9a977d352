"""Tokens -> word classes, by the closed classes, the verbs and the neighbours; no statistical model.

Tags: those of `mapper.rules.lexicon` for closed classes, "NAME" inside a mention, "VERB", "NOUN" for every
other word, "NUM", "POS" for the possessive, and the punctuation mark itself for punctuation. Ambiguous forms
("visit", "plans", "meeting") are verbs only where a rule below says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.mentions import Kind, Mention, Sentence, Text
from mapper.analysis.tokens import QUOTES
from mapper.rules import lexicon

NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred thousand million billion".split())
AUXILIARIES = frozenset({"MODAL", "BE", "HAVE", "DO", "NEG"})
NOMINAL_LEFT = frozenset({"DET", "POSS", "PREP", "NUM", "POS"})
AFTER_VERB = frozenset({"DET", "POSS", "PREP", "TO", "PRON", "NAME", "SUB", "REL", "NUM", "NOUN", "ADV", "BE"})
SINGULAR_SUBJECTS = frozenset({"he", "she", "it"})
PLURAL_SUBJECTS = frozenset({"i", "we", "they", "you"})
# How far back a verb is looked for: this keeps the cost of a sentence linear.
LONGEST_CLAUSE = 60
CLAUSE_BREAKS = frozenset({",", ";", ":", "CC", "SUB", "REL"})


def tag(text: Text, sentence: Sentence, mentions: Sequence[Mention]) -> list[str]:
    """The tags of the tokens of one sentence, in order."""
    first = sentence.first
    tags = [_lexical_tag(text, index) for index in range(first, sentence.last)]
    if tags and tags[0] == "NOUN" and len(text.tokens[first].lower) > 5 and text.tokens[first].lower.endswith("ing"):
        tags[0] = "FORM"
    kinds: list[Kind | None] = [None] * len(tags)
    for mention in mentions:
        for index in range(mention.first - first, mention.last - first):
            if tags[index] != "POS":
                tags[index] = "NAME"
                kinds[index] = kinds[index] or mention.kind
    for index, found in enumerate(tags):
        if found == "PREP" and index and tags[index - 1] == "DET" and text.tokens[first + index].lower == "following":
            tags[index] = "NOUN"
        if found == "FORM":
            tags[index] = _verb_or_noun(text, sentence, tags, kinds, index)
    return tags


def _lexical_tag(text: Text, index: int) -> str:
    token = text.tokens[index]
    lower = token.lower
    if not token.is_word:
        if lower in {"'s", "'"}:
            return "POS" if lower == "'s" or _is_possessive(text, index) else token.text
        if lower in {"n't", "'ll", "'d", "'ve", "'re", "'m"}:
            return lexicon.words().tag_of[lower]
        return "NUM" if any(c.isdigit() for c in lower) else token.text
    if lower in NUMBERS:
        return "NUM"
    known = lexicon.words().tag_of.get(lower)
    if known is not None:
        return known
    if lower in lexicon.words().verbs or (lower.endswith("ed") and len(lower) > 4):
        return "FORM"
    return "ADV" if lower.endswith("ly") and len(lower) > 4 else "NOUN"


def _is_possessive(text: Text, index: int) -> bool:
    """The apostrophe of a plural: "the Ministers’ retreat"; a mark that may close a quotation is none."""
    token, before = text.tokens[index], text.tokens[index - 1]
    following = text.tokens[index + 1] if index + 1 < len(text.tokens) else None
    opened = any(t.text in {"‘", "'"} for t in text.tokens[max(0, index - 40) : index])
    touches = before.end == token.start and before.lower.endswith("s")
    return touches and not opened and following is not None and following.is_word and following.start > token.end


def verb_form(lower: str) -> tuple[str, str]:
    """The lemma and kinds (see `VerbForm`) of a form; unknown words in -ed are taken as they are."""
    form = lexicon.words().verbs.get(lower)
    if form is not None:
        return form.lemma, form.kinds
    return (lower, "G") if lower.endswith("ing") else (lower, "DN")


def _verb_or_noun(
    text: Text, sentence: Sentence, tags: Sequence[str], kinds: Sequence[Kind | None], index: int
) -> str:
    token = text.tokens[sentence.first + index]
    _, forms = verb_form(token.lower)
    k = index - 1
    while k >= 0 and tags[k] == "ADV":
        k -= 1
    before = tags[k] if k >= 0 else "START"
    after = tags[index + 1] if index + 1 < len(tags) else "END"
    if before in AUXILIARIES and not (before == "NEG" and "G" in forms):
        return "VERB"
    if "G" in forms:
        return _gerund(text, sentence, before, after, token.lower)
    if "B" not in forms and "Z" not in forms:
        nominal = before in {"DET", "POSS", "POS", "NUM"} and after in {"NOUN", "NAME", "FORM"}
        if k < index - 1 and before in {"PREP", "DET", "START", "CC"} and after in {"NOUN", "NAME"}:
            return "NOUN"  # "from newly appointed Ambassadors"
        return "NOUN" if nominal or (before == "PREP" and after in {"NOUN", "FORM"}) else "VERB"
    if before == "TO":
        return "VERB" if "B" in forms else "NOUN"
    if before in NOMINAL_LEFT:
        return "NOUN"
    if before == "REL":
        return "VERB"
    previous = text.tokens[sentence.first + k] if k >= 0 else None
    if previous is not None and previous.lower in SINGULAR_SUBJECTS:
        return "VERB" if "Z" in forms or "D" in forms else "NOUN"
    if previous is not None and previous.lower in PLURAL_SUBJECTS:
        return "VERB"
    lemma = verb_form(token.lower)[0]
    following = text.tokens[sentence.first + index + 1].lower if index + 1 < len(tags) else ""
    if before in QUOTES | {","} and (lemma in lexicon.words().never_nouns or after in {"NAME", "PRON"}):
        return "VERB"
    if following == "that" and before in {"NAME", "NOUN", "NUM", ","}:
        return "VERB"
    if before == "CC":
        return _after_conjunction(text, sentence, tags, k, forms)
    lemma = verb_form(token.lower)[0]
    if lemma in lexicon.words().never_nouns and before in {"NOUN", "NAME"}:
        return "VERB" if not _has_finite(tags, index) else "NOUN"
    if before == "NAME" and previous is not None:
        alone = k > 0 and tags[k - 1] == "DET"
        return _after_name(kinds[k], forms, after, previous.lower, _has_finite(tags, index), alone=alone)
    if "D" in forms and "B" in forms and before in {",", "NOUN", "START"}:
        return "VERB" if after in AFTER_VERB - {"NOUN", "BE"} and not _has_finite(tags, index) else "NOUN"
    if before == "NOUN" and previous is not None and "B" in forms and previous.lower.endswith("s"):
        free = after in AFTER_VERB - {"NOUN"} and not _has_finite(tags, index)
        return "VERB" if free else "NOUN"
    return "VERB" if before == "NOUN" and "D" in forms else "NOUN"


def _gerund(text: Text, sentence: Sentence, before: str, after: str, lower: str) -> str:
    if before in {"DET", "POSS", "POS", "NUM", "NOUN", "NAME"} and lower in lexicon.events():
        return "NOUN"
    if before in {"DET", "POSS", "POS", "NUM"}:
        return "NOUN"
    if before in QUOTES and lower in lexicon.events():
        return "NOUN"
    if before == "PREP" and lower in lexicon.events():
        return "VERB" if after in {"DET", "POSS", "NAME", "PRON"} else "NOUN"
    return "VERB"


def _after_conjunction(
    text: Text, sentence: Sentence, tags: Sequence[str], conjunction: int, forms: str
) -> str:
    """Behind "and": a verb where the last verb before it has the same form."""
    for k in range(conjunction - 1, max(conjunction - LONGEST_CLAUSE, 0) - 1, -1):
        if tags[k] == "VERB":
            _, kinds = verb_form(text.tokens[sentence.first + k].lower)
            return "VERB" if set(kinds) & set(forms) else "NOUN"
    return "NOUN"


def _after_name(
    kind: Kind | None, forms: str, after: str, previous: str, finite: bool, *, alone: bool
) -> str:
    """Behind a name; `alone` where it is one word behind a determiner ("the Council notes with satisfaction")."""
    if after not in AFTER_VERB or finite:
        return "NOUN"
    if "Z" in forms:
        sure = alone or kind in {Kind.PERSON, Kind.NAME, Kind.POST, Kind.STATE}
        return "VERB" if sure or after in {"TO", "DET", "SUB", "POSS"} else "NOUN"
    plural = previous.endswith("s")
    return "VERB" if plural and after != "NOUN" else "NOUN"


def _has_finite(tags: Sequence[str], index: int) -> bool:
    """Whether the clause that token `index` stands in has a finite verb already."""
    for k in range(index - 1, max(index - LONGEST_CLAUSE, 0) - 1, -1):
        found = tags[k]
        if found in {"VERB", "BE", "MODAL", "HAVE"}:
            return True
        if found in CLAUSE_BREAKS:
            return False
    return False
