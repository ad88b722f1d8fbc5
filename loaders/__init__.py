"""Loaders: files with Steckbriefe become records, records become the DuckDB file."""

__version__ = "0.1.0"
