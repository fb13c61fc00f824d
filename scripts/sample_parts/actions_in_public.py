"""The actions of the first two priorities, Community Engagement and Anti-Social Behaviour, as published.

A line that starts with "• " is a point, any other a paragraph. What the published plan leaves blank (a lead
officer, a budget, a timescale) is "" here.
"""

from __future__ import annotations

from sample_parts.action import ALL_SEVEN, EXISTING, Row, action

ENGAGEMENT: list[Row] = [
    action(
        "CE1",
        "Hold community engagement events, each with its theme, in all parts of the borough during the year",
        "The themes include:",
        "• Crime Prevention",
        "• Drink Driving/Road Safety",
        "• Domestic Abuse",
        "• Personal Safety",
        "• Speeding",
        "• Property Marking",
        "• Essex Community Messaging (ECM)",
        "• Senior Safety/elder abuse",
        "• Modern Slavery & Human Trafficking",
        "• Hate Crime",
        "• Anti-Social Behaviour",
        "• Environmental Crime",
        "• Cyber Crime & Internet Safety",
        leads="Daniel Cannon, BBC",
        budget="£1,000 CSP",
        serves=ALL_SEVEN,
    ),
    action(
        "CE2",
        "Make our channels of communication, the website and social media among them, better and more effective",
        "• Keep drawing attention to the **saferbrentwood** Twitter account and website",
        "• Look again at the CSP Newsletter, improve it, and add a **Community Page** on what concerns local people",
        "• Send the CSP newsletter to more readers: residents, businesses, community groups, partners and schools",
        "• Be on air regularly with Phoenix Community Radio, to explain the CSP and discuss local issues",
        "• Back Essex Police in running community meetings each month in different parts of the borough",
        leads="Daniel Cannon, BBC",
        budget=EXISTING,
        serves=ALL_SEVEN,
    ),
    action(
        "CE3",
        "Carry on our work with communities on Road Safety",
        "• Essex County Fire and Rescue Service (ECFRS) teaches young people about road safety and makes "
        "them more aware of it",
        "• Use partners' social media to the full, to spread messages and make people aware",
        leads="Daniel Cannon, BBC",
        budget=EXISTING,
        serves=ALL_SEVEN,
    ),
    action(
        "CE4",
        "Be in touch with every resident, young people included, and with local businesses",
        "• Help the ECC Youth Service find out from young people which issues affect them and what concerns "
        "them in community safety",
        "• Bring the **CSP Community Safety Questionnaire** up to date",
        "• Seek out local businesses actively, through partnerships that already exist and in new ways",
        "• Advise and support local businesses on the main issues they face, such as Child Sexual "
        "Exploitation (CSE) and Cyber Crime, and on organised retail crime, retail crime and fraud",
        "• Hold CSP Community Workshops in the borough, to a max of 4",
        leads="Daniel Cannon, BBC\nAlan Jefcoate, FSB",
        budget="£500 CSP",
        serves=ALL_SEVEN,
    ),
    action(
        "CE5",
        "Win over partners and community support organisations in the area as Ambassadors for Crimestoppers",
        "• Make it better known that people can report to Crimestoppers anonymously",
        "• Bring the police more intelligence on crime and criminals (any crime)",
        "• Promote the **Crimestoppers 'Ambassadors' programme** to partners, as a way to reach the "
        "individuals, community groups and hotspot areas most likely to hold intelligence on crime and "
        "criminals",
        leads="Daniel Cannon, BBC\nColin Dobinson, Essex Crimestoppers",
        budget=EXISTING,
        serves=ALL_SEVEN,
    ),
    action(
        "CE6",
        "Keep up our support for Neighbourhood Watch (NHW) and bring it more to the fore",
        "**Neighbourhood Watch (NHW)**: help NHW in the borough make people across Brentwood aware of crime "
        "and watchful against it.",
        "• Hold Advice Sessions regularly in all 3 Libraries, at Brentwood Community Hospital and elsewhere",
        "• Go on promoting the new Police Community Messaging System",
        "• Put the Monthly Crime Prevention Notices in more places",
        leads="Peter Salmon, Brentwood NHW Co-ordinator",
        budget="£500 BBC\n£500 CSP",
        serves=ALL_SEVEN,
    ),
]

ANTI_SOCIAL_BEHAVIOUR: list[Row] = [
    action(
        "ASB1",
        "Protect young people who fall victim to crime, and make it less likely that young people offend",
        "Give our support to these projects:",
        "• **Firebreak**: a 1-week course, chiefly for 13 to 17 year olds whose behaviour is anti-social "
        "or who could turn to crime",
        "• **Restorative Justice**: go on referring cases, so that there is less reoffending and victims are "
        "less vulnerable",
        leads="Daniel Cannon, BBC",
        budget="£4,000 ECFRS",
        serves=(2, 3, 4, 5, 6),
        timescale="TBC",
    ),
    action(
        "ASB2",
        "Tackle ASB in the borough jointly, and before it grows",
        "• Keep working with partners in **Community Safety Tasking (CST)**",
        "• Manage hotspot areas by strong partnership work, with every law that is available, towards a good result",
        "• Join with the **West LPA Op Raptor** team where gangs emerge or people could be drawn into them",
        "• Use **Restorative Justice & Community Justice Panels**: residents, Essex Police, housing and "
        "others sit down with the victim and the perpetrator",
        leads="Tracey Lilley, BBC",
        budget=EXISTING,
        serves=(1, 2, 3, 4, 5, 6),
    ),
    action(
        "ASB3",
        "Pursue those who commit Environmental Crime",
        "• Take the initiative against fly-tipping everywhere in the borough, with every tool to hand: "
        "warning letters, Community Protection Notices (CPNs), Fixed Penalty Notices (FPNs) and court "
        "action",
        "• Run joint patrols of Essex Police and the Council against unlicensed waste carriers, together "
        "with other planned activity",
        "• Let offenders on community payback repay the community by working on projects",
        "• Place CCTV cameras in hotspot areas",
        "• Work more closely with Parish Councils and local groups, and find measures that make fly-tipping "
        "in hotspot areas rarer",
        "• Step up publicity, to inform communities and put off would-be offenders",
        "• Consider a referral to Restorative Justice where it suits the case",
        leads="David Carter, BBC",
        budget="£3,000 Essex Rural Partnership",
        serves=(1, 2, 5),
    ),
    action(
        "ASB4",
        "Stand by communities and young people with diversionary activities that offer an alternative",
        "• Help young people use the youth premises and mobile venues that Essex County Council (ECC) "
        "already has, to find support and guidance there",
        "• Encourage young people to join in the diversionary activities on offer around the borough",
        "• The ECC Youth Service trains community and voluntary groups suitably, so that they can engage "
        "with local young people",
        "• **Life Choices Project**: intensive work with selected young people at risk, on the choices "
        "they make in life and their chances of employment",
        leads="Daniel Cannon, BBC\nClaire Love, ECC Youth Service",
        budget="",
        serves=(2, 3, 4, 5, 6),
    ),
    action(
        "ASB5",
        "Leave urban street gangs fewer openings",
        "• Develop the **Youth Intervention Programme (YIP)** further. Work hand in hand with partners, so "
        "that the right information is shared and vulnerable young people and their families get effective "
        "help early",
        "• **Gang Prevention Tasking (GPT)**",
        "• Inform and guide parents and professionals on the threat that gangs pose to young people",
        "• Deal with the hotspot areas and key individuals that the GPT and the Essex Police West LPA Op "
        "Raptor Team point out",
        "• Train staff and partners to recognise vulnerable young people and hotspot areas, and where "
        "cuckooing of the most vulnerable may be going on",
        "• Keep working with schools, with projects made to measure for secondary schools in the area",
        "• Commission Gang Awareness Assemblies for local secondary schools",
        "• Commission gang outreach work throughout the borough, aimed where it is needed",
        leads="Tracey Lilley, BBC",
        budget="£5,000 CSP",
        serves=(2, 4, 5, 6),
        timescale="",
    ),
]
