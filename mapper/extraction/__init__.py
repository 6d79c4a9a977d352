"""Linked clauses -> facts: tenures, events with participations, statements, documents.

The way of the data; each file imports only what stands before it:

- `registry`, `focus`, `holders` -> `actors`: who is meant by a noun phrase at that point of the text
- `clauses`, `subjects` -> `arguments` -> `predicates`: verb groups with who does what to whom
- `calendar`, `places`: when and where
- `drafts` -> `events`: `event_nouns` and `event_verbs` draft them, the other `event_…` files and `tellings`
  fill them in, `events` merges those that are one, `event_reports` makes them facts
- `cues`, `said`, `voices` -> `statements`: from `quotations`, `reported`, `asides`, `noun_cues`,
  `first_person` and `announced`
- `document_names` -> `documents`; `tenures`
- `reader` takes a text through all of them, clause by clause; `extract` turns what it read into facts
"""

from mapper.corpus.knowledge import Attestations
from mapper.extraction.extract import Extraction, attest, extract, extraction_of, facts_of

__all__ = ["Attestations", "Extraction", "attest", "extract", "extraction_of", "facts_of"]
