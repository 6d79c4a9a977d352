"""What holds on Virtuoso 7, a store that others use: `make test-virtuoso`."""
