"""A message as a file that Outlook and Thunderbird open ready to be sent (.eml).

In come addresses, a subject, a text and an attachment; out come bytes, the same each time. The message has no sender,
date or identity of its own: the mail program gives it those when an officer sends it, and "X-Unsent: 1" tells it that
it is still to be sent. Sources: RFC 5322 (the message), RFC 2045 and 2046 (its parts), RFC 2047 (words in its head),
RFC 2183 and 2231 (the name of the attachment).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.header import Header
from email.quoprimime import body_encode
from urllib.parse import quote

from planbuilder.circulate.partners import Address

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: Characters that a word of a message's head may consist of without quotation marks (RFC 5322, 3.2.3).
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


@dataclass(frozen=True)
class Attachment:
    """A Word file: its name, its name in ASCII alone, and its contents."""

    name: str
    ascii_name: str
    contents: bytes


def message_bytes(to: Sequence[Address], subject: str, text: str, attachment: Attachment) -> bytes:
    """The file of a message; without an address it is one whose address is still to be typed."""
    body = text.strip("\n") + "\n"
    seen = hashlib.sha256("\0".join([subject, body, *(one.address for one in to)]).encode() + attachment.contents)
    boundary = f"=_planbuilder_{seen.hexdigest()[:32]}"  # "=_" stands in no part that is encoded as these are
    head = [
        *([f"To: {_folded([_mailbox(one) for one in to])}"] if to else []),
        f"Subject: {_words(subject, len('Subject: '))}",
        "X-Unsent: 1",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/mixed;\r\n boundary="{boundary}"',
    ]
    words = [
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
    ]
    file = [
        f'Content-Type: {WORD_TYPE};\r\n name="{attachment.ascii_name}"',
        "Content-Transfer-Encoding: base64",
        f"Content-Disposition: attachment;\r\n {_file_name(attachment)}",
    ]
    parts = [
        *head,
        "",
        f"--{boundary}",
        *words,
        "",
        _quoted_printable(body),
        f"--{boundary}",
        *file,
        "",
        base64.encodebytes(attachment.contents).decode("ascii").replace("\n", "\r\n").rstrip("\r\n"),
        f"--{boundary}--",
        "",
    ]
    return "\r\n".join(parts).encode("ascii")


def _quoted_printable(text: str) -> str:
    """A text in lines of at most 76 characters, whatever its own lines are."""
    octets = text.encode("utf-8").decode("latin-1")
    return body_encode(octets, maxlinelen=76, eol="\r\n").rstrip("\r\n")


def _words(text: str, before: int) -> str:
    """A text for the head of a message, folded; in an encoding where it is not plain ASCII."""
    plain = " ".join(text.split())
    charset = "us-ascii" if plain.isascii() and "=?" not in plain else "utf-8"
    return Header(plain, charset, maxlinelen=76, header_name=" " * max(0, before - 2)).encode(linesep="\r\n")


def _mailbox(one: Address) -> str:
    name = " ".join("".join(sign for sign in one.name if sign.isprintable()).split())
    if not name:
        return one.address
    if not name.isascii() or "=?" in name:
        return f"{_words(name, len('To: '))} <{one.address}>"
    if not _ATOMS.fullmatch(name):
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        name = f'"{escaped}"'
    return f"{name} <{one.address}>"


def _folded(mailboxes: Sequence[str]) -> str:
    return ",\r\n ".join(mailboxes)


def _file_name(attachment: Attachment) -> str:
    """The name in ASCII for every program, and the name as it is for those that know RFC 2231."""
    plain = f'filename="{attachment.ascii_name}"'
    if attachment.name == attachment.ascii_name:
        return plain
    return f"{plain};\r\n filename*=utf-8''{quote(attachment.name, safe='')}"
