"""Compact JSON-LD: one object a graph, what an article says nested below the article.

The context, `ontology/context.jsonld`, decides the form of every name and value; `generate` makes it anew.
"""

from mapper.publishing.jsonld.context import Context, JsonLdError, load_context
from mapper.publishing.jsonld.writer import as_jsonld, write_jsonld

__all__ = ["Context", "JsonLdError", "as_jsonld", "load_context", "write_jsonld"]
