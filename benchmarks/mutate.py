"""Damage to documents: to their bytes, and to what is packed inside them, so that it gets behind the container."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence

_MOST = 3_000_000  # bytes of a damaged document: copies of copies must not grow without end
_NUMBER = re.compile(rb"\d+")
_TAG = re.compile(rb"<[^<>]{1,300}>")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_ODD_NUMBERS = (b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1e308")

Damage = Callable[[bytearray, random.Random, bytes], bytes]


def _cut(content: bytearray, chance: random.Random, _: bytes) -> bytes:
    return bytes(content[: chance.randrange(len(content) + 1)])


def _flip(content: bytearray, chance: random.Random, _: bytes) -> bytes:
    for _bit in range(chance.choice((1, 1, 4, 30))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _overwrite(content: bytearray, chance: random.Random, _: bytes) -> bytes:
    start, end = _stretch(content, chance)
    content[start:end] = bytes(end - start) if chance.random() < 0.5 else chance.randbytes(end - start)
    return bytes(content)


def _leave_out(content: bytearray, chance: random.Random, _: bytes) -> bytes:
    start, end = _stretch(content, chance)
    return bytes(content[:start] + content[end:])


def _repeat(content: bytearray, chance: random.Random, _: bytes) -> bytes:
    start, end = _stretch(content, chance)
    return bytes(content[:end] + content[start:end] * chance.choice((1, 3, 500)) + content[end:])


def _splice(content: bytearray, chance: random.Random, other: bytes) -> bytes:
    start, end = _stretch(bytearray(other), chance)
    place = chance.randrange(len(content))
    return bytes(content[:place]) + other[start:end] + bytes(content[place:])


def _renumber(content: bytearray, chance: random.Random, _: bytes) -> bytes:
    """Sizes, places and counts that cannot be."""
    share = chance.choice((0.001, 0.02, 0.3))
    return _NUMBER.sub(lambda found: chance.choice(_ODD_NUMBERS) if chance.random() < share else found[0], content)


def _mix_tags(content: bytearray, chance: random.Random, _: bytes) -> bytes:
    """Markup in which some tags stand in place of others, or many times."""
    tags = _TAG.findall(content)
    share = chance.choice((0.002, 0.05))

    def other(found: re.Match[bytes]) -> bytes:
        return chance.choice(tags) * chance.choice((0, 1, 1, 400)) if chance.random() < share else found[0]

    return _TAG.sub(other, content)


_DAMAGES: tuple[Damage, ...] = (
    _cut, _flip, _flip, _overwrite, _leave_out, _repeat, _splice, _renumber, _mix_tags,
)  # fmt: skip


def _stretch(content: bytearray, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(content))
    return start, min(len(content), start + 1 + int(chance.expovariate(1 / 300)))


def damaged(content: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """`content` with some damage, if it is packed mostly inside; `others` lend parts."""
    if content.startswith(b"PK") and chance.random() < 0.75:
        return _repacked(content, chance, others)
    if content.startswith(b"%PDF") and chance.random() < 0.6:
        return _STREAM.sub(lambda found: _stream(found, chance, others), content)
    return _hurt(content, chance, others)


def _hurt(content: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5))):
        if content:
            content = chance.choice(_DAMAGES)(bytearray(content), chance, chance.choice(others))[:_MOST]
    return content


def _repacked(content: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """The archive with damage in one or two of its files."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = {max(names, key=lambda name: old.getinfo(name).file_size), chance.choice(names)}
        for name in names:
            part = old.read(name)
            new.writestr(name, _hurt(part, chance, others) if name in chosen else part)
    return file.getvalue()


def _stream(found: re.Match[bytes], chance: random.Random, others: Sequence[bytes]) -> bytes:
    """A packed stream of a PDF with damage to what is packed; the length that it states is a lie by then."""
    try:
        unpacked = zlib.decompress(found[1])
    except zlib.error:  # packed in another way
        return found[0]
    if chance.random() < 0.5:
        return found[0]
    return b"stream\n" + zlib.compress(_hurt(unpacked, chance, others)) + b"\nendstream"
