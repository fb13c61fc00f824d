"""One returned file from beginning to end: refused with the reason, or read into proposals.

In come a file and the folder of drafts; out comes a `Reply` or a `Refused`. The file is looked at from outside first;
it is parsed in a process of its own, which may use little memory and time, so that no file can fill the computer.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from planbuilder.proposals import Proposal, from_json

SECONDS = 30
MEMORY = 2**30
_WORKER = "planbuilder.returned.worker"
_TOO_MUCH = (
    "it takes more time or memory than reading a draft should",
    "Do not open it; ask the partner for it once more",
)


@dataclass(frozen=True)
class Reply:
    """What a partner says to a draft; `comments` counts the comments, `notes` are remarks on how it was read."""

    file: str
    partner: str
    draft: int
    document: str
    proposals: tuple[Proposal, ...] = ()
    comments: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """A file that was not read: why (a clause), and what to do."""

    file: str
    reason: str
    do: str


def read_returned(file: Path, drafts_folder: Path) -> Reply | Refused:
    """What a partner proposes in a file that came back, or why it is refused. Raises `OSError`."""
    from planbuilder.returned.safe import why_unfit

    why, do = why_unfit(file)
    if why:
        return Refused(file.name, why, do)
    answer = _in_a_process_of_its_own(file, drafts_folder)
    return answered(file.name, answer)


def read_here(file: Path, drafts_folder: Path) -> dict[str, Any]:
    """The same in this process, for a file that is fit to be unpacked; as facts that can be written down."""
    from planbuilder.returned.knowing import PARTNER, Unknown, frozen_draft
    from planbuilder.returned.parts import WordFile
    from planbuilder.returned.read import Draft, proposals_in
    from planbuilder.returned.safe import why_harmful, why_stranger, why_too_much

    returned = WordFile.open(file)
    why, do = why_harmful(returned.parts)
    if why:
        return {"refused": [why, do]}
    if not returned.has_body:
        return {"refused": ["it is not a Word document", "Ask for it to be saved in Word as a Word Document (*.docx)"]}
    try:
        known = frozen_draft(returned.properties, drafts_folder)
    except Unknown as error:
        return {"refused": [error.why, error.do]}
    frozen = WordFile.open(known.word)
    why, do = why_stranger(returned.parts, frozen.parts)
    if not why:
        why, do = why_too_much(returned.parts, frozen.parts)
    if why:
        return {"refused": [why, do]}
    partner = returned.properties.get(PARTNER, "")
    draft = Draft(known.number, known.document, partner)
    proposals, notes = proposals_in(returned, frozen, known.values, draft)
    if not partner:
        notes.append("the file does not say which partner it was sent to")
    return {
        "partner": partner,
        "draft": known.number,
        "document": known.document,
        "proposals": [asdict(one) for one in proposals],
        "notes": notes,
    }


def answered(name: str, answer: Mapping[str, Any]) -> Reply | Refused:
    """A reply or a refusal from the facts that were written down."""
    if "refused" in answer:
        return Refused(name, *answer["refused"])
    proposals = tuple(from_json(one) for one in answer["proposals"])
    comments = sum(1 for one in proposals if one.comment)
    return Reply(
        name, answer["partner"], answer["draft"], answer["document"], proposals, comments, tuple(answer["notes"])
    )


def _in_a_process_of_its_own(file: Path, drafts_folder: Path) -> dict[str, Any]:
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory(prefix="returned-") as folder:
        answer = Path(folder) / "answer.json"
        command = [sys.executable, "-P", "-m", _WORKER, str(file.resolve()), str(drafts_folder.resolve()), str(answer)]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return {"refused": _TOO_MUCH}
        if answer.is_file():
            found: dict[str, Any] = json.loads(answer.read_text("utf-8"))
            if "error" not in found:
                return found
            raise RuntimeError(f"reading {file.name} failed:\n{found['error']}")
        if done.returncode == 0 or b"MemoryError" in done.stderr or done.returncode < 0:
            return {"refused": _TOO_MUCH}
        raise RuntimeError(f"reading {file.name} failed:\n{done.stderr.decode('utf-8', 'replace')[-4000:]}")
