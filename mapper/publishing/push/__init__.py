"""From a knowledge base into a triple store: only what has changed, graph by graph, counted at the end."""

from mapper.publishing.push.graphs import Part, parts_of
from mapper.publishing.push.pushing import Difference, Outcome, Plan, count, distrust, make_plan, send
from mapper.publishing.push.record import Record, read_record
from mapper.publishing.push.writers import GraphStore, Update, Writer

__all__ = [
    "Difference",
    "GraphStore",
    "Outcome",
    "Part",
    "Plan",
    "Record",
    "Update",
    "Writer",
    "count",
    "distrust",
    "make_plan",
    "parts_of",
    "read_record",
    "send",
]
