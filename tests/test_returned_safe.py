"""Files that come back: what could do harm, or is no draft, is refused with the reason; what partners do is not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import returned_samples as samples
from hostile_files import compound_file, packed, part, with_parts, workbook
from planbuilder.returned.reply import Refused, Reply, read_here, read_returned
from planbuilder.returned.safe import why_harmful, why_unfit
from returned_samples import Edited, R

FROZEN, VALUES = samples.frozen()
MAIN = "word/document.xml"


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return samples.drafts_folder(tmp_path_factory.mktemp("year"), FROZEN, VALUES)


def parts_of(content: bytes) -> dict[str, bytes]:
    return Edited(content).parts


def with_relationship(kind: str, target: str, *, outside: bool) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    rels = f'<Relationship Id="rId7" Type="{R}/{kind}" Target="{target}"{mode}/>'
    return samples.packed(parts_of(FROZEN)[MAIN], rels=rels)


def with_body(xml: str) -> bytes:
    return with_parts(FROZEN, **{MAIN: part(FROZEN, MAIN).replace(b"<w:sectPr>", f"{xml}<w:sectPr>".encode(), 1)})


def field(instruction: str) -> bytes:
    """A field whose instruction is in two runs."""
    half = len(instruction) // 2
    runs = "".join(f"<w:r><w:instrText>{text}</w:instrText></w:r>" for text in (instruction[:half], instruction[half:]))
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return with_body(f"<w:p>{begin}{runs}{end}</w:p>")


def typed_as(content_type: str) -> bytes:
    types = part(FROZEN, "[Content_Types].xml").decode()
    return with_parts(
        FROZEN, **{"[Content_Types].xml": types.replace("wordprocessingml.document.main", content_type).encode()}
    )


def in_utf_16() -> bytes:
    dtd = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "aaaa">]><d>&a;</d>'
    return with_parts(FROZEN, **{"word/settings.xml": dtd.encode("utf-16")})


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "encrypted": (lambda: compound_file("EncryptedPackage"), "encrypted"),
    "old doc": (lambda: compound_file("WordDocument"), "old kind"),
    "rtf": (lambda: b"{\\rtf1 hello}", "old kind"),
    "pdf": (lambda: b"%PDF-1.7\n", "PDF"),
    "empty": (lambda: b"", "empty"),
    "text": (lambda: b"Dear all, fine by us.", "not a Word document"),
    "web page": (lambda: b"<html><body>hello</body></html>", "not a Word document"),
    "workbook": (workbook, "Excel workbook"),
    "cut short": (lambda: FROZEN[: len(FROZEN) // 2], "damaged"),
    "zip": (lambda: packed(**{"a.txt": b"a"}), "compressed folder"),
    "bomb": (lambda: with_parts(FROZEN, **{"word/media/a.xml": b"<a>" + b" " * (70 * 2**20)}), "unpacks to far more"),
    "too many elements": (lambda: with_body("<w:p/>" * 510_000), "far more than can be read"),
    "traversal": (lambda: with_parts(FROZEN, **{"word/../../evil.xml": b"<a/>"}), "lead out of it"),
    "entities": (lambda: with_parts(FROZEN, **{"word/s.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "definition"),
    "entities in UTF-16": (in_utf_16, "type definition"),
    "entity from the disk": (
        lambda: with_parts(FROZEN, **{MAIN: b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}),
        "type definition",
    ),
    "macros": (lambda: with_parts(FROZEN, **{"word/vbaProject.bin": b"macro"}), "never has"),
    "macro document": (lambda: typed_as("ms-word.document.macroEnabled.main"), "macros"),
    "template": (lambda: typed_as("wordprocessingml.template.main"), "template"),
    "ActiveX": (lambda: with_relationship("control", "activeX/activeX1.xml", outside=False), "ActiveX"),
    "ActiveX part": (lambda: with_parts(FROZEN, **{"word/activeX/activeX1.xml": b"<a/>"}), "never has"),
    "embedded object": (lambda: with_relationship("oleObject", "embeddings/o.bin", outside=False), "embedded object"),
    "embedded workbook": (lambda: with_parts(FROZEN, **{"word/embeddings/a.xlsx": b"PK"}), "not in the draft"),
    "embedded elsewhere": (lambda: with_relationship("package", "media/a.png", outside=False), "not in the draft"),
    "altChunk": (lambda: with_body('<w:altChunk r:id="rId9"/>'), "another kind"),
    "altChunk part": (lambda: with_relationship("aFChunk", "chunk.html", outside=False), "altChunk"),
    "object": (lambda: with_body("<w:p><w:r><w:object/></w:r></w:p>"), "embedded object"),
    "picture from the web": (lambda: with_relationship("image", "https://example.org/a.png", outside=True), "fetch"),
    "template from the web": (lambda: with_relationship("attachedTemplate", "https://a.org", outside=True), "template"),
    "link to a share": (lambda: with_relationship("hyperlink", r"\\server\share\a", outside=True), "neither"),
    "link to a file": (lambda: with_relationship("hyperlink", "file:///C:/a.exe", outside=True), "neither"),
    "inner link that leads out": (lambda: with_relationship("image", "http://a.org/a.png", outside=False), "fetch"),
    "DDE": (lambda: field(r"DDEAUTO c:\\windows\\system32\\cmd.exe"), "field"),
    "INCLUDETEXT": (lambda: field("INCLUDETEXT http://example.org/a"), "field"),
    "INCLUDEPICTURE": (lambda: with_body('<w:p><w:fldSimple w:instr="includepicture a.png"/></w:p>'), "field"),
    "strict": (
        lambda: with_parts(FROZEN, **{"_rels/.rels": b'<a xmlns="http://purl.oclc.org/ooxml/officeDocument"/>'}),
        "Strict",
    ),
    "no document": (lambda: with_parts(FROZEN, **{MAIN: b"<a/>"}), "not a Word document"),
    "other year": (lambda: Edited(FROZEN).saved(planbuilder_key="0" * 60), "another year"),
    "unknown draft": (lambda: Edited(FROZEN).saved(planbuilder_draft="9"), "not among"),
    "no draft": (lambda: Edited(FROZEN).saved(planbuilder_draft=""), "does not say"),
    "odd number": (lambda: Edited(FROZEN).saved(planbuilder_draft="1; rm -rf"), "does not say"),
}  # fmt: skip


def look(content: bytes, file: Path, drafts: Path) -> str:
    """Why a file is refused, in this process; "" for one that is read."""
    file.write_bytes(content)
    why, _ = why_unfit(file)
    if why:
        return why
    refused: list[str] = read_here(file, drafts).get("refused", [""])
    return refused[0]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_hostile_or_foreign_is_refused_with_the_reason(name: str, tmp_path: Path, drafts: Path) -> None:
    make, reason = HOSTILE[name]
    assert reason in look(make(), tmp_path / "returned.docx", drafts)


#: Looks at each file of a folder, and says what it took: seconds, megabytes at most, and what was reached for.
_WATCHED = """
import json, pathlib, resource, sys, time
reached = []
def watch(event, details):
    if event.split(".")[0] in ("socket", "subprocess", "urllib", "ftplib", "http") or event in (
        "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "ctypes.dlopen"
    ):
        reached.append(f"{event} {details}")
from planbuilder.returned.reply import read_here
from planbuilder.returned.safe import why_unfit
status = pathlib.Path("/proc/self/status")
def most_memory():  # in MB; on Linux the usual way would count what the process was before it became this one
    if status.exists():
        return next(int(line.split()[1]) for line in status.open() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
folder, drafts = map(pathlib.Path, sys.argv[1:])
import planbuilder.returned.read
sys.addaudithook(watch)
found = {}
for file in sorted(folder.iterdir()):
    begun = time.process_time()
    refused = why_unfit(file)[0] or read_here(file, drafts).get("refused", [""])[0]
    found[file.stem] = [time.process_time() - begun, most_memory(), refused]
print(json.dumps([found, reached]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells a process's memory otherwise")
def test_all_of_these_are_refused_within_two_seconds_and_300_megabytes_and_nothing_is_fetched_or_run(
    tmp_path: Path, drafts: Path
) -> None:
    files = tmp_path / "returned"
    files.mkdir()
    for name, (make, _) in HOSTILE.items():
        (files / f"{name}.docx").write_bytes(make())
    command = [sys.executable, "-c", _WATCHED, str(files), str(drafts)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    found, reached = json.loads(done.stdout)
    assert reached == []
    assert set(found) == set(HOSTILE)
    assert len(found) >= 20
    assert {name for name, (seconds, _, _) in found.items() if seconds > 2} == set()
    assert {name for name, (_, megabytes, _) in found.items() if megabytes > 300} == set()
    assert {name for name, (_, _, refused) in found.items() if not refused} == set()


GOOD: dict[str, Callable[[], bytes]] = {
    "as it was sent": lambda: FROZEN,
    "a web link and an e-mail link": lambda: with_relationship("hyperlink", "https://example.org/a?b=c", outside=True),
    "an e-mail link": lambda: with_relationship("hyperlink", "mailto:jo@example.org", outside=True),
    "harmless fields": lambda: field("PAGEREF _Toc0001 \\h"),
    "a field that is called like a harmful one": lambda: field("REF Included_text"),
    "words that sound like a field": lambda: with_body("<w:p><w:r><w:t>DDEAUTO and INCLUDETEXT</w:t></w:r></w:p>"),
    "data of SharePoint": lambda: with_parts(FROZEN, **{"customXml/item1.xml": b"<p:properties xmlns:p='a'/>"}),
    "a sensitivity label": lambda: with_parts(FROZEN, **{"docMetadata/LabelInfo.xml": b"<l xmlns='a'/>"}),
    "settings of the printer": lambda: with_parts(FROZEN, **{"word/printerSettings1.bin": b"\0\1"}),
    "an embedded font": lambda: with_parts(FROZEN, **{"word/fonts/font1.odttf": b"\0\1"}),
    "a comment": lambda: samples.edited(FROZEN, lambda one: one.comment(one.saying("Our partners"), "Fine")),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_partners_and_their_programs_put_into_a_file_is_read(name: str, tmp_path: Path, drafts: Path) -> None:
    assert look(GOOD[name](), tmp_path / "returned.docx", drafts) == ""


def test_the_workbooks_of_the_drafts_own_charts_are_allowed_and_no_others(tmp_path: Path) -> None:
    chart = {"word/embeddings/chart-data1.xlsx": b"PK figures"}
    frozen = with_parts(FROZEN, **chart)
    drafts = samples.drafts_folder(tmp_path, frozen, VALUES)
    file = tmp_path / "returned.docx"
    assert look(frozen, file, drafts) == ""
    assert look(with_parts(FROZEN, **{"word/embeddings/other-name.xlsx": b"PK figures"}), file, drafts) == ""
    changed = with_parts(FROZEN, **{"word/embeddings/chart-data1.xlsx": b"PK other figures"})
    assert "not in the draft" in look(changed, file, drafts)


def test_a_folder_a_pipe_and_a_link_to_nothing_are_told(tmp_path: Path, drafts: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    assert "folder" in why_unfit(tmp_path / "a.docx")[0]
    (tmp_path / "b.docx").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OSError):
        read_returned(tmp_path / "b.docx", drafts)


def test_a_draft_that_was_changed_since_it_was_frozen_is_not_trusted(tmp_path: Path) -> None:
    drafts = samples.drafts_folder(tmp_path, FROZEN, VALUES)
    file = tmp_path / "returned.docx"
    frozen = drafts / "01-first-draft" / "plan-draft-01.docx"
    frozen.write_bytes(
        samples.edited(FROZEN, lambda one: one.put(one.saying("Website"), "Website", "Site", tracked=False))
    )
    assert "no longer as it was frozen" in look(FROZEN, file, drafts)


def test_the_file_is_known_by_what_is_inside_whatever_it_is_called(tmp_path: Path, drafts: Path) -> None:
    file = tmp_path / "RE FW Plan FINAL final (3) - Parish Councils draft 7.docx"
    file.write_bytes(Edited(FROZEN).saved(planbuilder_partner="Victim Support"))
    reply = read_returned(file, drafts)  # in a process of its own
    assert isinstance(reply, Reply)
    assert (reply.partner, reply.draft, reply.proposals) == ("Victim Support", 1, ())


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planbuilder.returned.reply.SECONDS", 0.001)
    file = tmp_path / "returned.docx"
    file.write_bytes(FROZEN)
    answer = read_returned(file, drafts)
    assert isinstance(answer, Refused)
    assert "more time or memory" in answer.reason


def test_broken_xml_is_damage_and_no_failure() -> None:
    assert "damaged" in why_harmful(parts_of(FROZEN) | {MAIN: b"<w:document"})[0]
