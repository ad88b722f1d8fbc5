"""E-mails (EML): the attachments are files of their own, the message is a text; the header is no part of it."""

from __future__ import annotations

import datetime as dt
import email
import mimetypes
from collections.abc import Iterator
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime

from loaders.documents.document import Member, Part, Piece, Refused, UnreadableDocument
from loaders.documents.mail_text import written_text
from loaders.documents.text import decode
from loaders.documents.timestamps import as_utc

MAX_BYTES = 60_000_000
MAX_PARTS = 500

_SIGNATURES = frozenset({"pkcs7-signature", "x-pkcs7-signature", "pgp-signature", "pgp-keys"})
_NO_FILES = frozenset({"text/vcard", "text/x-vcard", "text/directory", "text/calendar"})
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_LATIN = frozenset({"iso-8859-1", "latin-1", "latin1"})  # what calls itself so is cp1252
# What the standard library raises for headers and bodies that break the rules.
_BROKEN = (MessageError, LookupError, ValueError, TypeError, AttributeError)


def read(content: bytes) -> Iterator[Part | Member | Refused]:
    """The message and its attachments; raises `UnreadableDocument`."""
    if len(content) > MAX_BYTES:
        raise UnreadableDocument(f"die E-Mail ist zu groß (mehr als {MAX_BYTES // 1_000_000} MB)")
    try:
        yield from list(_items(email.message_from_bytes(content, policy=default)))
    except UnreadableDocument:
        raise
    except (*_BROKEN, RecursionError) as error:
        raise UnreadableDocument("die E-Mail ist beschädigt") from error


def _items(message: EmailMessage) -> Iterator[Part | Member | Refused]:
    leaves = list(_leaves(message))
    files = [leaf for leaf in leaves if _is_file(leaf)]
    attached = [item for number, leaf in enumerate(files, start=1) if (item := _attachment(leaf, number))]
    body = _body([leaf for leaf in leaves if leaf not in files])
    text = _text(body) if body else ""
    if body and text.strip() and body.get_content_subtype() == "html":
        # The mark at the beginning overrules a charset that the page itself names.
        yield Member("nachricht.html", text.encode("utf-8-sig"), aside=bool(attached))
    elif text.strip():
        yield Part((Piece(text, "Nachricht"),), modified=_sent(message), aside=bool(attached))
    elif not attached:
        raise UnreadableDocument("die E-Mail enthält weder Text noch Anhänge oder ist beschädigt")
    yield from attached
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in message.walk() for defect in part.defects):
        yield Refused("Ende der E-Mail", "die E-Mail ist unvollständig; bitte neu speichern")


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something: texts, files, and messages as a whole; raises `UnreadableDocument`."""
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > MAX_PARTS:
            raise UnreadableDocument(f"die E-Mail hat zu viele Teile (mehr als {MAX_PARTS})")
        if part.get_content_type() == "multipart/encrypted" or _is_enveloped(part):
            raise UnreadableDocument("die E-Mail ist verschlüsselt; bitte unverschlüsselt speichern")
        if part.get_content_maintype() == "multipart":
            waiting += [child for child in reversed(list(part.iter_parts())) if isinstance(child, EmailMessage)]
        else:
            yield part


def _is_enveloped(part: EmailMessage) -> bool:
    sealed = part.get_content_type() in {"application/pkcs7-mime", "application/x-pkcs7-mime"}
    return sealed and part.get_param("smime-type") != "signed-data"


def _is_file(part: EmailMessage) -> bool:
    if part.get_content_maintype() == "text" and not part.is_attachment():
        return part.get_filename() is not None or part.get_content_subtype() not in {"plain", "html"}
    return True


def _body(texts: list[EmailMessage]) -> EmailMessage | None:
    """The message as plain text, else as HTML."""
    plain = [part for part in texts if part.get_content_subtype() == "plain" and _payload(part).strip()]
    return next(iter(plain or texts), None)


def _attachment(part: EmailMessage, number: int) -> Member | Refused | None:
    """A file to read; None for what only decorates or signs a mail."""
    kind = part.get_content_type()
    name = _file_name(part, number)
    if part.get_content_subtype() in _SIGNATURES or kind in _NO_FILES:
        return None
    if part.get_content_maintype() == "image" and (not part.is_attachment() or part.get("Content-ID")):
        return None
    if kind in _TNEF:
        return Refused(name, "Anhänge im Format von Outlook (winmail.dat); bitte einzeln speichern und so liefern")
    if kind == "message/rfc822":
        return _forwarded(part, name)
    content = _payload(part)
    return Member(name, content) if content.strip() else Refused(name, "der Anhang ist leer oder beschädigt")


def _forwarded(part: EmailMessage, name: str) -> Member | Refused:
    """A message that is attached to this one."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, EmailMessage):
        return Refused(name, "die angehängte Nachricht ist beschädigt")
    try:
        return Member(name, inner.as_bytes())
    except _BROKEN:
        return Refused(name, "die angehängte Nachricht ist beschädigt")


def _file_name(part: EmailMessage, number: int) -> str:
    """The last part of the name that the sender gave, else a number with the ending of its kind."""
    try:
        name = (part.get_filename() or "").replace("\\", "/").rsplit("/", 1)[-1].strip()
    except _BROKEN:
        name = ""
    if part.get_content_type() == "message/rfc822":
        return name if name.lower().endswith(".eml") else f"nachricht-{number}.eml"
    return name or f"anhang-{number}{mimetypes.guess_extension(part.get_content_type()) or ''}"


def _payload(part: EmailMessage) -> bytes:
    """The bytes of a part, as far as they can be decoded."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: EmailMessage) -> str:
    """The text of the message in its own charset, else in the one that its bytes suggest."""
    content = _payload(part)
    charset = part.get_content_charset("utf-8")
    try:
        text = content.decode("cp1252" if charset in _LATIN else charset)
    except (LookupError, UnicodeError):
        text = decode(content).text
    if part.get_content_subtype() == "html":
        return text
    flowed = part.get_param("format") == "flowed"
    return written_text(text, flowed, joined=flowed and part.get_param("delsp") == "yes")


def _sent(message: EmailMessage) -> dt.datetime | None:
    """The date of the mail (UTC); None when it gives none that can be."""
    try:
        moment = parsedate_to_datetime(str(message["Date"]))
    except _BROKEN:
        return None
    return as_utc(moment)
