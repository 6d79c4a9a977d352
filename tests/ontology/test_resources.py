"""The folders that belong to the package are found in the wheel and in a checkout, and missed loudly."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.resources import ResourceError, find, ontology_dir, queries_dir


def test_ontology_and_queries_lie_beside_the_package_in_a_checkout() -> None:
    assert (ontology_dir() / "communique.ttl").is_file()
    assert list(queries_dir().glob("*.rq"))


def test_what_the_wheel_carries_goes_before_the_checkout(tmp_path: Path) -> None:
    bundle, checkout = tmp_path / "mapper" / "_data", tmp_path
    (checkout / "ontology").mkdir()
    assert find("ontology", bundle=bundle, checkout=checkout) == checkout / "ontology"
    (bundle / "ontology").mkdir(parents=True)
    assert find("ontology", bundle=bundle, checkout=checkout) == bundle / "ontology"


def test_a_missing_folder_is_an_error_that_says_where_it_was_sought_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ResourceError) as caught:
        find("queries", bundle=tmp_path / "bundle", checkout=tmp_path / "checkout")
    message = str(caught.value)
    assert str(tmp_path / "bundle" / "queries") in message
    assert str(tmp_path / "checkout" / "queries") in message
    assert "install communique anew" in message
