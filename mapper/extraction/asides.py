"""Sources beside what they say: "…, she noted, …", "according to …", "in his opinion, …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import Nominal, group_at, nominal_at
from mapper.extraction.actors import Actors
from mapper.extraction.arguments import Arguments
from mapper.extraction.circumstances import behind_circumstances, ends_sentence
from mapper.extraction.clauses import is_main_verb
from mapper.extraction.cue_nouns import behind_adjective
from mapper.extraction.focus import Actor
from mapper.extraction.openings import has_clause
from mapper.extraction.owners import owner_of
from mapper.extraction.predicates import Predicate
from mapper.extraction.said import Said, behind_commas, span_of
from mapper.extraction.sources import behind_source, source_span
from mapper.extraction.speakers import can_speak, is_unknown
from mapper.extraction.words import speech_words
from mapper.facts import Span, StatementForm
from mapper.rules import lexicon
from mapper.rules.statement_frames import act_of, all_cues, cues

JOINING = lexicon.word_set("small-words", "joining")
# How far before its verb "as" may stand.
FARTHEST = 15


class Asides:
    """Reads the sources that stand beside the clause that they say."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._analysis = analysis
        self._actors = actors

    def inserted(self, clause: Clause, predicate: Predicate) -> Said | None:
        """What "…, she noted, …", "…, the Ministry said on Monday." or "As X put it, …" stands beside, if the
        predicate is such.
        """
        chunks, arguments = clause.chunks, predicate.arguments
        if not _may_be_inserted(chunks, arguments):
            return None
        subject = arguments.subject
        if not _is_beside(chunks, subject, arguments.index):
            subject = _subject_beside(chunks, arguments.index)
        speaker = predicate.speaker if subject is arguments.subject else self._actors.speaker(subject)
        if not subject or (speaker is None and not is_unknown(subject)):
            return None
        begin = subject[0].begin - (chunks[subject[0].begin - 1].head == "as")
        behind = behind_addressee(chunks, arguments.index) + _puts(chunks, arguments.index)
        behind = behind_circumstances(chunks, behind)
        content = self._around(clause, begin, behind)
        if not content or not any(
            p.kind is Chunk.VG and p.finite for p in (*chunks[:begin], *chunks[behind:])
        ):
            return None
        source = source_span(self._analysis, chunks, subject, arguments.index)
        last = chunks[arguments.index + _puts(chunks, arguments.index)].last
        cue = self._analysis.text.span(arguments.verb.first, last)
        act = act_of(arguments.verb.head)
        return self._said(act, "say.inserted", content, speaker, source, cue)

    def inverted(self, clause: Clause, predicate: Predicate) -> Said | None:
        """What "…, said the mayor.", "…, notes its author, Ana Lopes." stands behind."""
        chunks, arguments = clause.chunks, predicate.arguments
        index, verb = arguments.index, arguments.verb
        if (
            index < 2
            or chunks[index - 1].kind is not Chunk.COMMA
            or not (_is_spoken(verb) and _is_plain(verb))
        ):
            return None
        members = group_at(chunks, index + 1)
        speaker = self._actors.speaker(members) if members else None
        if speaker is None or not ends_sentence(chunks, behind_source(chunks, members)):
            return None
        if speaker.id.startswith("group/") and not can_speak(members[0].core):
            return None
        if not verb.bare and not speaker.id.startswith("person/"):
            return None  # "The law, adopted in May, recognises the Council."
        if not any(is_main_verb(chunks, k) for k in range(index - 1)):
            return None
        content = (span_of(self._analysis, clause.sentence.first, chunks[index - 1].first),)
        source = source_span(self._analysis, chunks, members)
        cue = self._analysis.text.span(verb.first, verb.last)
        return self._said(act_of(verb.head), "say.inserted", content, speaker, source, cue)

    def phrases(self, clause: Clause) -> Iterator[Said]:
        """What a sentence says by "according to …", "in the view of …", "as noted by …", "in his opinion"."""
        for index in range(len(clause.chunks) - 2):
            phrase = _phrase_at(clause.chunks, index)
            found = self._by_phrase(clause, index, *phrase) if phrase else self._opinion(clause, index)
            if found is not None:
                yield found

    def _by_phrase(self, clause: Clause, index: int, verb: Piece, behind: int, rule: str) -> Said | None:
        """The rest of the sentence is what the source at chunk `behind` says, by a phrase at `index`."""
        chunks = clause.chunks
        members = _source_at(chunks, behind)
        speaker = self._actors.speaker(members) if members else None
        if speaker is None or (speaker.id.startswith("group/") and members[0].core.det == "pron"):
            return None
        after = behind_commas(chunks, behind_source(chunks, members))
        quoted = after < len(chunks) and chunks[after].kind is Chunk.QUOTE
        content = () if quoted else self._around(clause, index, behind_source(chunks, members))
        if not content:
            return None
        whole = verb is not chunks[index + 1] or rule != "say.as-noted"
        words = (chunks[index].first, chunks[behind - 1].last) if whole else (verb.first, verb.last)
        source, cue = source_span(self._analysis, chunks, members), self._analysis.text.span(*words)
        act = act_of(verb.head) if rule == "say.as-noted" else "say"
        return self._said(act, rule, content, speaker, source, cue)

    def _around(self, clause: Clause, begin: int, behind: int) -> tuple[Span, ...]:
        """The pieces of a sentence before chunk `begin` and from chunk `behind` on; none where the words
        between are not set off by commas.
        """
        chunks = clause.chunks
        opens = all(p.kind in {Chunk.CC, Chunk.OTHER} for p in chunks[: max(begin - 1, 0)])
        apart = (
            behind >= len(chunks) or chunks[behind].kind is Chunk.COMMA or chunks[behind].head in {".", ";"}
        )
        if not apart and chunks[behind - 1].kind is not Chunk.COMMA:
            return ()
        after = behind_commas(chunks, behind)
        pieces = []
        if begin and not opens:
            pieces.append(span_of(self._analysis, clause.sentence.first, chunks[begin].first))
        new = after < len(chunks) and (chunks[after].kind is Chunk.CC or chunks[after].head in JOINING)
        new = new or (after < len(chunks) and chunks[after].gerund)
        goes_on = not new or opens or begin == 0 or not has_clause(chunks[:begin], 0)
        if goes_on and after < len(chunks) - 1 and chunks[after].head not in {".", ";"}:
            pieces.append(span_of(self._analysis, chunks[after].first, clause.sentence.last))
        return tuple(pieces)

    def _said(
        self,
        act: str,
        rule: str,
        content: tuple[Span, ...],
        speaker: Actor | None,
        source: Span | None,
        cue: Span,
    ) -> Said:
        return Said(StatementForm.REPORTED, act, rule, content, speaker, source, cue)

    def _opinion(self, clause: Clause, index: int) -> Said | None:
        """What stands beside "in his view", "in the Council's opinion" at chunk `index`."""
        chunks = clause.chunks
        lead, noun = chunks[index], chunks[index + 1]
        if lead.head != "in" or noun.kind is not Chunk.NP or noun.head not in speech_words().opinions:
            return None
        owner = owner_of(self._analysis, self._actors, clause, index + 1)
        content = self._around(clause, index, index + 2)
        if owner is None or not content:
            return None
        source, cue = (self._analysis.text.span(*owner[1:]), self._analysis.text.span(lead.first, noun.last))
        return self._said("express-view", "say.in-opinion", content, owner[0], source, cue)


def _phrase_at(chunks: Sequence[Piece], index: int) -> tuple[Piece, int, str] | None:
    """The phrase of attribution that begins at chunk `index`: its verb, the chunk of the source, the rule."""
    one, two, three = chunks[index : index + 3]
    if one.head in {"according", "accord"} and two.head == "to":
        return one, index + 2, "say.according-to"
    if one.head == "as" and two.kind is Chunk.VG and three.head == "by" and _is_spoken(two):
        return two, index + 3, "say.as-noted"
    if one.head == "in" and two.head in speech_words().opinions and three.head == "of":
        return one, index + 3, "say.in-opinion"
    return None


def _source_at(chunks: Sequence[Piece], index: int) -> tuple[Nominal, ...]:
    """The source that begins at chunk `index`: one nominal, or several that "and" joins at once."""
    nominal = nominal_at(chunks, index)
    if nominal is None:
        return ()
    end = nominal.end
    joined = not nominal.open and end < len(chunks) and chunks[end].kind is Chunk.CC
    return group_at(chunks, index) if joined else (nominal,)


def behind_addressee(chunks: Sequence[Piece], index: int) -> int:
    """The chunk behind a verb of saying and, of one like "told", those whom it addresses."""
    behind = index + 1
    if any(cue.addressed for cue in cues().get(chunks[index].head, ())):
        members = group_at(chunks, behind)
        behind = members[-1].end - members[-1].open if members else behind
    return behind


def _subject_beside(chunks: Sequence[Piece], index: int) -> tuple[Nominal, ...]:
    """The nominal between a comma or "as" and the verb at chunk `index`: "The plan, *the mayor* said, …"."""
    for k in range(max(index - FARTHEST, 0), index):
        if chunks[k].kind is Chunk.COMMA or chunks[k].head == "as":
            members = group_at(chunks, k + 1)
            if _is_beside(chunks, members, index):
                return members
    return ()


def _is_beside(chunks: Sequence[Piece], members: Sequence[Nominal], index: int) -> bool:
    """Whether a comma or "as", a noun phrase and right behind it the verb at chunk `index` stand together."""
    if not members or not 0 < members[0].begin < index:
        return False
    lead = chunks[members[0].begin - 1]
    leads = (lead.kind is Chunk.COMMA and members[0].begin > 1) or lead.head == "as"
    return leads and behind_source(chunks, members, index) >= index


def _may_be_inserted(chunks: Sequence[Piece], arguments: Arguments) -> bool:
    """Whether a verb can say what it stands beside: a verb of saying, or "put it" behind "as"."""
    verb, index = arguments.verb, arguments.index
    asserted = verb.finite and not verb.negated and not verb.modal
    return asserted and (_is_spoken(verb) or _puts(chunks, index) > 0)


def _is_plain(verb: Piece) -> bool:
    """Whether a verb stands without auxiliaries, in the past or in the present."""
    plain = verb.last == verb.first + 1 and verb.finite and not verb.negated
    return verb.bare or (plain and verb.tense == "present")


def _puts(chunks: Sequence[Piece], index: int) -> int:
    """How many chunks behind a verb belong to it: of "put it" and "made clear" 1, of "made it clear" 2."""
    if chunks[index].head in speech_words().putting:
        return int(index + 1 < len(chunks) and chunks[index + 1].head == "it")
    making = (cue for cue in all_cues().get(chunks[index].head, ()) if "made-that" in cue.takes)
    adjectives = frozenset(adjective for cue in making for adjective in cue.adjectives)
    return max(0, behind_adjective(chunks, index, adjectives) - index - 1)


def _is_spoken(verb: Piece) -> bool:
    """Whether a verb takes a clause as what was said."""
    return not verb.passive and any("beside" in cue.takes for cue in cues().get(verb.head, ()))
