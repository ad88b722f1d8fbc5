"""Reasons that several readers give for what they cannot read."""

from __future__ import annotations

from loaders.documents.document import UnreadableDocument


def damaged() -> UnreadableDocument:
    """The file is not what its program wrote."""
    return UnreadableDocument("die Datei ist beschädigt oder unvollständig")


def locked() -> UnreadableDocument:
    """The file opens only with a password."""
    return UnreadableDocument("die Datei ist mit einem Passwort geschützt; bitte ohne Passwort speichern")


def pictures_only() -> UnreadableDocument:
    """The file holds pictures, but not a word."""
    return UnreadableDocument(
        "die Datei enthält nur Bilder, keinen Text; bitte das ausgefüllte Formular als Textdatei liefern"
        " oder den Scan als PDF mit Texterkennung (OCR)"
    )


def too_big(size: int) -> UnreadableDocument:
    """The file has `size` bytes, which no form has."""
    return UnreadableDocument(f"die Datei ist zu groß für einen Steckbrief ({size / 1e6:.0f} MB)")
