"""The commands: what they take, and what stands in their help."""

# ruff: noqa: PLC0415 -- each command imports what it needs, so that a query need not wait for spaCy and pySHACL

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from mapper.cli.formats import (
    DescriptionFormat,
    ExportFormat,
    LibraryFormat,
    QueryFormat,
    ReportFormat,
)
from mapper.facts import CorrectionKind
from mapper.store import intact

app = typer.Typer(
    name="communique",
    help="Press releases of international organisations -> a knowledge graph with evidence for every fact.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 all well; 1 something was left out, and the report says what; 2 nothing was done;"
    " 130 stopped by Ctrl-C.",
)

PlainHttp = Annotated[
    bool, typer.Option("--plain-http", help="Allow that user and password go out without encryption.")
]
Inputs = Annotated[
    list[Path] | None,  # one that cannot be read is named while reading, and the others go on
    typer.Argument(
        metavar="INPUT...",
        readable=False,
        show_default=False,
        help="Files and folders of text or HTML; none: bring KB up to date.",
    ),
]
Kb = Annotated[Path, typer.Argument(metavar="KB", help="The folder of a knowledge base.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {version('communique')}")
        raise typer.Exit


@app.callback()
def communique(
    _version_wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Press releases of international organisations -> a knowledge graph with evidence for every fact."""


@app.command(
    epilog="Examples: `communique build articles/ --out kb --metadata articles.csv`;"
    " `communique build articles/ --out kb --prune` when files were removed"
)
def build(  # noqa: PLR0913 -- each is an option of the command
    inputs: Inputs = None,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="KB", help="The knowledge base, made or added to.")],
    metadata: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv",
            help="What is known of files (file,url,published,publisher,title); it stays in force.",
        ),
    ] = None,
    base: Annotated[str, typer.Option(metavar="IRI", help="Base IRI of a new knowledge base.")] = "",
    limit: Annotated[
        str, typer.Option(metavar="SIZE", help="Largest file that is read, such as 500k.")
    ] = "10M",
    corrections: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="CSV and Turtle files; none: those of the last build stay."),
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Forget the sources that are not among INPUT.")
    ] = False,
    anew: Annotated[
        bool, typer.Option("--anew", help="Make all from the texts, whatever the last build has left.")
    ] = False,
    infer: Annotated[
        bool | None,
        typer.Option(
            "--infer/--no-infer",
            show_default=False,
            help="Also store what follows by OWL 2 RL; neither: as in the last build.",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
) -> None:
    """Read articles, map them, validate the facts, store them; adds to what is there.

    A file that has changed takes the place of what was read from it before. The result depends on what is
    there in the end, not on the way: many small builds make the same graph as a single large one.
    """
    from mapper.cli.building import parse_size, run_build
    from mapper.pipeline import Options

    options = Options(metadata, base, parse_size(limit), prune, anew, corrections, infer)
    raise typer.Exit(run_build(inputs or [], out, options, quiet=quiet))


@app.command(epilog="Examples: `communique queries`; `communique queries who-met-whom`")
def queries(
    name: Annotated[
        str, typer.Argument(metavar="NAME|FILE", help="Show this one whole.", show_default=False)
    ] = "",
    form: Annotated[
        LibraryFormat, typer.Option("--format", help="ttl: as SHACL executables.")
    ] = LibraryFormat.TEXT,
) -> None:
    """List the ready-made queries with what they answer, or show one with its parameters."""
    from mapper.cli.query_list import list_queries

    list_queries(name, form)


@app.command(
    epilog="Examples: `communique query kb who-met-whom --param person=Lavrov`;"
    " `communique query kb mine.rq --format csv`; `communique query events --endpoint http://localhost:3030/kb`"
)
def query(
    kb: Kb,
    name: Annotated[str, typer.Argument(metavar="NAME|FILE", help="A ready-made query, or a file.")] = "",
    param: Annotated[
        list[str] | None, typer.Option(metavar="K=V", help="A parameter; several values mean any of them.")
    ] = None,
    form: Annotated[
        QueryFormat | None, typer.Option("--format", help="By default a table; of a graph Turtle.")
    ] = None,
    endpoint: Annotated[
        str, typer.Option(metavar="URL", help="Ask this SPARQL endpoint instead; KB may be left out.")
    ] = "",
    plain_http: PlainHttp = False,
) -> None:
    """Ask a knowledge base, or a SPARQL endpoint, with a ready-made query or your own."""
    from mapper.cli.querying import run_query

    with intact(kb):
        run_query(kb, name, param or [], form, endpoint, plain_http=plain_http)


@app.command(epilog="Example: `communique export kb --format csv --to tables`")
def export(
    kb: Kb,
    form: Annotated[
        ExportFormat, typer.Option("--format", help="csv: the tables; gexf, graphml: who met whom.")
    ],
    to: Annotated[
        Path, typer.Option("--to", metavar="P", help="The file, or - for stdout; of csv the folder.")
    ],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not say what was written.")] = False,
) -> None:
    """Write a knowledge base as RDF, as tables, or as a network."""
    from mapper.cli.exporting import run_export

    with intact(kb):
        run_export(kb, form, to, quiet=quiet)


@app.command(
    epilog="Examples: `communique describe kb`; `communique describe kb --licence"
    " https://creativecommons.org/licenses/by/4.0/ --endpoint https://example.org/sparql > void.ttl`"
)
def describe(
    kb: Kb,
    *,
    title: Annotated[str, typer.Option(metavar="TEXT", help="What you call it.")] = "",
    licence: Annotated[str, typer.Option(metavar="IRI", help="Under which licence you publish it.")] = "",
    files: Annotated[
        str, typer.Option(metavar="URL", help="Where you publish the files of its folder.")
    ] = "",
    endpoint: Annotated[str, typer.Option(metavar="URL", help="Your SPARQL endpoint that holds it.")] = "",
    form: Annotated[
        DescriptionFormat, typer.Option("--format", help="How it is written.")
    ] = DescriptionFormat.TTL,
) -> None:
    """Print what a knowledge base says of itself and of its build, for catalogues (VoID, DCAT, PROV-O).

    With an endpoint also a SPARQL service description, which says that its default graph is the union of the
    named ones, as the ready-made queries need it.
    """
    from mapper.cli.describing import run_describe
    from mapper.publishing.description import Given

    with intact(kb):
        run_describe(kb, Given(title, licence, endpoint, files), form)


@app.command(epilog="Examples: `communique validate kb`; `communique validate data.ttl --format ttl`")
def validate(
    target: Annotated[Path, typer.Argument(metavar="FILE|KB", help="An RDF file, or a knowledge base.")],
    form: Annotated[
        ReportFormat, typer.Option("--format", help="For people, or as Turtle.")
    ] = ReportFormat.TEXT,
) -> None:
    """Check data against the shapes, and passages against their texts."""
    from mapper.cli.validating import run_validate

    with intact(target):
        code = run_validate(target, as_turtle=form is ReportFormat.TTL)
    raise typer.Exit(code)


@app.command(epilog="Example: `communique explain kb article/d80cc99456a46ad0#statement-2911`")
def explain(
    kb: Kb,
    iri: Annotated[str, typer.Argument(metavar="IRI", help="A node: IRI, or what follows the base.")],
) -> None:
    """Show a fact with its sentence, its rule and its article."""
    from mapper.cli.explaining import run_explain

    with intact(kb):
        run_explain(kb, iri)


@app.command(
    epilog="Examples: `communique correct kb same person/s-lavrov person/serge-lavrov --by Ana --to f/a.csv`,"
    " `communique correct kb missing person/s-lavrov body/csto --property holds --value Adviser --by Ana"
    " --to f/a.csv`; then `communique build --out kb --corrections f`"
)
def correct(  # noqa: PLR0913 -- each is a cell of the row
    kb: Kb,
    kind: Annotated[CorrectionKind, typer.Argument(metavar="KIND", help="What you say, see above.")],
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="A node: IRI, or what follows the base.")],
    other: Annotated[
        str, typer.Argument(metavar="OBJECT", help="The other node, the link, or an article.")
    ] = "",
    *,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who corrects.")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE.csv", help="The file that the row goes into.")],
    prop: Annotated[str, typer.Option("--property", metavar="P", help="What is missing.")] = "",
    value: Annotated[str, typer.Option(metavar="V", help="A name, date, code or title of a post.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    date: Annotated[str, typer.Option(metavar="DAY", help="When; by default today.")] = "",
) -> None:
    """Write a correction into a file that `communique build --corrections` applies.

    KIND is `same` (two things are one), `different` (they are not; or a person is another one in an article),
    `wrong` (a report, or all that articles say of a thing), `missing` (a fact or a better value), `label` (a
    better name) or `link` (the same thing elsewhere).
    """
    from mapper.cli.correcting import run_correct

    cells = {"kind": kind, "subject": subject, "property": prop, "object": other, "value": value}
    with intact(kb):
        run_correct(kb, [{**cells, "author": by, "date": date, "note": note}], to)
