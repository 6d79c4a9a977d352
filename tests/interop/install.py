"""Installs the judges: `python -m tests.interop.install [--latest]`.

What is installed already is left alone. With `--latest` the newest versions are taken, and what is newer than
the pins is printed.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator, Mapping
from typing import Final

from tests.interop.judges import PINS, PLACE, PYTHON, STAMP

_NODE: Final = 20
_PROGRAMS: Final = {  # and their Debian packages
    "node": "nodejs",
    "npm": "npm",
    "rapper": "raptor2-utils",
    "java": "default-jre-headless",
}
_NPM: Final = ("--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")


def main() -> None:
    """Install what is not installed yet."""
    if problems := list(_missing()):
        sys.exit("the judges cannot be installed: " + "; ".join(problems))
    latest = "--latest" in sys.argv[1:]
    if not latest and STAMP.is_file() and STAMP.read_bytes() == PINS.read_bytes():
        return
    pins = tomllib.loads(PINS.read_text(encoding="utf-8"))
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    _from_npm({name: "latest" if latest else version for name, version in pins["npm"].items()})
    _from_pypi([name if latest else f"{name}=={version}" for name, version in pins["pypi"].items()])
    shutil.copy(PINS, STAMP)
    if latest:
        for name, pinned, found in _newer(pins):
            print(f'"{name}" = "{found}"  # pinned: {pinned}')  # noqa: T201


def _missing() -> Iterator[str]:
    """What has to be there before, in words."""
    for program, package in _PROGRAMS.items():
        if shutil.which(program) is None:
            yield f"{program} is missing (Debian: apt-get install {package})"
        elif program == "node":
            version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
            if int(re.findall(r"\d+", version)[0]) < _NODE:
                yield f"Node {_NODE} or later is needed, and node is {version.strip()}"


def _from_npm(packages: Mapping[str, str]) -> None:
    manifest = {"name": "judges", "private": True, "dependencies": dict(packages)}
    (PLACE / "package.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    subprocess.run(["npm", "install", *_NPM], cwd=PLACE, check=True, stdout=subprocess.DEVNULL)


def _from_pypi(requirements: list[str]) -> None:
    venv.create(PYTHON.parents[1], with_pip=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "-qq", *requirements], check=True)


def _newer(pins: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Each judge whose newest version is not the pinned one: its name and both."""
    for name, pinned in pins["npm"].items():
        manifest = (PLACE / "node_modules" / name / "package.json").read_text(encoding="utf-8")
        if (found := json.loads(manifest)["version"]) != pinned:
            yield name, pinned, found
    for name, pinned in pins["pypi"].items():
        ask = f"from importlib.metadata import version; print(version({name!r}))"
        found = subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True, check=True).stdout.strip()
        if found != pinned:
            yield name, pinned, found


if __name__ == "__main__":
    main()
