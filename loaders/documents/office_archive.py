"""The ZIP archives that DOCX and ODT files are: their members as XML, safe against bombs."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from types import TracebackType

from lxml import etree

from loaders.documents.document import UnreadableDocument
from loaders.documents.reasons import damaged, locked

MAX_MEMBER_BYTES = 20_000_000  # unpacked; the text of a long form takes some hundred thousand

_PACKED = "die Datei ist auf eine unbekannte Weise gepackt; bitte neu speichern"
_ENCRYPTED_FLAG = 0x1
_ERRORS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)


class OfficeArchive:
    """An opened office file; a context manager. All methods raise `UnreadableDocument`."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (*_ERRORS, NotImplementedError) as error:
            raise damaged() from error
        self.names = frozenset(self._archive.namelist())

    def __enter__(self) -> OfficeArchive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    def xml(self, name: str) -> etree._Element:
        """The root of a member that must be there."""
        root = self.optional_xml(name)
        if root is None:
            raise damaged()
        return root

    def optional_xml(self, name: str) -> etree._Element | None:
        """The root of a member, None when there is no such member."""
        if name not in self.names:
            return None
        # Entities stay unexpanded and nothing is fetched; depth and size of what is parsed are bounded.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True,
                                 remove_pis=True, load_dtd=False)  # fmt: skip
        try:
            return etree.fromstring(self._bytes(name), parser)
        except etree.XMLSyntaxError as error:
            raise damaged() from error

    def _bytes(self, name: str) -> bytes:
        info = self._archive.getinfo(name)
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise locked()
        if info.file_size > MAX_MEMBER_BYTES:
            raise UnreadableDocument(f"ausgepackt zu groß für einen Steckbrief ({info.file_size / 1e6:.0f} MB)")
        try:
            with self._archive.open(info) as member:
                return member.read(MAX_MEMBER_BYTES)  # never more than the size checked above
        except NotImplementedError as error:
            raise UnreadableDocument(_PACKED) from error
        except (*_ERRORS, RuntimeError) as error:
            raise damaged() from error
