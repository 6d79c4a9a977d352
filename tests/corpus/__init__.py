"""Tests of what looks across articles."""
