"""Proposing links: what a SPARQL endpoint of Wikidata's model may know of the entities of a knowledge base.

Proposals are no corrections: people accept them one by one.
"""

from mapper.reconciliation.asking import AskingError, Endpoint
from mapper.reconciliation.proposals import (
    Accepted,
    ProposalError,
    read_accepted,
    write_proposals,
)
from mapper.reconciliation.proposing import Proposal, Proposed, Verdict, propose
from mapper.reconciliation.settings import KINDS
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
    "propose",
    "read_accepted",
    "write_proposals",
]
