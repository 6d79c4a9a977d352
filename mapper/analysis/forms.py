"""Forms that may be a verb or a noun ("visits", "plans", "meeting") -> which, by what stands beside them.

The rules stand in one list and are asked in order; the first that knows decides, and a noun is what remains.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from mapper.analysis.mentions import Kind, Sentence, Text
from mapper.analysis.tokens import QUOTES, Token
from mapper.rules import lexicon
from mapper.rules.statement_frames import cues

AUXILIARIES = frozenset({"MODAL", "BE", "HAVE", "DO", "NEG"})
FINITE = frozenset({"VERB", "BE", "MODAL", "HAVE"})
DETERMINED = frozenset({"DET", "POSS", "POS", "NUM"})
NOMINAL_LEFT = DETERMINED | {"PREP"}
NOMINAL_RIGHT = frozenset({"NOUN", "NAME", "FORM"})
AFTER_VERB = frozenset({
    "DET", "POSS", "PREP", "TO", "PRON", "NAME", "SUB", "REL", "NUM", "NOUN", "ADV", "BE",
})  # fmt: skip
SINGULAR_SUBJECTS = lexicon.word_set("small-words", "singular_subjects")
PLURAL_SUBJECTS = lexicon.word_set("small-words", "plural_subjects")
CLAUSE_BREAKS = frozenset({",", ";", ":", "CC", "SUB", "REL"})
SAYING = lexicon.word_set("small-words", "saying")
MODIFYING = lexicon.word_set("small-words", "modifying")
# How far back a verb is looked for: this keeps the cost of a sentence linear.
LONGEST_CLAUSE = 60


class Spot(NamedTuple):
    """A form in its sentence: what it can be, the token before it (adverbs aside) and the tags beside it."""

    text: Text
    sentence: Sentence
    tags: Sequence[str]
    kinds: Sequence[Kind | None]
    at: int
    behind: int
    lower: str
    lemma: str
    forms: str
    before: str
    after: str

    @property
    def previous(self) -> Token | None:
        """The token before the form, adverbs aside."""
        return self.text.tokens[self.sentence.first + self.behind] if self.behind >= 0 else None

    @property
    def following(self) -> str:
        """The word behind the form."""
        index = self.sentence.first + self.at + 1
        return self.text.tokens[index].lower if index < self.sentence.last else ""

    def _says(self, index: int) -> bool:
        """Whether a verb takes a clause without "that", so that a verb behind it is no surprise."""
        lemma, _ = verb_form(self.text.tokens[self.sentence.first + index].lower)
        return lemma in SAYING

    @property
    def has_finite(self) -> bool:
        """Whether the clause has a finite verb before the form."""
        for k in range(self.at - 1, max(self.at - LONGEST_CLAUSE, 0) - 1, -1):
            if self.tags[k] in FINITE:
                return self.tags[k] != "VERB" or not self._says(k)
            if self.tags[k] in CLAUSE_BREAKS:
                return False
        return False

    @property
    def may_have_verb_behind(self) -> bool:
        """Whether another word behind the form may be the finite verb of its clause; none is that stands
        behind a preposition or an -ing form ("of *taking measures*"), or is one.
        """
        end = min(self.at + LONGEST_CLAUSE, len(self.tags))
        return any(self._may_be_finite(k) for k in range(self.at + 1, end))

    def _may_be_finite(self, index: int) -> bool:
        before = self.tags[index - 1]
        if self.tags[index] != "FORM":
            return self.tags[index] in FINITE
        gerund = self._is_gerund(index) or self._is_gerund(index - 1)
        return before not in NOMINAL_LEFT | {"TO"} and not gerund

    def _is_gerund(self, index: int) -> bool:
        return "G" in verb_form(self.text.tokens[self.sentence.first + index].lower)[1]


PLURAL_BEING: Final = frozenset({"are", "were"})
REMARKS: Final = lexicon.word_set("event-words", "remarks")
PARTS: Final = lexicon.word_set("event-words", "opening") | lexicon.word_set("event-words", "closing")


def verb_form(lower: str) -> tuple[str, str]:
    """The lemma and kinds (see `VerbForm`) of a form; unknown words in -ed are taken as they are."""
    form = lexicon.words().verbs.get(lower)
    if form is not None:
        return form.lemma, form.kinds
    return (lower, "G") if lower.endswith("ing") else (lower, "DN")


def verb_or_noun(
    text: Text, sentence: Sentence, tags: Sequence[str], kinds: Sequence[Kind | None], index: int
) -> str:
    """Say "VERB" or "NOUN" for the form at `index` of the sentence, whose earlier tags are settled."""
    behind = index - 1
    while behind >= 0 and tags[behind] == "ADV":
        behind -= 1
    if behind > 0 and tags[behind] in QUOTES and tags[behind - 1] == "TO":
        behind -= 1  # "to “*act* as one”"
    lower = text.tokens[sentence.first + index].lower
    before = tags[behind] if behind >= 0 else "START"
    after = tags[index + 1] if index + 1 < len(tags) else "END"
    spot = Spot(text, sentence, tags, kinds, index, behind, lower, *verb_form(lower), before, after)
    return next((tag for rule in RULES if (tag := rule(spot))), "NOUN")


def _either(*, verb: bool) -> str:
    return "VERB" if verb else "NOUN"


def _after_auxiliary(spot: Spot) -> str:
    negated_gerund = spot.before == "NEG" and "G" in spot.forms
    if spot.before == "BE" and not {"G", "N"}.intersection(spot.forms):
        return "NOUN"  # "were *present*"
    return "VERB" if spot.before in AUXILIARIES and not negated_gerund else ""


def _gerund(spot: Spot) -> str:
    if "G" not in spot.forms:
        return ""
    if spot.before in DETERMINED:
        return "NOUN"
    if spot.lower in MODIFYING and spot.after in {"NOUN", "FORM"} and spot.before == "NOUN":
        return "NOUN"  # "a joint working group"
    if spot.lower not in lexicon.events():
        return "VERB"
    if spot.before == "PREP":
        return _either(verb=spot.after in {"DET", "POSS", "NAME", "PRON"})
    return _either(verb=spot.before not in QUOTES | {"NOUN", "NAME"})


def _participle(spot: Spot) -> str:
    if "B" in spot.forms or "Z" in spot.forms:
        return ""
    adverb_between = spot.behind < spot.at - 1
    if adverb_between and spot.before in {"PREP", "DET", "START", "CC"} and spot.after in {"NOUN", "NAME"}:
        return "NOUN"  # "from newly appointed Ambassadors"
    if spot.before in DETERMINED:
        return _either(verb=spot.after not in NOMINAL_RIGHT)
    if spot.before == "VERB" and spot.after in {"NOUN", "FORM"} and _is_active(spot):
        return "NOUN"  # "will hold closed consultations"
    return _either(verb=not (spot.before == "PREP" and spot.after in NOMINAL_RIGHT - {"NAME"}))


def _is_active(spot: Spot) -> bool:
    """Whether the verb right before is in a form that no participle has, "hold", and the form is in one."""
    before = spot.previous
    return "N" in spot.forms and before is not None and "N" not in verb_form(before.lower)[1]


def _before_being(spot: Spot) -> str:
    """As in "*Opening remarks* were delivered by …": what is said at an event is no verb."""
    if "G" in spot.forms and spot.following in REMARKS and spot.lower in PARTS:
        return "NOUN"
    return "NOUN" if spot.lower in REMARKS and spot.following in PLURAL_BEING else ""


def _after_small_word(spot: Spot) -> str:
    if spot.before == "TO":
        return _either(verb="B" in spot.forms)
    if spot.before in NOMINAL_LEFT:
        return "NOUN"
    whose = spot.previous is not None and spot.previous.lower == "whose"
    return "VERB" if spot.before == "REL" and not whose else ""


def _after_pronoun(spot: Spot) -> str:
    previous = spot.previous
    if previous is not None and previous.lower in SINGULAR_SUBJECTS:
        return _either(verb="Z" in spot.forms or "D" in spot.forms)
    return "VERB" if previous is not None and previous.lower in PLURAL_SUBJECTS else ""


def _inverted(spot: Spot) -> str:
    """“…,” *notes* Anna Kovacs; …, *notes* its author."""
    speaks = "Z" in spot.forms and spot.lemma in cues() and spot.after in {"DET", "POSS"}
    sure = speaks or spot.lemma in lexicon.words().never_nouns or spot.after in {"NAME", "PRON"}
    return "VERB" if spot.before in QUOTES | {","} and sure else ""


def _before_that(spot: Spot) -> str:
    if spot.following != "that":
        return ""
    tells = spot.lemma in cues()  # "mineral *deals* that" tell nothing
    agrees = "B" not in spot.forms or (spot.previous is not None and spot.previous.lower.endswith("s"))
    noun = spot.before in {"NOUN", "NUM"} and agrees and (tells or not spot.has_finite)
    return "VERB" if noun or spot.before in {"NAME", ",", "CC"} else ""


def _after_conjunction(spot: Spot) -> str:
    """Behind "and": a verb where the last verb before it has the same form."""
    if spot.before != "CC":
        return ""
    opens = spot.after in {"DET", "POSS", "PRON"}
    for k in range(spot.behind - 1, max(spot.behind - LONGEST_CLAUSE, 0) - 1, -1):
        if spot.tags[k] == "VERB":
            _, kinds = verb_form(spot.text.tokens[spot.sentence.first + k].lower)
            if set(kinds) & set(spot.forms):
                return "VERB"
            if not opens:
                break
    return "NOUN"


def _never_noun(spot: Spot) -> str:
    never = spot.lemma in lexicon.words().never_nouns and spot.before in {"NOUN", "NAME"}
    return _either(verb=not spot.has_finite) if never else ""


def _after_name(spot: Spot) -> str:
    """Behind a name; of one word behind a determiner: "the Council notes with satisfaction"."""
    if spot.before != "NAME" or spot.previous is None:
        return ""
    if spot.after not in AFTER_VERB or spot.has_finite:
        return "NOUN"
    if "Z" in spot.forms:
        alone = spot.behind > 0 and spot.tags[spot.behind - 1] == "DET"
        sure = alone or spot.kinds[spot.behind] in {Kind.PERSON, Kind.NAME, Kind.POST, Kind.STATE}
        return _either(verb=sure or spot.after in {"TO", "DET", "SUB", "POSS"})
    if "D" in spot.forms and spot.kinds[spot.behind] is Kind.PERSON:
        return _either(verb=spot.after != "NOUN")  # "Ana Lopes *hit* back"
    return _either(verb=spot.previous.lower.endswith("s") and spot.after != "NOUN")


def _past_or_base(spot: Spot) -> str:
    if not ("D" in spot.forms and "B" in spot.forms and spot.before in {",", "NOUN", "START"}):
        return ""
    return _either(verb=spot.after in AFTER_VERB - {"NOUN", "BE"} and not spot.has_finite)


def _after_noun(spot: Spot) -> str:
    if spot.before != "NOUN" or spot.previous is None:
        return ""
    if "B" in spot.forms and spot.previous.lower.endswith("s"):
        only = spot.after == "NOUN" and not spot.may_have_verb_behind
        return _either(verb=(only or spot.after in AFTER_VERB - {"NOUN"}) and not spot.has_finite)
    if "Z" in spot.forms and spot.after in {"DET", "POSS"} and not spot.has_finite:
        # "the document also *welcomes* the offer", but "the trade talks the sides held"
        apart = spot.behind < spot.at - 1 or spot.lemma in cues()
        return _either(verb=apart or not spot.may_have_verb_behind)
    return _either(verb="D" in spot.forms or _happens(spot))


def _happens(spot: Spot) -> bool:
    """Whether a form in -s says of an event what it does: "The exercise *runs* until Friday"."""
    known, previous = lexicon.events(), spot.previous
    told = "Z" in spot.forms and previous is not None and previous.lower in known and spot.lower not in known
    follows = spot.after in AFTER_VERB - {"NOUN"}
    return told and follows and not (spot.has_finite or spot.may_have_verb_behind)


RULES: Final[tuple[Callable[[Spot], str], ...]] = (
    _after_auxiliary,
    _before_being,
    _gerund,
    _participle,
    _after_small_word,
    _after_pronoun,
    _inverted,
    _before_that,
    _after_conjunction,
    _never_noun,
    _after_name,
    _past_or_base,
    _after_noun,
)
