"""Evaluation: a knowledge base and gold -> what is right, missed and false; what confidence is worth."""

from mapper.evaluation.changes import Change, changes, read_saved
from mapper.evaluation.evaluation import Evaluation, compare, evaluate
from mapper.evaluation.gold import GoldError, read_gold

__all__ = [
    "Change",
    "Evaluation",
    "GoldError",
    "changes",
    "compare",
    "evaluate",
    "read_gold",
    "read_saved",
]
