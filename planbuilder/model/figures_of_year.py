"""The figures of achievements.xlsx: how many officers the teams of the police have, and how many events there were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from planbuilder.intake.check import Checked
from planbuilder.model.figure import AS_TYPED, Figure, added, cells, cells_of, counted
from planbuilder.schema.achievements import Event, PoliceTeam, Post


def of_year(achievements: Checked) -> Iterator[tuple[str, str, Iterable[Figure]]]:
    """What there are figures of: its part of the report, its name, and its figures."""
    for team in achievements.of(PoliceTeam):
        posts = [post for post in achievements.of(Post) if post.team == team.name]
        if posts:
            yield "Policing", team.name, _of_team(posts)
    events = achievements.of(Event)
    if events:
        yield "Events", "Events", _of_events(events)


def _of_team(posts: Sequence[Post]) -> Iterator[Figure]:
    total: Counter[str] = Counter()
    for post in posts:
        total[post.rank] += 1
        name = post.rank if total[post.rank] == 1 else f"{post.rank} ({total[post.rank]})"
        yield counted(name, post.number, AS_TYPED, cells(post, "number"))
    sums = added(post.number for post in posts)
    how = f"sum of all ranks: {sums}" if sums else "sum of all ranks"
    yield counted("all ranks", sum(post.number for post in posts), how, cells_of(posts, "number"))


def _of_events(events: Sequence[Event]) -> Iterator[Figure]:
    yield counted("number", len(events), "rows of the sheet Events", cells_of(events, "event"))
    for priority in dict.fromkeys(event.priority for event in events):
        own = [event for event in events if event.priority == priority]
        yield counted(priority, len(own), f"rows of the sheet Events under {priority}", cells_of(own, "event"))
