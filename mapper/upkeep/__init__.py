"""Upkeep: seeing that a knowledge base is sound, what it keeps out, and copies of it."""

from mapper.upkeep.backup import BackupError, back_up, restore
from mapper.upkeep.checking import Check, check, damage
from mapper.upkeep.quarantine import KeptOut, Reason, kept_out, quarantine

__all__ = [
    "BackupError",
    "Check",
    "KeptOut",
    "Reason",
    "back_up",
    "check",
    "damage",
    "kept_out",
    "quarantine",
    "restore",
]
