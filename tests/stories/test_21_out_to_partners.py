"""A draft goes round to the partners, who answer and sign; then it is agreed, or it is said why without them."""

from __future__ import annotations

import datetime as dt
import email
import io
import json
import re
import shutil
import zipfile
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from planbuilder.circulate import register
from planbuilder.circulate.message import Attachment, message_bytes
from planbuilder.circulate.partners import Address, addresses_of, read_partnership
from planbuilder.circulate.wanted import the_draft
from planbuilder.circulate.wording import About, Since, message_values
from planbuilder.compare.changes import compare_inputs
from planbuilder.output.inspect import word_faults
from planbuilder.project import Project
from planbuilder.schema import Place
from planbuilder.schema.lists import Partner
from planbuilder.schema.plan import Action, Settings
from small_office import draft, drafts_of, run, small_office, writable
from stories.office import REPOSITORY, Office, column
from stories.reading import paragraphs
from workbooks import PLAN, Rows

POLICE, COUNCIL, WATCH = "Anytown Police", "Anytown Borough Council", "Gwarchod Bro Llŷn & Co"
PARTNERS: Rows = [
    PLAN["Partners"][0],
    (
        COUNCIL,
        "Statutory",
        "ABC",
        None,
        "Yes",
        "Yes",
        "Zoë Müller",
        "zoe@anytown.example; Jo Bloggs <jo@anytown.example>",
    ),
    (POLICE, "Statutory", None, "Police", "yes", "x", "Insp. O'Brien, MBE", "obrien@police.example\nnone yet"),
    (WATCH, "Community", None, None, "Yes", "No"),
    ("Parish Councils", "Community", None, None, "No", None, None, "clerk@parish.example"),
]


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office whose first draft was sent round. Look at it, and change nothing."""
    office = small_office(tmp_path_factory.mktemp("sent") / "office", Partners=PARTNERS)
    for name in ("circulate.txt", "reminder.txt", "schedule-of-responses.docx"):
        shutil.copy(REPOSITORY / "templates" / name, office.root / "templates" / name)
    template = Document(str(office.template))
    template.add_paragraph(
        "{% for one in sign_offs %}{{ one.partner }}, {{ one.by }}, {{ one.on }}, {{ one.conditions }}. {% endfor %}"
    )
    template.save(str(office.template))
    with office.book() as book:
        book["Plan"].append(("Sign-off page", "Yes"))
    assert draft(office, "first draft", "--note", "The board meets soon.").code == 0
    ran = run(office, "circulate", "--who", "Jo Bloggs")
    assert ran.code == 0, ran.words
    return office


@pytest.fixture
def office(sent: Office, tmp_path: Path) -> Office:
    """An office of one's own whose first draft was sent round."""
    root = tmp_path / "office"
    shutil.copytree(sent.root, root)
    return Office(root)


def message(path: Path) -> EmailMessage:
    read = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(read, EmailMessage)
    assert [part.defects for part in read.walk() if part.defects] == []
    return read


def text_of(one: EmailMessage) -> str:
    body = one.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def attached(one: EmailMessage) -> tuple[str, bytes]:
    (file,) = one.iter_attachments()
    assert file.get_content_type() == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return str(file.get_filename()), file.get_content()


def attached_bytes(one: EmailMessage) -> bytes:
    (file,) = one.iter_attachments()
    contents = file.get_content()
    assert isinstance(contents, bytes)
    return contents


def parts_of(word: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return {name: package.read(name) for name in package.namelist()}


def circulated(office: Office, number: int = 1) -> Path:
    return office.outputs / "circulated" / f"draft-{number:02d}"


def entries(office: Office) -> list[tuple[str, int, str]]:
    found = json.loads((office.outputs / "circulated" / "register.json").read_text("utf-8"))["entries"]
    return [(one["event"], one["draft"], one["partner"]) for one in found]


def change_action(office: Office, timescale: str) -> None:
    with office.book() as book:
        actions = book["Actions"]
        actions.cell(2, column(actions, "Timescale")).value = timescale


def signs(office: Office, partner: str, number: int, *options: str) -> str:
    ran = run(office, "sign-off", partner, "--draft", str(number), "--by", "Chief Supt. Ann Other", *options)
    assert ran.code == 0, ran.words
    return ran.words


# --- messages --------------------------------------------------------------------------------------------------------


def test_each_partner_that_is_consulted_gets_a_message_of_its_own(sent: Office) -> None:
    names = sorted(path.name for path in circulated(sent).iterdir())
    assert names == ["anytown-borough-council.eml", "anytown-police.eml", "gwarchod-bro-llyn-co.eml"]
    one = message(circulated(sent) / "anytown-borough-council.eml")
    assert one["X-Unsent"] == "1"
    assert not {"From", "Date", "Message-ID"} & set(one.keys())
    assert [(a.display_name, a.addr_spec) for a in one["To"].addresses] == [
        ("", "zoe@anytown.example"),
        ("Jo Bloggs", "jo@anytown.example"),
    ]
    assert str(one["Subject"]).startswith("Partnership Plan 2017/18: draft 1 for your comments by ")
    text = text_of(one)
    assert text.startswith("Dear Zoë Müller,\n\nAttached is draft 1 (first draft, ")
    assert "The board meets soon." in text
    assert "  - CE1: Hear from people (31 March 2018), £500 CSP\n" in text
    assert "  - ASB1: " in text and "CE2" not in text
    assert "WHAT HAS CHANGED" not in text and "signed it off" in text
    assert "signed it off" not in text_of(message(circulated(sent) / "gwarchod-bro-llyn-co.eml"))
    assert "CE2: Tell people" in text_of(message(circulated(sent) / "anytown-police.eml"))


def test_a_message_is_as_mail_programs_want_it(sent: Office) -> None:
    for path in circulated(sent).iterdir():
        raw = path.read_bytes()
        assert raw.isascii() and raw.endswith(b"--\r\n")
        assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
        head = raw.partition(b"\r\n\r\n")[0]
        assert max(len(line) for line in head.split(b"\r\n")) <= 78
        assert max(len(line) for line in raw.split(b"\r\n")) <= 120


def test_the_draft_that_is_attached_bears_the_partner_and_is_otherwise_as_frozen(sent: Office) -> None:
    frozen = drafts_of(sent) / "01-first-draft" / "partnership-plan-2017-18-draft-01.docx"
    path = circulated(sent) / "gwarchod-bro-llyn-co.eml"
    name, word = attached(message(path))
    assert name == "partnership-plan-2017-18-draft-01-gwarchod-bro-llyn-co.docx"
    own = b"filename*=utf-8''partnership-plan-2017-18-draft-01-gwarchod-bro-ll%C5%B7n-co.docx"
    assert own in path.read_bytes()
    before, after = parts_of(frozen.read_bytes()), parts_of(word)
    assert [part for part in before if before[part] != after[part]] == ["docProps/custom.xml"]
    assert before.keys() == after.keys()
    entry = b"<vt:lpwstr>Gwarchod Bro Ll\xc5\xb7n &amp; Co</vt:lpwstr></property>"
    assert after["docProps/custom.xml"].endswith(b'name="planbuilder partner">' + entry + b"</Properties>")
    assert word_faults(word) == []


def test_what_is_no_address_and_who_has_none_is_told(office: Office) -> None:
    ran = run(office, "circulate")
    assert "plan.xlsx > Partners > H3: “none yet” is not an e-mail address" in ran.words
    assert f"No address stands in the sheet Partners for {WATCH}: type it into the message" in ran.words
    assert "To" not in message(circulated(office) / "gwarchod-bro-llyn-co.eml")


def test_running_it_twice_changes_nothing(office: Office) -> None:
    before, known = office.files(), entries(office)
    ran = run(office, "circulate", "--who", "Jo Bloggs")
    assert (ran.code, "The register has these messages already" in ran.said) == (0, False)
    assert "The same as before" in ran.said
    changed = {name for name, own in office.files().items() if before.get(name) != own}
    assert {name for name in changed if "circulated" in name} == set()
    assert entries(office) == known == [("circulated", 1, name) for name in (COUNCIL, POLICE, WATCH)]


def test_a_second_draft_says_what_changed_since_the_one_that_the_partner_saw(office: Office) -> None:
    change_action(office, "By the autumn")
    assert draft(office, "second draft").code == 0
    run(office, "circulate", "--by", "31/12/2099")
    text = text_of(message(circulated(office, 2) / "anytown-police.eml"))
    assert "WHAT HAS CHANGED since draft 1 (first draft), which we sent you before" in text
    assert "Changed: CE1: Timescale from “31 March 2018” to “By the autumn”." in text
    assert "by Thursday 31 December 2099" in text
    again = run(office, "circulate", "--draft", "1")
    assert "Draft 2 was issued since; this is draft 1, as asked for." in again.said


def test_reminders_go_to_those_who_have_not_answered(office: Office) -> None:
    signs(office, "Police", 1)
    year = Project(office.root).year(None)
    assert register.answered(year, "plan", 1, COUNCIL, "comments (2).docx")
    assert not register.answered(year, "plan", 1, COUNCIL, "comments (2).docx")
    ran = run(office, "circulate", "--remind")
    assert [path.name for path in circulated(office).glob("*reminder*")] == ["gwarchod-bro-llyn-co-reminder.eml"]
    assert "we sent you draft 1 (first draft)" in text_of(
        message(circulated(office) / "gwarchod-bro-llyn-co-reminder.eml")
    )
    signs(office, WATCH, 1)
    assert "Everybody who was sent this draft has answered" in run(office, "circulate", "--remind").said
    assert ran.code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--by", "31/02/2018"), "BY: “31/02/2018” is not a day in the calendar"),
        (("--by", "1 March 2018"), "1 March 2018 is over already"),
        (("--draft", "7"), "There is no draft “7”"),
        (("--document", "report"), "No draft of the report 2017/18 has been issued yet"),
    ],
)
def test_what_cannot_be_is_said_in_plain_words(office: Office, options: tuple[str, ...], said: str) -> None:
    before = office.files()
    ran = run(office, "circulate", *options)
    assert (ran.code, said in ran.words, "No message was written." in ran.words) == (1, True, True), ran.words
    assert office.files() == before


def test_faults_of_the_wording_are_told_all_at_once_with_their_lines(office: Office) -> None:
    template = office.root / "templates" / "circulate.txt"
    template.write_text("Subject: {{ documnt }}\n\nDear {{ contact }}\n{{ yeer }}\n", "cp1252")
    ran = run(office, "circulate")
    assert (
        "templates/circulate.txt > line 1: The name “documnt” means nothing to planbuilder. Did you mean “document”?"
        in ran.words
    )
    assert "line 4: The name “yeer” means nothing" in ran.words
    template.write_text("Subject: {{ document }}\n{% if by %}\nDear you\n", "utf-16")
    assert "has no “endif” or “endfor” after it" in run(office, "circulate").words
    template.write_text("Dear you,\nplease read this.\n")
    assert "The message has no subject. Begin the template with a line “Subject: ...”" in run(office, "circulate").words
    template.write_text("Subject: {{ ''.__class__ }}\n\nDear you\n")
    assert run(office, "circulate").code == 1
    template.write_bytes("Subject: Caf\u00e9\r\n\r\nDear {{ contact }}, \u2013 please read.\r\n".encode("cp1252"))
    assert run(office, "circulate").code == 0
    assert message(circulated(office) / "anytown-police.eml")["Subject"] == "Café"
    template.unlink()
    assert "the template of the message is missing" in run(office, "circulate").words.lower()


def test_where_nobody_is_consulted_the_sheet_is_named(tmp_path: Path) -> None:
    office = small_office(tmp_path / "office")
    assert "No draft of the plan 2017/18 has been issued yet" in run(office, "circulate").words
    assert draft(office, "first draft").code == 0
    ran = run(office, "circulate")
    assert "plan.xlsx > Partners: No partner is marked as consulted" in ran.words
    assert draft(office, "agreed").code == 0  # nobody has to sign


def test_a_draft_that_was_touched_is_sent_to_nobody(office: Office) -> None:
    word = drafts_of(office) / "01-first-draft" / "partnership-plan-2017-18-draft-01.docx"
    writable(word.parent)
    word.write_bytes(word.read_bytes() + b" ")
    assert "Draft 1 is no longer as it was frozen" in run(office, "circulate").words


@pytest.mark.parametrize(
    ("typed", "addresses", "faults"),
    [
        ("jo@a.example", ["jo@a.example"], []),
        ("jo@a.example; ann@b.example, pat@c.example", ["jo@a.example", "ann@b.example", "pat@c.example"], []),
        ("jo@a.example ann@b.example", ["jo@a.example", "ann@b.example"], []),
        (
            '"O\'Brien, Pat" <pat@a.example>; Bloggs, Jo <JO@b.example>',
            ["O'Brien, Pat pat@a.example", "Bloggs, Jo JO@b.example"],
            [],
        ),
        ("jo@a.example, Pat <pat@b.example>", ["jo@a.example", "Pat pat@b.example"], []),
        ("mailto:jo@a.example.; JO@A.example", ["jo@a.example"], []),
        ("jo@münchen.example", ["jo@xn--mnchen-3ya.example"], []),
        ("jo at a.example", [], ["jo at a.example"]),
        ("jo@localhost\nring Jo: 01277 312500", [], ["jo@localhost", "ring Jo: 01277 312500"]),
        ("jo@a.example (Jo)\nann@b.example", ["ann@b.example"], ["jo@a.example (Jo)"]),
    ],
)
def test_addresses_are_read_as_officers_paste_them(typed: str, addresses: list[str], faults: list[str]) -> None:
    place = Place("plan.xlsx", "Partners", 2, {"email": "H2"})
    found, problems = addresses_of(Partner(place=place, name="P", kind="Community", email=tuple(typed.split("\n"))))
    assert [f"{one.name} {one.address}".strip() for one in found] == addresses
    assert [one.what.partition("”")[0].lstrip("“") for one in problems] == faults


def test_a_message_keeps_every_word_whatever_its_letters(tmp_path: Path) -> None:
    subject = "Draft 2 “for comment” – Llŷn, Zoë " * 5 + "=?utf-8?q?x?="
    text = "From here\n.\n" + "é" * 500 + "\n=20 =\nend  \n"
    to = [Address("a@b.example", "Zoë Müller-Öztürk"), Address("c@d.example", 'O"Brien \\ (Pat), MBE')]
    file = Attachment("Llŷn.docx", "Llyn.docx", b"PK" * 1000)
    raw = message_bytes(to, subject, text, file)
    (tmp_path / "one.eml").write_bytes(raw)
    one = message(tmp_path / "one.eml")
    assert one["Subject"] == " ".join(subject.split())
    assert [(a.display_name, a.addr_spec) for a in one["To"].addresses] == [
        ("Zoë Müller-Öztürk", "a@b.example"),
        ('O"Brien \\ (Pat), MBE', "c@d.example"),
    ]
    assert text_of(one) == text.rstrip("\n")
    assert attached_bytes(one) == b"PK" * 1000
    assert max(len(line) for line in raw.split(b"\r\n")) <= 90
    assert raw == message_bytes(to, subject, text, file)


# --- sign-off --------------------------------------------------------------------------------------------------------


def test_an_answer_is_entered_shown_and_taken_back(office: Office) -> None:
    said = signs(office, "anytown police", 1, "--on", "11 Sept 2017", "--condition", "=1+1 once funding is clear")
    assert f"Entered: {POLICE} has agreed to draft 1 (Chief Supt. Ann Other, 11 September 2017)." in said
    assert "before draft 1 was issued by this computer's clock" in said
    assert "Agreed to draft 1, on a condition" in said and "1 of 2 partners that must sign off has." in said
    assert "Entered before:" in signs(office, POLICE, 1, "--on", "11/9/17", "--condition", "=1+1 once funding is clear")
    sheet = load_workbook(office.outputs / "circulated" / "sign-off.xlsx").worksheets[0]
    row = {str(head.value): cell for head, cell in zip(sheet[1], sheet[3], strict=True)}
    assert (row["Partner"].value, row["Agreed to"].value, row["On"].value) == (
        POLICE,
        "Draft 1",
        dt.datetime(2017, 9, 11),
    )
    assert row["Conditions"].data_type == "s"
    manifest = drafts_of(office) / "register.json"
    assert json.loads(manifest.read_text("utf-8"))["entries"][0]["manifest"].startswith(row["Fingerprint"].value)
    assert "11 Sep 2017" in (office.outputs / "circulated" / "sign-off.html").read_text("utf-8")
    ran = run(office, "sign-off", POLICE, "--draft", "1", "--withdraw")
    assert "has withdrawn its agreement to draft 1" in ran.words and "Withdrew its agreement" in ran.words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("Anytown Polise", "--draft", "1", "--by", "A"),
            "There is no partner “Anytown Polise”. Did you mean “Anytown Police”?",
        ),
        ((POLICE,), "The answer of Anytown Police lacks --draft N (which draft it is about) and --by NAME"),
        ((POLICE, "--draft", "1", "--by", "A", "--on", "Spring"), "ON: “Spring” is not a date"),
        ((POLICE, "--draft", "1", "--by", "A", "--on", "1/1/2999"), "ON: 1 January 2999 is yet to come"),
        ((POLICE, "--draft", "4", "--by", "A"), "There is no draft “4”"),
        ((POLICE, "--draft", "1", "--withdraw"), "Anytown Police has not agreed to draft 1"),
    ],
)
def test_an_answer_that_cannot_be_is_not_entered(office: Office, words: tuple[str, ...], said: str) -> None:
    known = entries(office)
    ran = run(office, "sign-off", *words)
    assert (ran.code, said in ran.words) == (1, True), ran.words
    assert entries(office) == known


def test_only_other_words_end_an_agreement_not_another_number(office: Office) -> None:
    signs(office, POLICE, 1)
    with office.book() as book:  # what officers keep for themselves, and the table of versions
        book["Partners"].cell(2, 8).value = "other@anytown.example"
        book["Versions"].append(("Sent round", dt.date(2017, 8, 1), "Draft"))
    assert draft(office, "second draft").code == 0
    assert "Agreed to draft 1\n" in run(office, "sign-off").said.replace("  ", " ")
    change_action(office, "By the autumn")
    assert draft(office, "third draft").code == 0
    assert "Agreed to draft 1, which has changed since: CE1" in run(office, "sign-off").said
    assert "0 of 2 partners" in run(office, "sign-off").said


def test_a_plan_is_agreed_when_all_have_signed_or_a_reason_is_given(office: Office) -> None:
    signs(office, POLICE, 1, "--on", "11/9/2017", "--condition", "Funding")
    ran = draft(office, "agreed")
    assert ran.code == 1
    assert (
        f"{COUNCIL} must sign off and has not agreed to what the plan says now: no answer to draft 1 yet" in ran.words
    )
    assert 'make draft STAGE=agreed NOTE="..."' in ran.words
    signs(office, COUNCIL, 1, "--on", "12/9/2017")
    ran = draft(office, "agreed")
    assert (ran.code, f"Agreed on a condition: {POLICE} (“Funding”)." in ran.said) == (0, True), ran.words
    word = drafts_of(office) / "02-agreed" / "partnership-plan-2017-18-agreed-02.docx"
    page = next(one.text for one in paragraphs(word) if one.text.startswith(COUNCIL))
    assert page.strip() == (
        f"{COUNCIL}, Chief Supt. Ann Other, 12 September 2017, ."
        f" {POLICE}, Chief Supt. Ann Other, 11 September 2017, Funding."
    )
    run(office, "sign-off", POLICE, "--draft", "1", "--withdraw")  # later on: the frozen draft stays as it was
    assert "byte-identical" in run(office, "rebuild", "2").said
    change_action(office, "By the autumn")
    ran = draft(office, "agreed", "--note", "agreed by the board on 20 September")
    assert (ran.code, f"without the sign-off of {COUNCIL}, {POLICE}" in ran.said) == (0, True), ran.words


def test_a_register_that_was_changed_by_hand_is_told(office: Office) -> None:
    signs(office, POLICE, 1)
    path = office.outputs / "circulated" / "register.json"
    path.write_text(path.read_text("utf-8").replace("Chief Supt.", "PC"), "utf-8")
    assert (
        "Entry 4 of the register of circulation (Anytown Police) was changed by hand." in run(office, "sign-off").said
    )
    path.write_text("{", "utf-8")
    ran = run(office, "sign-off")
    assert (ran.code, "circulated/register.json: The register of who was sent what cannot be read" in ran.words) == (
        1,
        True,
    )


def test_an_old_workbook_without_these_columns_is_read_as_before(tmp_path: Path) -> None:
    old = [("Partner", "Kind"), (COUNCIL, "Statutory"), (POLICE, "Statutory")]
    office = small_office(tmp_path / "office", Partners=old)
    ran = run(office, "check")
    assert (ran.code, "Consulted" in ran.words, "Sign-off page" in ran.words) == (0, False, False), ran.words


def test_partners_that_are_marked_alike_are_not_taken_for_one(tmp_path: Path) -> None:
    marks = ("Yes", "Yes", None, None, "For the autumn.")
    rows = [PLAN["Partners"][0], *((name, "Statutory", None, None, *marks) for name in (COUNCIL, POLICE))]
    assert "0 things to mend, 0 to check" in run(small_office(tmp_path / "office", Partners=rows), "check").said


def test_a_heading_of_ones_own_that_is_nearly_one_of_these_does_no_harm(tmp_path: Path) -> None:
    rows = [("Partner", "Kind", "Email", "Contacts"), (POLICE, "Statutory", "jo@police.example", "Jo")]
    ran = run(small_office(tmp_path / "office", Partners=rows), "check")
    assert (ran.code, "The heading “Email” was read as “E-mail”" in ran.words) == (0, True)


def test_the_template_guide_names_what_a_message_may_print(sent: Office) -> None:
    guide = (REPOSITORY / "docs" / "template-guide.md").read_text("utf-8").split("## The messages to partners")[1]
    table = [line.split("|")[1:3] for line in guide.split("\n\n")[2].splitlines()[2:]]
    named = {name for names, _ in table for name in re.findall(r"`([^`]+)`", names)}
    inside = {
        name: set(re.findall(r"`\.(\w+)`", about)) for names, about in table for name in re.findall(r"`(\w+)`", names)
    }
    partnership = read_partnership(Project(sent.root).year(None))
    draft = the_draft(Project(sent.root).year(None), "")
    plan = draft.workbooks(("plan.xlsx",))["plan.xlsx"]
    about = About(plan.of(Settings)[0], "Partnership Plan", draft, "Jo Bloggs")
    since = Since(draft, compare_inputs({}, {"plan.xlsx": plan}))
    values = message_values(about, partnership.partners[0], plan.of(Action), since, dt.date(2017, 8, 11), "a.docx")
    assert named == values.keys()
    changes, actions = values["changes"], values["actions"]
    assert isinstance(changes, dict) and isinstance(actions, list)
    assert inside["actions"] == actions[0].keys()
    assert inside["changes"] == changes.keys() | changes["sections"][0].keys()


def test_what_comes_back_and_what_the_sign_off_sheet_says_is_entered_once(office: Office) -> None:
    returned = office.inputs / "returned"
    returned.mkdir()
    _, word = attached(message(circulated(office) / "anytown-police.eml"))
    (returned / "comments.docx").write_bytes(word)
    ran = run(office, "collect")
    assert (ran.code, entries(office)[-1]) == (0, ("answered", 1, POLICE)), ran.words
    run(office, "collect")
    assert [one for one in entries(office) if one[0] == "answered"] == [("answered", 1, POLICE)]
    assert "Answered draft 1, not agreed yet" in run(office, "sign-off").said
    replies = office.outputs / "replies" / "draft-1.xlsx"
    book = load_workbook(replies)
    rows = {row[0].value: row for row in book["Sign-off"].iter_rows(min_row=2)}
    _, agreed, by, on, conditions, *_ = rows[POLICE]
    agreed.value, by.value, on.value, conditions.value = "Yes", "Ann Other", dt.datetime(2017, 9, 11), "Funding"
    rows[COUNCIL][1].value, rows[WATCH][1].value = "Yes", "Maybe"
    book.save(replies)
    said = run(office, "sign-off").said
    assert f"Entered: {POLICE} has agreed to draft 1 (Ann Other, 11 September 2017)." in said
    assert f"replies/draft-1.xlsx > Sign-off: type under “By whom” who signs for {COUNCIL}" in said
    assert f"replies/draft-1.xlsx > Sign-off: “Maybe” beside {WATCH} is neither Yes nor No: choose one." in said
    assert "To take it back" not in run(office, "sign-off").said
    rows[POLICE][1].value = "No"
    book.save(replies)
    assert f'To take it back: make sign-off PARTNER="{POLICE}" DRAFT=1 WITHDRAW=1' in run(office, "sign-off").said
    rows[POLICE][1].value = "Yes"
    book.save(replies)
    run(office, "sign-off", POLICE, "--draft", "1", "--withdraw")
    said = run(office, "sign-off").said
    assert "Entered" not in said and "To take it back" not in said
    assert "Withdrew its agreement" in run(office, "sign-off").said
