"""What shows a name of unknown kind to be a person's: verbs, lists, posts beside it, a later surname."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from mapper.analysis import gazetteer
from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.elements import person_words
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind, Mention, Text
from mapper.analysis.nominals import group_at, nominal_at
from mapper.facts import Label
from mapper.linking.shared_posts import names_behind, shared_posts
from mapper.linking.tellings import telling_at
from mapper.rules import lexicon

PLACING = lexicon.word_set("small-words", "placing")
DETERMINERS = lexicon.word_set("small-words", "articles")
COMPASS = lexicon.word_set("places", "compass")
MAKERS = lexicon.word_set("persons", "makers")
OBJECT_VERBS = lexicon.word_set("persons", "object_verbs")
LONGEST_NAME = 7
NEVER_INSIDE = lexicon.word_set("small-words", "never_in_persons")
SHORT_QUOTE = 10
AGENTS = tuple(lexicon.table("persons")["agent_endings"])
# How far before a name the noun of a vessel may stand: "the frigate *Admiral of the Fleet* …".
VESSEL_REACH = 4
NOUNS = lexicon.posts().persons | lexicon.word_set("groups", "person")


@lru_cache(maxsize=1 << 14)  # names come again in an article, and in others
def is_name(name: str) -> bool:
    """Whether the words can be a person's name at all."""
    words = name.split()
    folded = fold(name)
    if len(words) > LONGEST_NAME or all(len(word) < 2 for word in folded.split()):
        return False
    if words[-1].lower() in person_words().things or name.lower() in NOUNS or words[0].lower() in COMPASS:
        return False
    particles = person_words().particles
    prefixes = ("al-", "el-", "d’", "d'")
    plain = all(w[0].isupper() or w.lower() in particles or w.lower().startswith(prefixes) for w in words)
    letters = all(c.isalpha() or c in ".-’' ʼʻ`" for c in name)
    if any(word.lower() in NEVER_INSIDE for word in words):
        return False
    return plain and letters and folded not in gazetteer.states_by_key() and not _is_headline(words)


def _is_headline(words: Sequence[str]) -> bool:
    """As in "Maria Kovacs Meets Omar Saleh": a verb inside."""
    verbs = lexicon.words().verbs
    return any(w.lower() in verbs and "Z" in verbs[w.lower()].kinds for w in words[1:-1])


def sure_names(analysis: Analysis) -> Iterator[Mention]:
    """The names that their surroundings show to be a person's, in text order."""
    speaking = [set(_speaking(clause)) for clause in analysis.clauses]
    subjects = {fold(m.name).split()[-1] for found in speaking for m in found if fold(m.name)}
    subjects |= _surnames(analysis)
    quoted = _quoted(analysis)
    told = _told_words(analysis)
    for clause, spoken in zip(analysis.clauses, speaking, strict=True):
        shown = _in_apposition(analysis.text, clause) | _acting(clause) | spoken
        shown |= {m for m in clause.mentions if _stands_as_name(m, clause, analysis, subjects)}
        shown |= {m for m in clause.mentions if m.kind is Kind.PERSON and m.titled}
        shown |= _told(clause)
        shown |= _listed(analysis.text, clause, shown)
        shown -= _before_nouns(analysis.text, clause)
        for mention in clause.mentions:
            if mention not in shown or not is_name(mention.name) or _is_vessel(mention, clause, analysis):
                continue
            headline = clause.sentence.label is Label.TITLE
            if headline and not (_is_repeated(mention, told) or _is_bounded(analysis.text, mention, clause)):
                continue
            if mention.kind is Kind.PERSON or (" " in mention.name and mention.first not in quoted):
                yield mention


def _stands_as_name(mention: Mention, clause: Clause, analysis: Analysis, subjects: set[str]) -> bool:
    """A name with a patronymic, or one whose surname stands alone elsewhere in the article; no place."""
    if mention.kind is not Kind.NAME:
        return False
    words = fold(mention.name).split()
    if len(words) < 2 or mention.name.lower() in gazetteer.cities():
        return False
    if len(words) == 3 and words[1].endswith(person_words().patronymics):
        return True
    before = analysis.text.tokens[mention.first - 1].lower if mention.first > clause.sentence.first else ""
    if before in PLACING or before in DETERMINERS:
        return False
    return words[-1] in subjects


def _told_words(analysis: Analysis) -> frozenset[str]:
    """The words of the text without its headlines."""
    tokens, text = analysis.text.tokens, attrgetter("text")
    told = (c.sentence for c in analysis.clauses if c.sentence.label is not Label.TITLE)
    return frozenset().union(*(map(text, tokens[s.first : s.last]) for s in told))


def _is_repeated(mention: Mention, told: frozenset[str]) -> bool:
    """Whether the text takes up every word of a headline's name, whose capitals tell little."""
    return not told or all(word in told for word in mention.name.split())


def _is_bounded(text: Text, mention: Mention, clause: Clause) -> bool:
    """Whether a post before the name and no capital behind it show where it ends, in a headline that writes
    common nouns and verbs small, or whose name holds none.
    """
    behind = text.tokens[mention.last] if mention.last < clause.sentence.last else None
    if mention.kind is not Kind.PERSON or not mention.titled or (behind and behind.is_capital):
        return False
    tokens, tags = text.tokens[clause.sentence.first : clause.sentence.last], lexicon.words().tag_of
    small = any(t.is_word and not t.is_capital and t.lower not in tags for t in tokens)
    words = mention.name.lower().split()
    return small or (len(words) > 1 and not any(w in tags or w in lexicon.words().verbs for w in words))


def _surnames(analysis: Analysis) -> set[str]:
    """Names of one word, other than places: who is named in full is taken up again by the surname."""
    singles = {
        m.name for c in analysis.clauses for m in c.mentions if m.kind is Kind.NAME and " " not in m.name
    }
    return {fold(name) for name in singles if name.lower() not in gazetteer.cities() and len(name) > 2}


def _quoted(analysis: Analysis) -> set[int]:
    """The tokens inside short quotations: titles and nicknames stand there, no persons."""
    return {
        index
        for quote in analysis.quotes
        if quote.last - quote.first < SHORT_QUOTE
        for index in range(quote.first + 1, quote.last - 1)
    }


def _is_vessel(mention: Mention, clause: Clause, analysis: Analysis) -> bool:
    """As in "the frigate Admiral Kornilov"."""
    tokens, vessels = analysis.text.tokens, lexicon.table("persons")["vessels"]
    for index in range(mention.first - 1, max(clause.sentence.first, mention.first - VESSEL_REACH) - 1, -1):
        if not tokens[index].is_capital:
            return tokens[index].lower in vessels
    return False


def _in_apposition(text: Text, clause: Clause) -> set[Mention]:
    """Names beside a post or a noun for a person: "Hua Lin, the Vice Minister", "a teacher, …"."""
    found: set[Mention] = set()
    for index, piece in enumerate(clause.chunks):
        if piece.kind is not Chunk.NP:
            continue
        found.update(shared.person for shared in shared_posts(text, clause.chunks, index))
        found.update(names_behind(text, clause.chunks, index))
        nominal = nominal_at(clause.chunks, index)
        if nominal is None or nominal.person is None:
            continue
        inside = nominal.person in piece.mentions
        described = inside and _follows_person_noun(text, nominal.person, piece)
        plain = nominal.end > index + 1 and nominal.person not in clause.chunks[nominal.end - 1].mentions
        if nominal.posts or described or not inside or (plain and nominal.open):
            found.add(nominal.person)
    return found


def _follows_person_noun(text: Text, mention: Mention, piece: Piece) -> bool:
    """As in "the *interpreter* Anna Kovacs", "her *colleague* …"."""
    if piece.first >= mention.first or piece.last != mention.last:
        return False
    noun = text.tokens[mention.first - 1].lower
    return noun in lexicon.posts().persons or (bool(piece.det) and noun.endswith(AGENTS))


def _listed(text: Text, clause: Clause, known: set[Mention]) -> set[Mention]:
    """Names in a list whose other members are persons, "by Ivana Petrović and Arben Hoxhaj", or that a plural
    for people leads: "*deputies* Arben Hoxhaj, Ivana Petrović and Jon Berg".
    """
    found: set[Mention] = set()
    behind = 0
    for index, piece in enumerate(clause.chunks):
        if index < behind or piece.kind is not Chunk.NP:
            continue
        members = group_at(clause.chunks, index)
        if len(members) < 2:
            continue
        behind = members[-1].end
        persons = [m.person for m in members if m.person is not None]
        sure = sum(p in known for p in persons)
        led = bool(persons) and text.tokens[persons[0].first - 1].lower in lexicon.posts().group_heads
        if len(persons) == len(members) and (led or 2 * sure >= len(persons)):
            found |= {p for p in persons if p.name.lower() not in gazetteer.cities()}
    return found


def _acting(clause: Clause) -> set[Mention]:
    """Names behind "by", or the object of a verb whose objects are persons: "elected Tomas Rendel"."""
    found = set()
    for before, piece in pairwise(clause.chunks):
        if piece.kind is Chunk.NP and piece.mentions and piece.mentions[0].kind is Kind.NAME:
            verb = before.kind is Chunk.VG and before.head in OBJECT_VERBS
            if verb or (before.head in MAKERS and piece.det == ""):
                found.add(piece.mentions[0])
    for piece, behind in pairwise(clause.chunks):
        if behind.kind is Chunk.VG and behind.passive and behind.head in OBJECT_VERBS and piece.mentions:
            found.update(piece.mentions[-1:])
    return found | _between(clause)


def _before_nouns(text: Text, clause: Clause) -> set[Mention]:
    """As in "its chief *Republican* sponsor": one word behind a title that goes on to a noun."""
    return {
        m
        for piece in clause.chunks
        if piece.kind is Chunk.NP
        for m in piece.mentions
        if m.kind is Kind.PERSON and " " not in m.name and m == piece.mentions[-1]
        if m.last < piece.last and text.tokens[m.last].is_word
    }


def _told(clause: Clause) -> set[Mention]:
    """As in "Ana Lopes has been Director of …": whoever is said to take, hold or leave a post."""
    verbs = (index for index, piece in enumerate(clause.chunks) if piece.kind is Chunk.VG)
    found = (telling_at(clause.chunks, index) for index in verbs)
    return {m for telling in found if telling for m in (telling.person, telling.before) if m is not None}


def _between(clause: Clause) -> set[Mention]:
    """As in "talks between Anwar Siddiqui and Lars Holmqvist": two names of two words or more, no places."""
    for index, piece in enumerate(clause.chunks[:-1]):
        if piece.head != "between":
            continue
        names = [m.person for m in group_at(clause.chunks, index + 1)]
        known = [
            n for n in names if n is not None and " " in n.name and n.name.lower() not in gazetteer.cities()
        ]
        if len(names) == len(known) == 2:
            return set(known)
    return set()


def _speaking(clause: Clause) -> Iterator[Mention]:
    """Names that are the subject of a verb of persons or of "who", or stand behind "according to"."""
    chunks = clause.chunks
    for index, piece in enumerate(chunks):
        if piece.kind is not Chunk.NP or not piece.mentions or piece.mentions[-1].kind is not Kind.NAME:
            continue
        before = [p.head for p in chunks[max(0, index - 2) : index]]
        if _speaks(chunks, index) or (before in (["according", "to"], ["accord", "to"]) and piece.det == ""):
            yield piece.mentions[-1]


def _speaks(chunks: Sequence[Piece], index: int) -> bool:
    verbs = person_words().person_verbs
    after = chunks[index + 1] if index + 1 < len(chunks) else None
    if (
        after is not None
        and after.kind is Chunk.VG
        and after.head in verbs
        and after.finite
        and not after.passive
    ):
        return True
    before = chunks[index - 1] if index else None
    if before is not None and before.kind is Chunk.VG and before.head in verbs:
        # “…,” said Marta Rendel: a quotation mark or comma stands before the verb.
        return index > 1 and chunks[index - 2].kind in {Chunk.QUOTE, Chunk.COMMA}
    behind = chunks[index + 2] if index + 2 < len(chunks) else None
    if after is not None and after.head == ":" and not index:
        return behind is not None and behind.kind is Chunk.QUOTE  # Marta Rendel: “…”
    if after is not None and after.kind is Chunk.COMMA:
        after = behind
    return after is not None and after.kind is Chunk.REL and after.head == "who"
