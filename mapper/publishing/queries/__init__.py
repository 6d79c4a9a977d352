"""Ready-made queries: SPARQL files whose `#+` header says what they answer and which parameters they take.

A query runs as it stands, with its defaults. Parameters become terms in its one VALUES block, or the IRI
behind SERVICE; text is never pasted into a query.
"""

from mapper.publishing.queries.errors import QueryError
from mapper.publishing.queries.header import Param
from mapper.publishing.queries.library import find_queries, load_query, parse_query
from mapper.publishing.queries.query import Query

__all__ = ["Param", "Query", "QueryError", "find_queries", "load_query", "parse_query"]
