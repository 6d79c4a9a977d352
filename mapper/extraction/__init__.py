"""Linked clauses -> facts: tenures, events with participations, statements, documents.

The way of the data; each file imports only what stands in its line or before it:

- `words`: the word lists; `clauses`: the bounds of clauses; `calendar`: the dates
- `registry` -> `focus` -> `collectives`, `tenures` -> `holders`; from them `actors`: who is meant by a noun
  phrase at that point of the text; `origins` and `owners`: of what state it is, or whose
- `subjects` -> `arguments` -> `predicates`: verb groups with who does what to whom; `places`: where
- `document_titles`, `drafts` -> `document_names` -> `known_documents`, `plain_documents` -> `documents`
- `drafts` -> `events`: `event_nouns` and `event_verbs` draft them, the other `event_…` files and `tellings`
  fill them in, `events` merges those that are one, `event_reports` makes them facts; `days`: which day it is
- `cues` with `openings` and `circumstances`: what a verb of saying takes; `speakers` and `sources`: who may
  say it, and in which words; `interviews` -> `voices`: whose text a paragraph is
- `quote_index`, `tags` -> `attributions` -> `quotations`; `asides`, `passives` -> `reported`; `noun_cues`,
  `first_person`, `announced`: all read what was `said`, `statements` makes it facts; `named` finds what these
  are about, `occasions` at which event they were made
- `reader` takes a text through all of them, clause by clause; `doubts` -> `weighing`: how sure the facts are;
  `extract` turns what was read into facts
- `firing` and `near` tell which rules made them, and which nearly did
"""

from mapper.corpus.knowledge import Attestations
from mapper.extraction.extract import Extraction, extract, extraction_of, facts_of

__all__ = ["Attestations", "Extraction", "extract", "extraction_of", "facts_of"]
