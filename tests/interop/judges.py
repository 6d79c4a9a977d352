"""Where the judges lie, and how they are called. They are programs of others, in processes of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
PINS: Final = Path(__file__).with_name("judges.toml")
PLACE: Final = ROOT / os.environ.get("COMMUNIQUE_JUDGES", "build/judges")
STAMP: Final = PLACE / "installed.toml"
PYTHON: Final = PLACE / "venv" / "bin" / "python"
_SCRIPTS: Final = Path(__file__).with_name("node")


def need_judges() -> None:
    """Fails where the judges are not installed, or others than `judges.toml` names."""
    if not STAMP.is_file() or STAMP.read_bytes() != PINS.read_bytes():
        pytest.fail(
            f"the judges are not installed as {PINS.name} says; run: make test-interop", pytrace=False
        )


def node(script: str, *arguments: str | Path, seconds: float = 300) -> str:
    """What a script of the folder `node` prints. It finds the packages beside which it is put."""
    scripts = PLACE / "scripts"
    shutil.copytree(_SCRIPTS, scripts, dirs_exist_ok=True)
    return call("node", scripts / script, *arguments, seconds=seconds)


def call(*command: str | Path, seconds: float = 300) -> str:
    """What a program prints. Fails where it fails."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=seconds, check=False)
    if done.returncode:
        pytest.fail(f"{command[:2]}: exit code {done.returncode}\n{done.stderr[-2000:]}", pytrace=False)
    return done.stdout
