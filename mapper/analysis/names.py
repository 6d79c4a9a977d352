"""Segments of capitalised words and posts -> mentions of persons, posts, bodies, places, documents, events.

English builds names from their end: the last head noun says what a segment is ("CSTO Joint *Staff*"),
words behind the head of a post or rank are a person ("Defense *Minister* Nils Halvorsen"), and complements
follow with "of", "for", "on" ("Council of Ministers of Foreign Affairs of the CSTO"). The parser reads a
sentence once from left to right; each rule says with its name which construction it reads.
"""

from __future__ import annotations

from functools import cache

from mapper.analysis import gazetteer
from mapper.analysis.complements import Complements
from mapper.analysis.elements import Cat, Element, element, person_words
from mapper.analysis.mentions import Mention, Sentence, Text
from mapper.facts import Label
from mapper.rules import lexicon

LEADING_PARTICLES = lexicon.word_set("persons", "leading_particles")


def find_names(
    text: Text, sentence: Sentence, starters: frozenset[str], ends: frozenset[int] = frozenset()
) -> tuple[Mention, ...]:
    """The mentions of one sentence in text order, inner ones after the one that contains them.

    `starters` are lower-case words that the article also writes small, so that a capital at the
    beginning of a sentence makes no name of them; at the tokens `ends` a name ends and another begins.
    """
    if _is_shouted(text, sentence):
        return ()
    parser = Complements(text, sentence, Segments(text, sentence, starters, ends))
    return tuple(parser.mentions())


def _is_shouted(text: Text, sentence: Sentence) -> bool:
    """A heading in capitals, whose case tells nothing."""
    words = [t.text for t in text.tokens[sentence.first : sentence.last] if t.is_word]
    return len(words) > 2 and sum(map(str.isupper, words)) > 0.7 * len(words)


POSSESSING = lexicon.word_set("bodies", "possessive", "words")
PLURALS = tuple(lexicon.table("bodies")["possessive"]["plurals"])
HEADS_OF_FIELDS = lexicon.word_set("posts", "heads_of_fields")
SIDES = lexicon.word_set("groups", "signers")


@cache
def _title_words() -> frozenset[str]:
    """Words that may begin a title in small letters."""
    posts = lexicon.posts()
    return posts.heads | posts.before | posts.status | {"under"}


class Segments:
    """Cuts the sentence into segments; a segment never crosses punctuation, quotation marks or dates."""

    def __init__(
        self, text: Text, sentence: Sentence, starters: frozenset[str], ends: frozenset[int]
    ) -> None:
        self._text = text
        self._tokens = text.tokens
        self._sentence = sentence
        self._starters = starters
        self._ends = ends
        self._tags = lexicon.words().tag_of
        self._posts = lexicon.posts()
        self._title_words = _title_words()
        self._place = text.article.place_span

    def at(self, index: int) -> tuple[Element, ...]:
        """The elements of the segment that begins at token `index`; none where none does."""
        if index >= self._sentence.last or not self._begins(index):
            return ()
        elements = [element(self._tokens, index, self._sentence.last)]
        index = elements[0].last
        last = self._sentence.last
        while index < last:
            if not self._goes_on(index, elements[-1]):
                break
            found = element(self._tokens, index, last)
            elements.append(found)
            index = found.last
        while elements and elements[-1].cat is Cat.PARTICLE:
            elements.pop()
        return tuple(elements)

    def _begins(self, index: int) -> bool:
        """Whether a segment begins with the token: a capital, a title, or a particle before a name."""
        token = self._tokens[index]
        if token.is_capital:
            return not self._is_dated(index) and not self._is_plain_word(index)
        if token.lower in self._title_words:
            return not self._is_dated(index) and self._is_title(index)
        if token.lower in self._posts.domains:
            return not self._is_dated(index) and self._is_portfolio(index)
        return token.lower in LEADING_PARTICLES and not self._is_dated(index) and self._is_particle(index)

    def _goes_on(self, index: int, before: Element) -> bool:
        """Whether the token belongs to the segment that has come as far as the element before it."""
        if index in self._ends:
            return False
        token = self._tokens[index]
        if self._sentence.label is Label.TITLE and self._is_verb_of_heading(token.lower, before):
            return False
        if not token.is_word or self._is_dated(index):
            return self._joins(index, before)
        if token.is_capital:
            return token.text != "I"
        return self._goes_on_small(index, before)

    def _goes_on_small(self, index: int, before: Element) -> bool:
        """Whether a small word belongs to it: of a title, its field, or a particle inside a name."""
        lower = self._tokens[index].lower
        if lower in self._title_words:
            return self._is_title(index)
        if lower in self._posts.domains and self._is_portfolio(index):
            return True
        return (before.capital or before.cat is Cat.PARTICLE) and self._is_particle(index)

    def _is_verb_of_heading(self, lower: str, before: Element) -> bool:
        """Whether a word behind a body is a verb, which headings write like names: "Council *Opens* …"."""
        form = lexicon.words().verbs.get(lower)
        sure = form is not None and (form.lemma in lexicon.words().never_nouns or before.cat is Cat.BODY)
        return form is not None and sure and "Z" in form.kinds and before.cat in {Cat.BODY, Cat.ACRONYM}

    def _is_dated(self, index: int) -> bool:
        """Whether the token is part of a date, or of the place of a date line."""
        dates, place = self._text.dates, self._place
        if dates and dates[index] >= 0:
            return True
        return place is not None and place.start <= self._tokens[index].start < place.end

    def _joins(self, index: int, before: Element) -> bool:
        """An ampersand, or the possessive inside a name: "Children's Fund", "Prosecutor General's Office"."""
        token, last = self._tokens[index], self._sentence.last
        if index + 1 >= last or not self._tokens[index + 1].is_capital:
            return False
        if token.lower == "'s":
            if before.cat is Cat.TITLE and self._tokens[index + 1].lower == "office":
                return True
            return self._tokens[index - 1].lower in POSSESSING
        if token.lower == "'":
            return self._tokens[index - 1].lower.endswith(PLURALS)
        return token.text == "&"

    def _is_particle(self, index: int) -> bool:
        particles = person_words().particles
        while index < self._sentence.last and self._tokens[index].lower in particles:
            index += 1
        return index < self._sentence.last and self._tokens[index].is_capital

    def _is_title(self, index: int) -> bool:
        """Whether small words from `index` on run up to the head of a post."""
        heads, domains = self._posts.heads, self._posts.domains
        for k in range(index, min(index + 6, self._sentence.last)):
            token = self._tokens[k]
            if token.lower in heads:
                return True
            if not (token.lower in self._title_words or token.lower in domains or token.is_capital):
                return False
        return False

    def _is_portfolio(self, index: int) -> bool:
        """As in "the *health* minister", "former *transport* secretary": small words up to such a head."""
        for k in range(index + 1, min(index + 4, self._sentence.last)):
            lower = self._tokens[k].lower
            if lower in HEADS_OF_FIELDS:
                return True
            if lower not in self._posts.domains or self._tokens[k].is_capital:
                return False
        return False

    def _is_plain_word(self, index: int) -> bool:
        """A capital that the beginning of a sentence or quotation explains, or a function word's."""
        token = self._tokens[index]
        lower = token.lower
        if lower in self._posts.before and self._is_title(index):
            return False
        if lower in SIDES and self._tokens[index - 1].lower in {"the", "both"}:
            return True
        if lower in self._tags:
            return not (token.text.isupper() and len(token.text) > 1 and not self._shouted(index))
        inside = index != self._sentence.first and self._tokens[index - 1].is_word
        return not inside and self._begins_sentence(index)

    def _begins_sentence(self, index: int) -> bool:
        """Whether the first word of a sentence or quotation is no name: a small word or a verb."""
        lower = self._tokens[index].lower
        first = element(self._tokens, index, self._sentence.last)
        if first.cat is Cat.STATE and first.last - index > 1:
            return False
        following = self._tokens[index + 1] if index + 1 < self._sentence.last else None
        if following is not None and not following.is_capital and lower.endswith(("ing", "ed")):
            return lower in lexicon.words().verbs
        listed = index > self._sentence.first and self._tokens[index - 1].text == ","
        adverb = lower.endswith("ly") and not listed and lower not in gazetteer.states_by_key()
        if lower in self._starters or adverb:
            return True
        if following is None or not following.is_capital or following.lower in self._tags:
            return False
        form = lexicon.words().verbs.get(lower)
        return form is not None and "B" not in form.kinds and "Z" not in form.kinds

    def _shouted(self, index: int) -> bool:
        around = self._tokens[max(self._sentence.first, index - 2) : index + 3]
        return all(token.text.isupper() for token in around if token.is_word)
