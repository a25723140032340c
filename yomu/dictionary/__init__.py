"""Dictionaries: their formats, and the store they are kept in.

`yomu.dictionary.store.open_store(folder)` gives the `Lexicon`, built on first use; `folder` is
the data folder, by default platformdirs' `user_data_path("yomu")`.
"""
