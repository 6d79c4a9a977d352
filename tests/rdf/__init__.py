"""Tests of the RDF that facts become."""
