"""Proposing links: what a SPARQL endpoint of Wikidata's model may know of the entities of a knowledge base.

Proposals are no corrections: people accept them one by one.
"""

from mapper.reconciliation.asking import AskingError, Endpoint
from mapper.reconciliation.candidates import is_known
from mapper.reconciliation.proposals import (
    Accepted,
    ProposalError,
    read_accepted,
    write_proposals,
)
from mapper.reconciliation.proposing import Proposal, Proposed, Verdict, propose
from mapper.reconciliation.settings import KINDS, settings
from mapper.reconciliation.subjects import Reader, Subject

__all__ = [
    "KINDS",
    "Accepted",
    "AskingError",
    "Endpoint",
    "Proposal",
    "ProposalError",
    "Proposed",
    "Reader",
    "Subject",
    "Verdict",
    "is_known",
    "propose",
    "read_accepted",
    "settings",
    "write_proposals",
]
