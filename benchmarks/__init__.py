"""Synthetic press releases of any number, and how long it takes to map them."""
