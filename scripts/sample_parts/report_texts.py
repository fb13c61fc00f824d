"""The report as a whole: its settings, the paragraphs of its parts, and what is said about the crime figures.

The figures of the commentary are worked out from the counts in the workbook of statistics; only the reasons are
written here. A figure in double square brackets is quoted from there.
"""

from __future__ import annotations

from sample_parts.action import Row

REPORT: Row = {
    "Title": "Achievements Report",
    "Subtitle": "What partners did together for a safer borough",
    "Year": "2017/18",
    "Status": "Agreed",
    # The published report bears no date; its chair and vice chair are those of spring 2018.
    "Chair": "Cllr Chris Hossack",
    "Vice chair": "Chief Inspector Lewis Basford, Essex Police",
}


def _passage(section: str, *paragraphs: str, priority: str = "") -> Row:
    return {"Section": section, "Priority": priority, "Text": "\n".join(paragraphs)}


REPORT_TEXT: list[Row] = [
    _passage(
        "Introduction",
        "Brentwood has a Community Safety Partnership (CSP) by law. In it, organisations plan and work together "
        "against crime and disorder in the borough. They aim for less disorder, and that means less crime, less "
        "anti-social behaviour, less misuse of drugs and less reoffending.",
        "We want to do more than the law asks. Residents care about community safety in a wider sense, so we also "
        "support Neighbourhood Watch (NHW) and Speedwatch, and we build up home safety work with partners such as "
        "Essex County Fire and Rescue Service (ECFRS).",
        "Every year the CSP has to make a Strategic Intelligence Assessment. It looks again at the priorities that we "
        "have, and for new ones that may need our attention.",
        "A **Partnership Plan** follows from it and says what we shall do in the year ahead. Anyone may read it. It "
        "names the priorities that residents and the data point to, has a detailed action plan for each, and shows "
        "how partners will spend twelve months on them together. The police and crime objectives of the Police, Fire "
        "and Crime Commissioner (PFCC), set out in the Police and Crime Plan, were taken into account.",
        "This report looks back on what came of the plan for 2017/18.",
    ),
    _passage("Partners", "Some members take part by statute; others come from the community."),
    _passage("Priorities", "The Strategic Assessment for 2017/18 led to these priorities:"),
    _passage(
        "Policing",
        "Brentwood lies in the Western Local Policing Area (LPA) of Essex Police, with the districts of Epping "
        "Forest, Harlow and Thurrock. Of the whole LPA, the borough has 22% of the land and 17% of the people.",
        "Essex Police have had their base in the Town Hall since November 2017. That has brought them still closer to "
        "the Council:",
        "• the community safety team and the Anti-Social Behaviour (ASB) Officer, who is newly on secondment, can go "
        "into the police station, and know the local officers better for it;",
        "• the Council's fraud officers may use its rooms for interviews under caution.",
    ),
    _passage(
        "Crime comparison",
        "The table sets the calendar year 2017 beside 2016, for the borough and for the whole of Essex Police.",
    ),
    _passage(
        "Districts",
        "How does Brentwood compare with the rest of Essex? The table counts all crime in each district and borough, "
        "and the offences for every 1,000 residents.",
    ),
    _passage(
        "Activity",
        "What did the partnership do about its strategic priorities? For each of them this part first gives the "
        "highlights, and then says more about some of the work.",
    ),
    _passage(
        "Activity",
        "Once more we held and joined a great many events, in the borough and further afield in Essex, on many "
        "subjects.",
        priority="Community Engagement",
    ),
    _passage(
        "Activity",
        "Anti-social behaviour incidents in the borough [[Anti-social behaviour incidents: change]]. The number keeps "
        "going down.",
        "For local communities ASB is one of the issues that matter most, and the CSP has stayed with it. The year was "
        "a very busy one: projects were made for nursery children and young people as well as for vulnerable and "
        "elderly residents. These are some of them.",
        priority="Anti-Social Behaviour and Environmental Crime",
    ),
    _passage("Outturn", "*How the actions stand is illustrative: the published report does not rate them.*"),
    _passage(
        "Progress",
        "What was done is taken from the published report. *Quarters and ratings are illustrative: the report does not "
        "give them.*",
    ),
    _passage(
        "Monthly figures",
        "The Council counted the fly-tips that were reported to it, and compared one year with the next. The number "
        "[[Fly-tips reported: change]].",
    ),
    _passage(
        "Enforcement",
        "Reports went down a little; enforcement has gone up since 2013. It may take the form of a formal caution, a "
        "Fixed Penalty Notice or a prosecution.",
    ),
    _passage(
        "Indicators",
        "*Baselines and outturns are taken from the published plan and report. Targets are illustrative: neither "
        "document sets any.*",
    ),
    _passage(
        "Conclusion",
        "2017/18 was a very busy year. A large number of projects and initiatives were commissioned and carried out, "
        "all for the sake of our priorities and of the objectives that partners share.",
        "Partners know each other better and rely on each other more. Together they strive to keep the promise that "
        "the partnership has made.",
    ),
    _passage(
        "Promise",
        "Local people tell us what is wrong where they live. We promise answers that are just as local.",
        "Nobody does this alone. With the police, firefighters, Neighbourhood Watch and many more we can also reach "
        "the objectives of the Council as a whole.",
    ),
]


def _comment(measure: str, explanation: str) -> Row:
    return {"Measure": measure, "Explanation": explanation}


COMMENTARY: list[Row] = [
    _comment(
        "All crime",
        "That is a little more than in the force as a whole. It matches what is happening nationally, and the way in "
        "which crime is recorded has changed.",
    ),
    _comment(
        "Stalking and harassment",
        "Most of these offences have to do with domestic abuse. People are more aware of it, and recording has become "
        "more accurate. The CSP has worked to make domestic abuse better known; its campaign of this year went very "
        "well and has surely helped more people to report it.",
    ),
    _comment(
        "Theft from a vehicle",
        "Thieves have turned more to vans, above all in the car parks of hotels. Operation Northstar has been at work "
        "in the borough, and we go on advising drivers to leave nothing in view.",
    ),
    _comment(
        "Theft of pedal cycles",
        "The bicycles of commuters were a target: far more were stolen at train stations. CCTV helped to identify "
        "several suspects. Close to Shenfield train station an offender was arrested thanks to a police officer who "
        "was off duty and on the way home. There have been fewer thefts since then.",
    ),
    _comment(
        "Dwelling burglary (pre-Apr 17 definition)",
        "What partners do about it is told under Burglary.",
    ),
    _comment(
        "Anti-social behaviour incidents",
        "What partners do about it is told under Anti-Social Behaviour and Environmental Crime.",
    ),
]
