"""Adding or removing another article changes no published IRI but by adding or removing a `cq:mergedInto`.

Two states are compared, of which one holds one file more. A report (`article/…#event-16`) is a node whose IRI
depends on its article alone. For each report that stands in both graphs:

* what it reports (`cq:reportsEntity`, `cq:reportsEvent`, `cq:reportsTenure`, `cq:reportsDocument`) has the same
  IRI in both, and each of these IRIs is described in both: it has a type, or is merged into a node that has one;
* what else it points at (speaker, participant, place, body …) is the same IRI or merged into the same, and the
  IRIs of the reports themselves are those of that article's text.
"""

from __future__ import annotations

import pyoxigraph as ox
