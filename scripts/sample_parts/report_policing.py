"""The police teams of the report with their ranks and numbers, as published."""

from __future__ import annotations

from sample_parts.action import Row

COMMUNITY, RESPONSE = "Community Policing Team", "Local Policing Teams"
PROACTIVE, REACTIVE = (
    "Criminal Investigations Department 'Proactive'",
    "Criminal Investigations Department 'Reactive'",
)


def _team(name: str, short_name: str, about: str) -> Row:
    return {"Team": name, "Short name": short_name, "Also known as": "", "What it does": about}


POLICE_TEAMS: list[Row] = [
    _team(COMMUNITY, "CPT", "Community policing in the borough."),
    _team(RESPONSE, "LPT", "They respond: these are the officers who come when somebody dials 999."),
    _team(
        PROACTIVE,
        "CIDP",
        "Has its base in Brentwood. It goes after prolific offenders, and prevents and detects crime all over the "
        "borough.",
    ),
    _team(
        REACTIVE,
        "CIDR",
        "Investigates crimes of the more serious kind, such as robbery and burglary of dwellings, and is there for the "
        "borough from 8am to 10pm.",
    ),
    _team(
        "Operation Juno",
        "",
        "Its teams, at Harlow and at Grays Police Station, investigate every crime of domestic abuse in the West LPA.",
    ),
]


def _post(team: str, rank: str, number: int, note: str = "") -> dict[str, str | int]:
    return {"Team": team, "Rank": rank, "Number": number, "Note": note}


POLICING: list[dict[str, str | int]] = [
    _post(COMMUNITY, "Inspector", 1, "for Epping Forest and Brentwood"),
    _post(COMMUNITY, "Sergeant", 1, "for Brentwood"),
    _post(COMMUNITY, "Constable", 5, "for Brentwood"),
    _post(COMMUNITY, "Police Community Support Officer (PCSO)", 2, "for Brentwood"),
    _post(COMMUNITY, "Rural Community Officer", 1, "PC Mark Sheridan-Brown, shared with Epping Forest"),
    _post(
        COMMUNITY,
        "Special Constable",
        9,
        "at Brentwood; 5 of them belong to the CPT. For a time there are fewer, because several from Brentwood have "
        "become regular officers",
    ),
    _post(RESPONSE, "Sergeant", 6),
    _post(RESPONSE, "Constable", 30, "for Brentwood alone; they work from the new offices at the Town Hall"),
    _post(PROACTIVE, "Detective Inspector", 1),
    _post(PROACTIVE, "Detective Sergeant", 1),
    _post(PROACTIVE, "Detective Constable", 5),
    _post(REACTIVE, "Detective Inspector", 1, "a local one, for Brentwood and Epping"),
    _post(REACTIVE, "Detective Sergeant", 4, "1 of them for Brentwood"),
    _post(REACTIVE, "Detective Constable", 20, "5 of them for Brentwood"),
]
