"""A partnership's year in a folder for a while: the sample, a draft sent round, answers, mistakes, and what they make.

In: the sample year and the templates. Out: the files that planbuilder made of them, by short names.
Only the commands that officers type are used, so that the pictures show what they will see.
"""

from __future__ import annotations

import contextlib
import email
import email.policy
import io
import shutil
import zipfile
from pathlib import Path

from openpyxl import load_workbook

from planbuilder.__main__ import main

YEAR = "2017-18"
#: What partners change in the draft: whose file, the words printed, and the words in their place.
ANSWERS = (
    ("Essex Police", "£1,000 CSP", "£1,250 CSP"),
    (
        "Brentwood Neighbourhood Watch",
        "Put the Monthly Crime Prevention Notices",
        "Put the Weekly Crime Prevention Notices",
    ),
)
#: Slips in the sheet Actions, for the checks to find: cell, what is typed.
MISTAKES = (("B3", "Comunity Engagement"), ("E4", "Dan Cannon, BBC"), ("F5", "approx £500"), ("H6", "31/02/2018"))


class Story:
    """An office in a folder of its own."""

    def __init__(self, root: Path, repository: Path) -> None:
        self.root = root
        shutil.copytree(repository / "inputs" / YEAR, root / "inputs" / YEAR)
        shutil.copytree(repository / "templates", root / "templates")

    @property
    def inputs(self) -> Path:
        """The year's workbooks."""
        return self.root / "inputs" / YEAR

    @property
    def outputs(self) -> Path:
        """What planbuilder made."""
        return self.root / "outputs" / YEAR

    def run(self, *words: str, ends_with: int = 0) -> str:
        """Run a command, and return what it says; raises RuntimeError where it does not end as it should."""
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = main([*words, "--project", str(self.root)])
        if code != ends_with:
            raise RuntimeError(f"planbuilder {' '.join(words)} ended with {code}:\n{said.getvalue()}")
        return said.getvalue()

    def play(self) -> dict[str, Path]:
        """The whole year; every file that a picture is taken from, by a short name."""
        self.run("plan")
        self.run("report")
        self.run("draft", "--stage", "first draft", "--who", "Jo Bloggs", "--note", "for comments")
        self.run("circulate", "--who", "Jo Bloggs")
        self.run("sign-off", "Essex Police", "--draft", "1", "--by", "Chief Supt. Ann Other")
        for partner, old, new in ANSWERS:
            self._answer(partner, old, new)
        self.run("collect")
        self.run("sign-off")
        self._type([("F2", "£1,250 CSP"), ("H3", "31 March 2018")])
        self.run("compare")
        found = {
            "plan": self.outputs / f"partnership-plan-{YEAR}.pdf",
            "report": self.outputs / f"achievements-report-{YEAR}.pdf",
            "replies": self.outputs / "replies" / "draft-1.xlsx",
            "sign-off": self.outputs / "circulated" / "sign-off.xlsx",
            "redline": next(path for path in self.outputs.glob("compare/**/*.docx") if "redline" in path.name),
            "what-changed": next(path for path in self.outputs.glob("compare/**/*.docx") if "what" in path.name),
        }
        self._type(MISTAKES)
        self.run("check", ends_with=1)
        return found | {"marked": self.outputs / "checks" / "plan-to-do.xlsx"}

    def _type(self, entries: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> None:
        path = self.inputs / "plan.xlsx"
        book = load_workbook(path, rich_text=True)
        for cell, words in entries:
            book["Actions"][cell].value = words
        book.save(path)

    def _answer(self, partner: str, old: str, new: str) -> None:
        """The draft that a partner was sent comes back with other words."""
        for file in sorted(self.outputs.glob("circulated/**/*.eml")):
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            for attached in message.iter_attachments():
                content = attached.get_content()
                if str(attached.get_filename()).endswith(".docx") and _names(partner, file):
                    changed = _with(content, old, new)
                    (self.inputs / "returned").mkdir(exist_ok=True)
                    (self.inputs / "returned" / f"{partner}.docx").write_bytes(changed)
                    return
        raise RuntimeError(f"no message to {partner} was written")


def _names(partner: str, file: Path) -> bool:
    return partner.casefold().replace(" ", "-") in file.name.casefold().replace(" ", "-")


def _with(word_file: bytes, old: str, new: str) -> bytes:
    """A Word file with other words in its body."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                if old.encode() not in content:
                    raise RuntimeError(f"the draft does not print “{old}” in one piece")
                content = content.replace(old.encode(), new.encode(), 1)
            target.writestr(name, content)
    return made.getvalue()
