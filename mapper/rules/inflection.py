"""Regular inflection of English verbs and nouns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

VOWELS = frozenset("aeiou")


class VerbForm(NamedTuple):
    """A form's lemma and what it can be: letters of B(ase), Z (3rd person), D (past), N (participle), G
    (-ing).
    """

    lemma: str
    kinds: str


def third_person(verb: str) -> str:
    """`sign` -> `signs`, `discuss` -> `discusses`, `ratify` -> `ratifies`."""
    return plural(verb)


def plural(noun: str) -> str:
    """The regular plural of a noun; of a phrase, of its last word."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith("o"):
        return noun + "es"
    return noun + "s"


def singular(noun: str) -> str:
    """The singular of a plural in lower case: `ministers`, `secretaries`, `chairmen`.

    >>> [singular(noun) for noun in ("ministers", "secretaries", "chairmen", "attachés")]
    ['minister', 'secretary', 'chairman', 'attaché']
    """
    if noun.endswith("s-general"):
        return f"{singular(noun.removesuffix('-general'))}-general"
    if noun.endswith("men"):
        return f"{noun[:-3]}man"
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    return noun.removesuffix("s")


def past(verb: str, *, doubled: bool) -> str:
    """The regular past form."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if doubled else "") + "ed"


def gerund(verb: str, *, doubled: bool) -> str:
    """The form in -ing."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + (verb[-1] if doubled else "") + "ing"


def verb_forms(
    regular: Iterable[str], irregular: Mapping[str, list[str]], doubling: frozenset[str]
) -> dict[str, VerbForm]:
    """Every form of the verbs, lower case; where two verbs share one, the one with more readings wins."""
    forms: dict[str, dict[str, str]] = {}

    def add(form: str, lemma: str, kind: str) -> None:
        kinds = forms.setdefault(form, {})
        kinds[lemma] = kinds.get(lemma, "") + kind

    for verb in dict.fromkeys((*irregular, *regular)):
        doubled = verb in doubling
        past_form, participle = irregular.get(verb) or [past(verb, doubled=doubled)] * 2
        if doubled and verb.endswith("l"):  # American spelling: traveled, canceling
            add(past(verb, doubled=False), verb, "D")
            add(past(verb, doubled=False), verb, "N")
            add(gerund(verb, doubled=False), verb, "G")
        add(verb, verb, "B")
        add(third_person(verb), verb, "Z")
        add(past_form, verb, "D")
        add(participle, verb, "N")
        add(gerund(verb, doubled=doubled), verb, "G")
    return {
        form: VerbForm(*max(kinds.items(), key=lambda item: (len(item[1]), "B" in item[1])))
        for form, kinds in forms.items()
    }
