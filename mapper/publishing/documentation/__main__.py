"""Makes docs/ontology.html and the picture in README.md anew."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mapper.publishing.documentation.page import ontology_page
from mapper.publishing.documentation.picture import ontology_picture, with_picture
from mapper.resources import ontology_dir

ROOT: Final = Path(__file__).parents[3]


def main() -> None:
    """Write both."""
    ontology, readme = ontology_dir() / "communique.ttl", ROOT / "README.md"
    (ROOT / "docs" / "ontology.html").write_text(ontology_page(ontology), encoding="utf-8")
    text = with_picture(readme.read_text(encoding="utf-8"), ontology_picture(ontology))
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
