"""One module, one dictionary format → entries, with its `LICENCE` and `CREDIT`."""
