"""What was done on the actions of the plan, as far as the published year-end report says.

The report does not go through the actions: each entry collects what it tells of one. It gives neither quarters nor
ratings, so both are illustrative, and the note of each row says so. PH1, PH3, PH6, PH8 and B3 are not mentioned and
have no row.
"""

from __future__ import annotations

from sample_parts.action import Row

ILLUSTRATIVE = "Quarter and RAG are illustrative: the published report does not give them."
DATED = "The quarter follows from the dates in the published report; the RAG is illustrative."


def _done(action: str, quarter: str, rag: str, *lines: str, note: str = ILLUSTRATIVE) -> Row:
    return {"Action": action, "Quarter": quarter, "RAG": rag, "What was done": "\n".join(lines), "Note": note}


PROGRESS: list[Row] = [
    _done(
        "CE1",
        "Q4",
        "Complete",
        "Over 50 engagement events were held, 10 of them pop-up events with themes such as hate crime, knife crime, "
        "rogue traders, road safety and rural crime.",
    ),
    _done(
        "CE2",
        "Q4",
        "Green",
        "Twitter has over 450 followers, and there is a website for the partnership alone. The newsletter now comes "
        "out every quarter and has over 3,000 readers by our estimate. Partners were on Phoenix Community Radio and "
        "supported the Local Community Meetings of Essex Police.",
    ),
    _done(
        "CE3",
        "Q3",
        "Green",
        "Events on road safety (BRAKE), on EDWARD, on bicycle safety and on drink and drug driving were held, as well "
        "as Speedwatch sessions and training.",
    ),
    _done(
        "CE4",
        "Q4",
        "Amber",
        "The newsletter reaches local businesses by way of the FSB. A joint Independent Advisory Group was set up with "
        "Essex Police and Epping Forest District Council.",
        note=f"{ILLUSTRATIVE} It says nothing of the questionnaire and the workshops.",
    ),
    _done(
        "CE5",
        "Q4",
        "Green",
        "Crimestoppers was promoted, Elected Members were made aware of its Ambassadors, and it was a guest on Phoenix "
        "Community Radio.",
    ),
    _done(
        "CE6",
        "Q4",
        "Complete",
        "NHW ran 35 advice sessions in libraries, the community hospital and community halls, and gave out leaflets "
        "and crime prevention items.",
    ),
    _done(
        "ASB1",
        "Q3",
        "Green",
        "Two Firebreak courses were secured and run at Ingatestone Fire Station, for the first time.",
    ),
    _done(
        "ASB2",
        "Q4",
        "Green",
        "Over 100 enforcement actions of many kinds were taken. Work in the Town Centre led to a Criminal Behaviour "
        "Order. Since January an officer for ASB alone, on secondment, has acted on 18 cases.",
        note=DATED,
    ),
    _done(
        "ASB3",
        "Q4",
        "Green",
        "Enforcement against fly-tipping went up again. Rural communities received mobile cameras, and 10 more are to "
        "be used at hotspots with the help of Thurrock Council.",
    ),
    _done(
        "ASB4",
        "Q2",
        "Green",
        "154 young people completed the NCS programme in the summer. The youth group SURGE started in September, with "
        "the help of Essex Youth Service.",
        note=DATED,
    ),
    _done("ASB4", "Q4", "Complete", "Life Choices worked for 16 weeks with young people aged 11 to 15."),
    _done(
        "ASB5",
        "Q4",
        "Complete",
        "The Youth Intervention Programme is delivered by Reach Every Generation. Gang awareness assemblies reached "
        "more than 7,000 young people. Partners had awareness sessions, and a Gang Awareness Guide for parents was "
        "launched.",
    ),
    _done(
        "PH2",
        "Q3",
        "Complete",
        "A new campaign ran for 16 days during the fortnight of domestic abuse awareness in November. J9 was launched "
        "in the borough, with training for staff and partners.",
        note=DATED,
    ),
    _done(
        "PH4",
        "Q4",
        "Green",
        "7 community safety roadshows were held. Volunteers visit vulnerable or elderly residents at home and now "
        "bring carbon monoxide detectors. The Keep Safe website for the whole of Essex was launched.",
    ),
    _done(
        "PH5",
        "Q4",
        "Green",
        "Two Johns was commissioned for four schools and over 2,000 young people. Chelsea's Choice had 6 performances "
        "for more than 1,000. Power of Love is still to come.",
    ),
    _done(
        "PH7",
        "Q4",
        "Green",
        "Hate Crime training was given, and Hate Crime Reporting Centres were supported in the borough.",
    ),
    _done("PH9", "Q4", "Complete", "A Victim Support Pack was developed with Victim Support and NHW."),
    _done(
        "B1",
        "Q3",
        "Green",
        "Operation Mercury began: more patrols from November, and number plate readers that led to arrests. A suspect "
        "was identified and arrested in work across borders.",
        note=DATED,
    ),
    _done("B1", "Q4", "Green", "The extra patrols went on until February.", note=DATED),
    _done(
        "B2",
        "Q4",
        "Green",
        "Operation Insight sends patrols to hot spots on the strength of weekly intelligence, which partners share. "
        "After a burglary, the premises around it are visited (Cocooning).",
    ),
]
