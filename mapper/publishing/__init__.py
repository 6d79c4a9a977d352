"""Publishing: the store -> files, results of queries, explanations."""
