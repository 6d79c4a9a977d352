"""Publishing: the store -> results of queries, files, explanations, differences.

Explanations (`mapper.publishing.explain`) and differences (`mapper.publishing.diff`) cut sentences and so
need spaCy; they are imported from there.
"""

from mapper.publishing.queries import Param, Query, QueryError, find_queries, load_query, parse_query
from mapper.publishing.rdf_files import FORMATS, write_file, write_graph
from mapper.publishing.results import ResultFormat, as_text, rows, run, write_csv
from mapper.publishing.tables import TABLES, write_tables

__all__ = [
    "FORMATS",
    "TABLES",
    "Param",
    "Query",
    "QueryError",
    "ResultFormat",
    "as_text",
    "find_queries",
    "load_query",
    "parse_query",
    "rows",
    "run",
    "write_csv",
    "write_file",
    "write_graph",
    "write_tables",
]
