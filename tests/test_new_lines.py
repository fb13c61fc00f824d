"""A partner's new line goes behind the line it was typed behind, whatever was written into the cell since."""

from __future__ import annotations

from dataclasses import replace

from planbuilder.proposals import Proposal
from planbuilder.returned.new_lines import line_above
from planbuilder.returned.replies import Kept

FROZEN = "• One\n• Two\n• Three"
NEW = Proposal(
    *(1, "plan", "Essex Police", "aaaaaaaaaa_cccc", "plan.xlsx", "Actions", "CE1", "Action", "D2"),
    *("add", "", "New", "", "", "", "silent"),
    line=3,
)


def above(today: str, *applied: Proposal, one: Proposal = NEW) -> tuple[str, int]:
    kept = Kept(1, proposals=[*applied, one], applied={other.identity: "Applied to D2" for other in applied})
    return line_above(one, kept, FROZEN, today.split("\n"))


def test_it_goes_behind_its_line_wherever_that_stands_now() -> None:
    assert above(FROZEN) == ("• Two", 2)
    assert above("• Zero\n• One\n• Two\n• Three") == ("• Two", 3)
    assert above("Two\nOne") == ("Two", 1)


def test_it_goes_before_all_where_it_was_typed_there() -> None:
    assert above("• Zero\n• One", one=replace(NEW, line=1)) == ("", 0)


def test_it_goes_behind_what_its_line_was_changed_to_and_behind_the_line_above_where_its_own_is_gone() -> None:
    changed = replace(NEW, kind="change", before="Two", proposed="Second", line=2)
    assert above("• One\n• Second\n• Three", changed) == ("• Second", 2)
    assert above("• One\n• Three") == ("• One", 1)
    assert above("• Three\n• Four\n• Five") == ("• Four", 2)  # nothing of it is left: by its number


def test_it_goes_behind_a_new_line_of_the_same_place_that_was_read_before_it() -> None:
    first = replace(NEW, proposed="First new")
    assert above("• One\n• Two\n• First new\n• Three", first) == ("• First new", 3)
    assert above("• One\n• Two\n• Three", first) == ("• Two", 2)  # taken out again since
    assert above("• Two\n• New", one=first) == ("• Two", 1)
