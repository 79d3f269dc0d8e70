// Nothing: what the loader itself takes.
