"""The linguistic rules, as data: lexicons and frames in TOML, and their loaders."""
