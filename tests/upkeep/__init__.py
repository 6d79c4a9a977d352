"""Tests of what looks after a knowledge base."""
