"""The actions of the last two priorities, Protecting People from Harm and Burglary, as published.

A line that starts with "• " is a point, any other a paragraph. What the published plan leaves blank (a lead
officer, a budget, a timescale) is "" here.
"""

from __future__ import annotations

from sample_parts.action import EXISTING, Row, action

PROTECTING_PEOPLE: list[Row] = [
    action(
        "PH1",
        "Keep victims of Domestic Abuse (DA) safe from further incidents: find out who is at high risk and "
        "which extra security devices they need",
        "The Crime Prevention Tactical Advisor (CPTA) will call on every high-risk victim of DA, check the "
        "safety of the whole home and add security where it is required. Extra security will be on offer, "
        "too, to everyone who works with victims in Brentwood (IDVAs, WSWs, the Police and Family Mosaic, "
        "for example). More victims can thus be safeguarded from DA.",
        leads="Alan Twine, CPTA Essex Police",
        budget=EXISTING,
        serves=(1, 3, 4, 6),
    ),
    action(
        "PH2",
        "Make people throughout the borough aware of domestic, child and elder abuse, and encourage them to report it",
        "• Fill **Domestic Abuse Week** with activities that make people more aware of Domestic Abuse",
        "• Take a publicity campaign about domestic, child and elder abuse to each BBC Family Fun Day of the summer",
        leads="Daniel Cannon, BBC",
        budget="£500 CSP",
        serves=(1, 3, 4, 6),
    ),
    action(
        "PH3",
        "Domestic Homicide Review (statutory obligation)",
        "Contribute to the central process that would hold a review if there were a domestic homicide in the borough",
        leads="Tracey Lilley, BBC",
        budget="£1,924 CSP",
        serves=(3, 4, 6),
        timescale="N/A",
    ),
    action(
        "PH4",
        "Keep elderly and highly vulnerable residents from falling victim to crime, in matters of scams, the "
        "internet, fire safety and more",
        "Improve these successful projects and keep them going:",
        "• **Elderly Door Chain Project**: now with extra security for the people who need it most",
        "• **Senior Safety Roadshow (SSR)**: more roadshows, in more parts of the borough",
        "• Provide carbon monoxide detectors for the people in our communities who are most vulnerable",
        "• Enlarge **Keep Safe** and its website further, until they serve the whole of Essex",
        leads="Daniel Cannon, BBC",
        budget="£500 CSP\n£1,000 ECFRS\n£1,950 BBC (Keep Safe Budget)",
        serves=(1, 6),
    ),
    action(
        "PH5",
        "Keep young people from Harm, and make known the issues that affect them",
        "Bring key projects to local secondary schools:",
        "• On Prevent, grooming, sexual exploitation, healthy relationships, drugs and alcohol, and online safety",
        "• Make wider use in schools of the **Crimestoppers Fearless programme**, which supports this work",
        leads="Daniel Cannon, BBC\nColin Dobinson, Crimestoppers",
        budget="£5,000 CSP\n£3,000 ECC IYS",
        serves=(2, 3, 4, 5, 6),
        timescale="Immediate and ongoing",
    ),
    action(
        "PH6",
        "Integrated Offender Management (IOM)",
        "Co-ordinate the management of offenders who do the most damage and harm in the area. Essex Police "
        "run IOM together with Essex Community Rehabilitation Company. Restorative Justice may be used "
        "alongside it, above all for burglary.",
        leads="",
        budget=EXISTING,
        serves=(1, 2, 3, 4, 5, 6),
        timescale="Immediate and ongoing",
    ),
    action(
        "PH7",
        "Stand by victims of Hate Crime",
        "• Back the local Hate Crime Reporting Centre (HIRC) and make it known",
        "• Make people aware of Hate Crime, and direct its victims to services that can help",
        "• Train Hate Crime Ambassadors",
        leads="Daniel Cannon, BBC",
        budget=EXISTING,
        serves=(6,),
        timescale="Immediate and ongoing",
    ),
    action(
        "PH8",
        "Hidden Harm Conference for the taxi trade, local businesses, frontline practitioners and partners",
        "Hold the event a second time, to make people aware of CSE, trafficking and modern slavery:",
        "• The taxi trade, partners and local businesses (hotels, licensed premises) know about CSE, "
        "trafficking and modern slavery, can spot a possible case, and know which steps bring it to the "
        "right agency",
        "• Information goes out through the media we already have, such as the CSP newsletter, the website and events",
        leads="Daniel Cannon, BBC",
        budget=EXISTING,
        serves=(5, 6),
        timescale="",
    ),
    action(
        "PH9",
        "Give victims of crime advice and support",
        "• With NHW and Victim Support, go on producing a victim's pack for Victim Support to hand out",
        leads="Peter Salmon, Brentwood NHW Co-ordinator",
        budget=EXISTING,
        serves=(3, 4, 6),
        timescale="",
    ),
]

BURGLARY: list[Row] = [
    action(
        "B1",
        "Concentrate on prolific burglary offenders",
        "• Use intelligence led policing against people who offend in the borough, cross border offenders among them",
        "• Enforce curfews and Court Orders",
        leads="Insp Tom Mitchel, Essex Police",
        budget=EXISTING,
        serves=(1, 4, 5, 6),
    ),
    action(
        "B2",
        "Bring down the number of dwelling burglaries",
        "• Carry on with **Operation Insight** in burglary hotspot areas, so that local people are kept informed",
        "• Find out through intelligence led policing which areas are vulnerable",
        "• Deploy all resources strategically, with every community safety partner and the wider community",
        "• **'Super Cocooning'**: target hardening of premises known to be vulnerable",
        leads="Insp Tom Mitchel, Essex Police",
        budget=EXISTING,
        serves=(1, 4, 5, 6),
    ),
    action(
        "B3",
        "Support the victims of burglary who are most vulnerable",
        "• The CPTA visits repeat or vulnerable victims, gives advice and support on crime prevention and "
        "helps with target hardening. After each visit a satisfaction survey goes out, to show how well "
        "the service works",
        "• Refer suitable cases to Restorative Justice, which helps to reduce the fear of crime",
        leads="Alan Twine, CPTA Essex Police",
        budget=EXISTING,
        serves=(1, 6),
    ),
]
