"""E-mails: attachments are files, the message is a text, headers and signatures are neither."""

import datetime as dt
from email.message import EmailMessage

import pytest

from loaders.documents.document import Member, Part
from loaders.documents.eml import MAX_PARTS, read
from tests.loaders.documents.same_record import document_text, found, reasons, record, sample_texts

HEADER = b"From: Erika Muster <muster@example.org>\nTo: amt@example.org\nMIME-Version: 1.0\n"


def mail(text: str = "", charset: str = "utf-8", encoding: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Erika Muster <muster@example.org>"
    message["To"] = "amt@example.org"
    message["Subject"] = "Unser Steckbrief für Sie"
    message["Date"] = "Mon, 02 May 2016 10:00:00 +0200"
    if text:
        message.set_content(text, charset=charset, cte=encoding)
    return message


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_a_steckbrief_in_the_message_gives_its_record(encoding: str) -> None:
    for text in sample_texts()[::15]:
        (item,) = found("a.eml", mail(text, encoding=encoding).as_bytes())
        assert record(document_text(item)) == record(text)
        assert item.document is not None
        assert not item.document.aside
        assert item.document.modified == dt.datetime(2016, 5, 2, 8, tzinfo=dt.UTC)
        assert "muster@example.org" not in item.document.text and "für Sie" not in item.document.text


def test_attachments_are_files_and_the_message_need_not_be_a_steckbrief() -> None:
    text = sample_texts()[0]
    inner = mail("Die innere Nachricht")
    inner.add_attachment(
        text.encode("cp1252", "replace"), maintype="application", subtype="octet-stream", filename="b.txt"
    )
    message = mail("Guten Tag, anbei der Steckbrief.")
    message.add_attachment(text.encode("utf-8"), maintype="text", subtype="plain", filename="Übersicht/Öhringen.txt")
    message.add_attachment(inner)
    items = found("a.eml", message.as_bytes())
    assert [(item.name, item.document.aside if item.document else None) for item in items] == [
        ("a.eml", True),
        ("a.eml/Öhringen.txt", False),
        ("a.eml/nachricht-2.eml", True),
        ("a.eml/nachricht-2.eml/b.txt", False),
    ]
    assert record(document_text(items[1])) == record(text)


def test_pictures_in_the_text_and_signatures_are_left_out() -> None:
    message = mail("Guten Tag")
    message.add_alternative("<p>Guten Tag <img src='cid:logo'></p>", subtype="html")
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", cid="<logo>", filename="logo.gif")
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", disposition="inline")
    message.add_attachment(b"x", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    message.add_attachment(b"BEGIN:VCARD", maintype="text", subtype="vcard", filename="muster.vcf")
    (part,) = read(message.as_bytes())
    assert isinstance(part, Part) and not part.aside and part.pieces[0].text.strip() == "Guten Tag"
    message.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="scan.jpg")
    assert "/scan.jpg ein Bild (JPEG) ohne Text" in reasons("a.eml", message.as_bytes())[0]


def test_a_message_in_html_only_is_a_page() -> None:
    message = mail()
    message.set_content("<p>Grüße</p>", subtype="html", charset="iso-8859-1")
    assert list(read(message.as_bytes())) == [Member("nachricht.html", "\ufeff<p>Grüße</p>\n".encode())]
    message.add_attachment(b"Text", maintype="application", subtype="octet-stream", filename="a.txt")
    page, attached = read(message.as_bytes())
    assert isinstance(page, Member) and page.aside
    assert attached == Member("a.txt", b"Text")


def test_what_mail_programs_put_around_a_text_is_left_out() -> None:
    passed_on = (
        "Hier der Text.\n\nVon: Erika Muster\nGesendet: Montag\nAn: Amt\nBetreff: Dialog\n\nThemenfelder\nWohnen\n"
    )
    (part,) = read(mail(f"{passed_on}\n-- \nErika Muster\nTel. 0711 123456\n").as_bytes())
    assert isinstance(part, Part)
    assert part.pieces[0].text.split("\n") == ["Hier der Text.", "", "", "Themenfelder", "Wohnen", ""]
    quoted = mail("> Themenfelder\n> Wohnen\n")
    assert isinstance(part := next(read(quoted.as_bytes())), Part)
    assert part.pieces[0].text == "Themenfelder\nWohnen\n"


def test_flowed_lines_are_joined() -> None:
    content = b"Content-Type: text/plain; charset=utf-8; format=flowed\n\nWohnen und \nArbeit\n- Sprache\n"
    assert document_text(found("a.eml", HEADER + content)[0]) == "Wohnen und Arbeit\n- Sprache\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b'Content-Type: text/plain; charset="unbekannt"\n\nGr\xc3\xbc\xc3\x9fe', "Grüße"),
        (b'Content-Type: text/plain; charset="utf-8"\n\nGr\xfc\xdfe', "Grüße"),
        (b"Content-Type: text/plain; charset=iso-8859-1\n\n20 \x80", "20 €"),
        (b"Content-Type: ;;;=\nDate: gestern\nSubject: =?utf-8?q?=\n\nText", "Text"),
        (b"Content-Transfer-Encoding: base64\nContent-Type: text/plain\n\nVGV4dA", "Text"),
    ],
)
def test_broken_headers_and_charsets_do_no_harm(content: bytes, text: str) -> None:
    assert document_text(found("a.eml", HEADER + content)[0]) == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HEADER + b"\n", "die E-Mail enthält weder Text noch Anhänge"),
        (HEADER + b"Content-Type: multipart/encrypted; boundary=b\n\n--b--", "die E-Mail ist verschlüsselt"),
        (
            HEADER + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx",
            "die E-Mail ist verschlüsselt",
        ),
        (
            HEADER
            + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(3000)),
            "die E-Mail ist beschädigt",
        ),
        (
            HEADER + b"Content-Type: multipart/mixed; boundary=b\n" + b"\n--b\n\nx" * (MAX_PARTS + 1),
            f"die E-Mail hat zu viele Teile (mehr als {MAX_PARTS})",
        ),
        (HEADER + b"\n" + b"x" * 60_000_001, "die E-Mail ist zu groß (mehr als 60 MB)"),
    ],
)
def test_what_is_no_mail_says_why(content: bytes, reason: str) -> None:
    (told,) = reasons("a.eml", content)
    assert reason in told


def test_a_mail_that_was_cut_off_and_attachments_of_outlook_are_told() -> None:
    message = mail("Guten Tag, anbei.")
    message.add_attachment(b"x", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    message.add_attachment(b"", maintype="application", subtype="octet-stream", filename="leer.txt")
    told = reasons("a.eml", message.as_bytes().rsplit(b"--", 2)[0])
    assert "winmail.dat Anhänge im Format von Outlook" in told[0]
    assert told[1] == "/leer.txt der Anhang ist leer oder beschädigt"
    assert told[2] == "/Ende der E-Mail die E-Mail ist unvollständig; bitte neu speichern"
