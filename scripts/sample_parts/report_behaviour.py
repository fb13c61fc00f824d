"""What the report tells of Anti-Social Behaviour and Environmental Crime, in the published order."""

from __future__ import annotations

from sample_parts.action import Row
from sample_parts.report_project import BEHAVIOUR, highlight, project

HIGHLIGHTS: list[Row] = [
    highlight(
        BEHAVIOUR,
        "**Fewer** unauthorised traveller encampments, mobile cameras for the farming community, and a partnership "
        "with Thurrock Council that puts cameras at hotspots in the borough",
    ),
    highlight(
        BEHAVIOUR,
        "**Over 100** enforcement actions of many kinds against anti-social behaviour and environmental crime; a "
        "Public Spaces Protection Order for the Town Centre on its way",
    ),
    highlight(
        BEHAVIOUR,
        "The **Youth Intervention Programme (YIP)** developed, with gang prevention tasking and awareness sessions for "
        "parents; a Gang Awareness Guide for parents launched; an officer for ASB alone on secondment",
    ),
    highlight(
        BEHAVIOUR,
        "Projects for **over 7,000** young people, on gangs, ASB and crime, drugs and alcohol",
    ),
]

COMMISSIONED: list[Row] = [
    project(
        "Firebreak",
        BEHAVIOUR,
        "Essex County Fire and Rescue Service runs this project for young people, and the partnership goes on "
        "supporting it. With the Council we helped to secure **two courses** this year. Ingatestone Fire Station was "
        "their home, for the first time.",
        note="The published report shows photographs here; the sample leaves them out.",
    ),
    project(
        "Life Choices",
        BEHAVIOUR,
        "For **16 weeks** this project worked with young people aged 11 to 15 whom local schools had referred. Its "
        "subjects were:",
        "• self-esteem, anger and family",
        "• anti-social behaviour and crime",
        "• drugs and alcohol",
        "• gang awareness",
        note="The published report shows photographs here; the sample leaves them out.",
    ),
    project(
        "Gang Awareness",
        BEHAVIOUR,
        "**More than 7,000** young people at local secondary schools heard a gang awareness assembly. There were "
        "awareness sessions for partners as well.",
        note="In the copy of the published report that was at hand, the end of the last sentence is missing.",
    ),
    project(
        "National Citizen Scheme (NCS)",
        BEHAVIOUR,
        "In the summer of 2017, **154 young people** from schools in Brentwood took part in the NCS programme and saw "
        "it through. They first lived together for 5 days to build a team, then for 5 more to build skills, and after "
        "that each of them had to give 30 hours to social action.",
        "They raised **£4,538.92** in all for projects in the community: SNAP, Hopefield's Animal Sanctuary, The Gates "
        "and Brentwood MIND among them. They also lent a hand themselves. They:",
        "• gave a tea party for elderly people from local care homes",
        "• mended poly tunnels at the sanctuary",
        "• decorated a room of a local youth centre",
        "• helped to clean graffiti off the multi storey car park in Coptfold Road",
    ),
    project(
        "Youth Provision",
        BEHAVIOUR,
        "Hutton Community Centre wanted a new youth group on Friday evenings, and Essex Youth Service helped to set "
        "it up. It is called **SURGE** and started in September. The partnership has come to its sessions to lend "
        "support. Since the first evening a good number of young people have used it, and the group is still growing.",
    ),
]

ISSUES: list[Row] = [
    project(
        "Issues and hotspots",
        BEHAVIOUR,
        "Partners not only commission projects. When an issue comes up, or a place becomes a hotspot, they deal with "
        "it together. The following are examples.",
    ),
    project(
        "Unauthorised Encampments",
        BEHAVIOUR,
        "Encampments are still reported, now in one part of the borough and now in another. Trespass is a matter of "
        "civil law, but in certain circumstances Essex Police may use emergency powers to move people on. The Council, "
        "the CPT and the Essex County Traveller unit keep watch together, and by working more closely they now respond "
        "better.",
        "The Council's figures for the summer of 2017, beside those of 2016, show:",
        "• fewer encampments",
        "• a shorter stay on land of the Council and of Parish Councils: **3 days** on average, where it was 8",
        "• more use by Essex Police of their powers under Section 61: **8 times**, where it was 3",
    ),
    project(
        "Town Centre",
        BEHAVIOUR,
        "More crime and ASB was reported to Essex Police and the Council. The partnership dealt with it together with "
        "the security staff of the Baytree, local businesses and schools. This is what the joint approach achieved:",
        "• The young people involved were identified.",
        "• Their parents received letters.",
        "• Those who took part in more serious ASB were visited at home.",
        "• Those who committed offences were arrested.",
        "• The two most prolific, both young people, were arrested and then prosecuted for theft, damage and assault. "
        "Until the trial their bail conditions kept them out of the High Street. The cases are over. After conviction "
        "a Criminal Behaviour Order was made as well: the main offenders may not associate with each other, nor gather "
        "in a group of more than 4 people.",
        "• To prevent more of it, and to be able to enforce that, the Council is applying for a Public Spaces "
        "Protection Order. Consultation on the draft begins shortly; we hope that the Order will be in force by June "
        "2018.",
    ),
    project(
        "Motorcycle enabled crime",
        BEHAVIOUR,
        "There are more reports of motorcycles ridden anti-socially or used in crime. The CPT in the area found out "
        "who was suspected of a crime and searched his home for evidence, on a warrant. The young offender was then "
        "arrested for his part in crime, and his bike was seized.",
        "Thieves on mopeds came from behind at people who were using their mobile phones, took the phone and drove on. "
        "Commuters and local schools received advice on how to prevent it. These thefts have stopped.",
        'At Halloween a motorcycle "ride out" from Romford to Southend came through, and in Brentwood several '
        "windscreens were broken. Essex Police and the Metropolitan Police had planned an operation beforehand. Essex "
        "officers used several stingers to stop the bikes. They made **15 arrests** in all, and enquiries go on.",
    ),
    project(
        "Nuisance Vehicles",
        BEHAVIOUR,
        "Cars, motorcycles and mopeds were part of the ASB that was reported from William Hunter Way, the Scout Hut in "
        "Wash Road and the car park at Bishops Hall. Partners acted in several ways:",
        "• The Bishops Hall car park now has a gate, which is locked for the night.",
        "• The Scout Hut in Wash Road is to get new CCTV and a speaker that can be dialled, to watch for ASB in the "
        "car parks there. The local scout group supports this.",
        "• Section 59 Notices and warning letters are still given out at William Hunter Way, with the help of the "
        "Council's CCTV control room.",
        "• Somebody who abused a member of the CSP with words, during a visit to one of the sites, was prosecuted with "
        "success.",
        "• Four bikes were seized, and one Acceptable Behaviour Contract (ABC) was issued.",
    ),
]
