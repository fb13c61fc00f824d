"""The rest of what the report tells of Anti-Social Behaviour and Environmental Crime, in the published order."""

from __future__ import annotations

from sample_parts.action import Row
from sample_parts.report_project import BEHAVIOUR, project

PROJECTS: list[Row] = [
    project(
        "Secondment of an ASB Officer",
        BEHAVIOUR,
        "The secondment of an officer who deals with ASB and nothing else has been granted, for a trial of six months. "
        "The officer comes from housing and takes on every case of ASB that is reported to the Council. Results since "
        "January:",
        "• **18 cases** were reported and acted upon.",
        "• Essex Police executed a warrant at an address. A Notice of Seeking Possession (NSP) was then served there.",
        "• One tenant was served with an NSP and an Acceptable Behaviour Contract (ABC), and no further complaints "
        "have come in.",
        "• In a quarrel between neighbours, two ABCs were signed.",
        "• An injunction, with Power of Arrest and Power of Entry, was won against somebody who lived with a "
        "vulnerable tenant. It was broken; the person was remanded, and the tenant is safe.",
        "• With Essex Police and Essex County Fire and Rescue Service the officer paid a safeguarding visit to an "
        "extremely vulnerable tenant. An action plan and referrals to the right agencies followed.",
        "• Every month the officer goes to Community Safety Tasking. Work is under way to have each case on the "
        "Council's case management system.",
    ),
    project(
        "Youth Intervention Programme (YIP)",
        BEHAVIOUR,
        "With this programme of ours, young people in Brentwood and their families are to receive the right approach "
        "where the risk is high: expert, specific and holistic, and in good time. It is for ASB, crime, violence, "
        "drugs and gang activity. People between 11 and 16 who live in the Brentwood area, or go to school there, can "
        "be referred.",
        "**Reach Every Generation** delivers it in the borough on our commission, with great success. Others have "
        "noticed:",
        "• At its conference in Cambridge the East of England LGA had us lead a workshop on how to protect young "
        "people from harm.",
        "• Cambridge CSP then invited us to its Partnership Planning Event.",
        "• Broxbourne Council received advice and information on our work.",
    ),
    project(
        "Fly-tipping",
        BEHAVIOUR,
        "Fly-tipping is a true problem in all parts of the borough. For the sake of local communities, the partnership "
        "has made it a priority. The Essex Rural Partnership gave the money for a number of **mobile cameras**, which "
        "were handed to our rural communities and help to gather evidence.",
        note="The report shows the fly-tips of two years by month as a picture. The sheet Monthly of statistics.xlsx "
        "has illustrative numbers in its place.",
    ),
    project(
        "Gypsy, Traveller and Rural Engagement Team (GTRET)",
        BEHAVIOUR,
        "This team of Essex Police is new. Its purpose is less crime and less ASB in the rural communities of the "
        "whole county. Since it began earlier this year it has made contact with them, patrolled rural areas more "
        "often and given advice on preventing crime.",
        "It has **five officers**. Together with partner agencies they deal with fly-tipping, hare coursing, "
        "unauthorised traveller encampments and the like. They also connect rural communities with the local policing "
        "teams: if an issue comes up, people know whom to turn to.",
    ),
]
