"""Articles, and a small graph of Wikidata's model with their persons, bodies and places, and namesakes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ITEM: Final = "http://www.wikidata.org/entity/"
ARTICLES: Final[Mapping[str, str]] = {
    "meeting.txt": """\
May 2, 2024

Secretary General of the Harbour Union meets the Minister of Trade

On May 2, 2024, the Secretary General of the Harbour Union, Sergey Petrov, met with the Minister of Trade of \
the Republic of Kazakhstan, Maria Silva, in Astana.

“We agree on every point of the plan,” Sergey Petrov said. Maria Silva thanked the Harbour Union.
""",
    "session.txt": """\
June 7, 2024

Council of the Harbour Union holds its session

The Council of the Harbour Union held a regular session in Minsk on June 7, 2024. The session was chaired by \
the Secretary General of the Harbour Union, Sergey Petrov.
On June 20, 2024, Sergey Petrov took part in a conference in Baku.
""",
}

# Who is who, by what is sought.
PETROV, FOOTBALLER, DEAD, FILM = "Q900001", "Q900002", "Q900003", "Q900004"
SILVA, FOREIGN_SILVA = "Q900005", "Q900006"
UNION, CLUB, COUNCIL = "Q900007", "Q900008", "Q900009"
ASTANA, MINSK, BAKU = "Q900010", "Q900011", "Q900012"

GRAPH: Final = """
@prefix p: <http://www.wikidata.org/prop/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix s: <http://www.wikidata.org/entity/statement/> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

wd:Q484652 wdt:P279 wd:Q43229 .
wd:Q476028 wdt:P279 wd:Q847017 . wd:Q847017 wdt:P279 wd:Q43229 .
wd:Q515 wdt:P279 wd:Q486972 . wd:Q486972 wdt:P279 wd:Q2221906 .
wd:Q232 rdfs:label "Kazakhstan"@en . wd:Q155 rdfs:label "Brazil"@en .

wd:Q900001 wdt:P31 wd:Q5 ; rdfs:label "Sergei Petrov"@en , "Сергей Петров"@ru ;
    skos:altLabel "Sergey Petrov"@en ; schema:description "Secretary General of the Harbour Union"@en ,
    "генеральный секретарь"@ru ; wdt:P106 wd:Q82955 ; p:P39 s:a .
s:a ps:P39 wd:Q900101 ; pq:P580 "2021-01-01T00:00:00Z"^^xsd:dateTime .
wd:Q900101 rdfs:label "Secretary General of the Harbour Union"@en .
wd:Q900002 wdt:P31 wd:Q5 ; rdfs:label "Sergey Petrov"@en ; schema:description "footballer"@en ;
    wdt:P106 wd:Q937857 .
wd:Q900003 wdt:P31 wd:Q5 ; rdfs:label "Sergey Petrov"@en ; schema:description "politician (1890–1951)"@en ;
    wdt:P106 wd:Q82955 ; wdt:P570 "1951-03-04T00:00:00Z"^^xsd:dateTime .
wd:Q900004 wdt:P31 wd:Q11424 ; rdfs:label "Sergey Petrov"@en ; schema:description "film of 1969"@en .

wd:Q900005 wdt:P31 wd:Q5 ; rdfs:label "Maria Silva"@mul ; schema:description "Kazakh politician"@en ;
    wdt:P27 wd:Q232 ; p:P39 s:b .
s:b ps:P39 wd:Q900102 ; pq:P580 "2023-02-01T00:00:00Z"^^xsd:dateTime .
wd:Q900102 rdfs:label "Trade Minister"@en ; wdt:P1001 wd:Q232 .
wd:Q900006 wdt:P31 wd:Q5 ; rdfs:label "Maria Silva"@en ; schema:description "Brazilian politician"@en ;
    wdt:P27 wd:Q155 ; wdt:P106 wd:Q82955 ; p:P39 s:c .
s:c ps:P39 wd:Q900103 ; pq:P580 "2019-01-01T00:00:00Z"^^xsd:dateTime .
wd:Q900103 rdfs:label "Minister of Trade"@en ; wdt:P1001 wd:Q155 .

wd:Q900007 wdt:P31 wd:Q484652 ; rdfs:label "Harbour Union"@en ;
    schema:description "organisation of ports"@en .
wd:Q900008 wdt:P31 wd:Q476028 ; rdfs:label "Harbour Union"@en ; schema:description "football club"@en .
wd:Q900009 wdt:P31 wd:Q43229 ; rdfs:label "Harbour Union Council"@en ;
    skos:altLabel "Council of the Harbour Union"@en ; wdt:P361 wd:Q900007 .

wd:Q900010 wdt:P31 wd:Q515 ; rdfs:label "Astana"@en ; wdt:P17 wd:Q232 ; wdt:P1566 "1526273" .
wd:Q900011 wdt:P31 wd:Q515 ; rdfs:label "Минск"@ru ; wdt:P17 wd:Q184 ; wdt:P1566 "625144" .
wd:Q900012 wdt:P31 wd:Q515 ; rdfs:label "Baku"@en ; wdt:P17 wd:Q227 ; wdt:P1566 "99" .
"""
