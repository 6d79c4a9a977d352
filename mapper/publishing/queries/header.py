"""Headers of queries: lines `#+ …` that together are one YAML mapping, as grlc reads it.

What grlc (https://github.com/CLARIAH/grlc) knows has its names: `summary` is the title, `tags` are the
keywords. `params` and `example` are ours; grlc passes over them, and we over what only grlc needs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

import yaml

from mapper.publishing.queries.errors import QueryError
from mapper.publishing.terms import TYPES

_MARK: Final = "#+"
_KEYS: Final = ("summary", "description", "tags", "params", "example")
_KEYS_OF_GRLC: Final = (
    *("defaults", "endpoint", "endpoint_in_url", "endpoint-method", "enumerate", "licence", "method", "mime"),
    *("pagination", "transform"),
)
_PARAM_KEYS: Final = ("name", "type", "description", "default", "required")
_VARIABLE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_FLAGS: Final = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a query: its name, the type of its term, what it is for, and what stands in for it."""

    name: str
    type: str
    description: str
    default: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a query says; `keywords` begin with the group of the query."""

    title: str
    description: str
    keywords: tuple[str, ...] = ()
    params: tuple[Param, ...] = ()
    example: str = ""


def read_header(text: str, where: str) -> Header | None:
    """The header at the beginning of `text`; None for a text without one.

    Raises QueryError, with `where` and the line, for a header that breaks a rule.
    """
    lines = text.split("\n")
    header = list(takewhile(lambda line: line.startswith(_MARK), lines))
    for number, line in enumerate(lines[len(header) :], start=len(header) + 1):
        if line.startswith(_MARK):
            raise QueryError(
                "a line of the header stands apart from the others",
                f"{where}, line {number}",
                f"put all lines with {_MARK} at the beginning of the file",
            )
    if not header:
        return None
    return _Reader(where).header("\n".join(line.removeprefix(_MARK) for line in header))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the nodes of a header. Scalars are taken as they are written: `007` is no number here."""

    where: str

    def header(self, text: str) -> Header:
        root = self._root(text)
        entries = self._mapping(root, "the header", (*_KEYS, *_KEYS_OF_GRLC))
        for key in ("summary", "description"):
            if key not in entries:
                raise self._error(root, f"the header has no {key}", f"add `{_MARK} {key}: …`")
        params = tuple(self._param(item) for item in self._list(entries.get("params"), "params"))
        keywords = tuple(self._text(item, "a tag") for item in self._list(entries.get("tags"), "tags"))
        for key, names in (("params", [param.name for param in params]), ("tags", list(keywords))):
            if twice := [name for name, count in Counter(names).items() if count > 1]:
                raise self._error(entries[key], f"{key} has {twice[0]} twice", "")
        return Header(
            title=self._text(entries["summary"], "summary"),
            description=self._text(entries["description"], "description"),
            keywords=keywords,
            params=params,
            example=self._text(entries["example"], "example") if "example" in entries else "",
        )

    def _param(self, node: yaml.Node) -> Param:
        entries = self._mapping(node, "a parameter", _PARAM_KEYS)
        values = {key: self._text(value, f"{key} of a parameter") for key, value in entries.items()}
        if missing := [key for key in ("name", "type", "description") if key not in values]:
            raise self._error(node, f"a parameter has no {missing[0]}", "it needs name, type and description")
        name, kind = values["name"], values["type"]
        if not _VARIABLE.fullmatch(name):
            raise self._error(
                entries["name"], f"{name!r} is no name of a variable", "use letters, digits and _"
            )
        if kind not in TYPES:
            raise self._error(
                entries["type"], f"{kind!r} is no type of parameters", f"there are {', '.join(TYPES)}"
            )
        flag = values.get("required", "false").lower()
        if flag not in _FLAGS:
            raise self._error(entries["required"], "required is neither true nor false", "")
        if _FLAGS[flag] and "default" in values:
            raise self._error(
                node, f"the parameter {name} is required and has a default", "leave one of them out"
            )
        return Param(name, kind, values["description"], values.get("default"), _FLAGS[flag])

    def _root(self, text: str) -> yaml.Node:
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            raise self._broken(error.problem or error.context or "", line) from error
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, int(error.position)) + 1
            raise self._broken(f"the character U+{ord(text[int(error.position)]):04X}", line) from error
        except (yaml.YAMLError, RecursionError) as error:
            raise self._broken(f"{type(error).__name__}", 1) from error
        if root is None:
            raise self._broken("there is nothing in it", 1)
        return root

    def _broken(self, problem: str, line: int) -> QueryError:
        remedy = "a text with a colon in it goes into quotation marks, or below `key: >-`"
        return QueryError(f"the header is not YAML ({problem})", f"{self.where}, line {line}", remedy)

    def _mapping(self, node: yaml.Node, what: str, keys: Sequence[str]) -> Mapping[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self._error(
                node, f"{what} is not a mapping", f"write lines `key: value`, such as {keys[0]}"
            )
        entries: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = self._text(key, "a key")
            if name not in keys:
                raise self._error(key, f"{what} has an unknown key {name}", f"its keys are {', '.join(keys)}")
            if name in entries:
                raise self._error(key, f"{what} has {name} twice", "")
            entries[name] = value
        return entries

    def _list(self, node: yaml.Node | None, what: str) -> Sequence[yaml.Node]:
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            raise self._error(node, f"{what} is not a list", "begin each item with `- `")
        return list(node.value)

    def _text(self, node: yaml.Node, what: str) -> str:
        if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
            raise self._error(node, f"{what} is not a text", "write one after the colon")
        return str(node.value).strip()

    def _error(self, node: yaml.Node, what: str, remedy: str) -> QueryError:
        return QueryError(what, f"{self.where}, line {node.start_mark.line + 1}", remedy)
