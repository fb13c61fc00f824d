"""What the report tells of Protecting People from Harm and of Burglary, in the published order.

The published text has no heading for Burglary. Its last two projects are about nothing else, so they stand there.
"""

from __future__ import annotations

from sample_parts.action import Row
from sample_parts.report_project import BURGLARY, HARM, highlight, project

HIGHLIGHTS: list[Row] = [
    highlight(
        HARM,
        "**Keep Safe**: a website for the whole of Essex developed and launched; Hate Crime training given, and Hate "
        "Crime Reporting Centres supported in the borough. **Speedwatch**: 10 sessions, a week of activity among them, "
        "and 6 more locations agreed",
    ),
    highlight(
        HARM,
        "A **campaign on domestic abuse** like no other, with the Council, Essex Police, NHW, Victim Support and local "
        "churches; **J9** launched in the borough, with training for staff and partners",
    ),
    highlight(
        HARM,
        "**7** community safety roadshows; a Victim Support Pack developed with Victim Support and NHW",
    ),
    highlight(
        HARM,
        "Projects at local secondary schools on online safety, Child Sexual Exploitation (CSE) and healthy "
        "relationships; Crimestoppers promoted, and Elected Members made aware of its Ambassadors",
    ),
]

_PLACE = "The published text has no heading for Burglary; this is where the project belongs."

PROJECTS: list[Row] = [
    project(
        "Two Johns",
        HARM,
        "A workshop that shows young people how to stay safe online. We commissioned it for **four local schools** and "
        "**over 2,000** young people.",
    ),
    project(
        "Power of Love",
        HARM,
        "A play that hits hard. Pupils of years 9 and 10 are going to see it. It looks at:",
        "• bullying, intimidation and exploitation",
        "• domestic violence",
        "• respect and trust",
    ),
    project(
        "Chelsea's Choice",
        HARM,
        "This drama about Child Sexual Exploitation (CSE) spares nobody; a true story is behind it. Schools in "
        "Brentwood saw **6 performances**, and more than **1,000** young people between 12 and 16 from all over the "
        "borough gained from them. A performance for professionals was attended by 25 from the Brentwood area, who "
        "came to know more about CSE.",
    ),
    project(
        "Domestic Abuse",
        HARM,
        "In November, for the fortnight of domestic abuse awareness, the partnership ran a campaign that was new in "
        "kind. The Council, NHW, Victim Support and local churches truly worked hand in hand.",
        "For **16 days** messages appeared regularly in social media. Some gave facts about domestic abuse; others "
        "were the words of people in the area who had lived through it.",
        note="The published report shows some of the messages as pictures; the sample leaves them out.",
    ),
    project(
        "Vulnerable and Elderly Security Project",
        HARM,
        "It grew out of the Door Chain Project, which the partnership set up several years ago. Volunteers make it "
        "possible. Essex Police and Essex County Fire and Rescue Service give them an introductory training; then they "
        "visit elderly or vulnerable residents at home, who may need more security. Carbon monoxide detectors are now "
        "part of what they bring.",
        note="In the copy of the published report that was at hand, the name of the project is missing. This is the "
        "name in the Partnership Plan.",
    ),
    project(
        "Community Safety Roadshow",
        HARM,
        "Everybody has a part in it: the Council's community safety team, Essex Police, Essex County Fire and Rescue "
        "Service, Crimestoppers and NHW. They go to groups, clubs, schools and sheltered schemes, with information and "
        "advice on many sides of safety: how to be aware of crime and keep safe, fraud, fire safety, burglary.",
        "This year they met their youngest audience so far, the children of a nursery in the area. They also visited a "
        "special needs school.",
    ),
    project(
        "Speedwatch",
        HARM,
        "Groups are active in many parts of the borough and form a network. They have an e-mail address for "
        "Speedwatch alone, and may borrow a speed gun: it is kept at the Town Hall, and the Community Safety team "
        "co-ordinates its use.",
        "Drivers who go too fast are what the scheme is for. But it also puts people where everybody sees them, and "
        "that is bound to help put off burglars.",
        "So far this year there were **10 Speedwatches** in the borough, and **6 more locations** were agreed.",
        picture="speed-gun.png",
        shows="Drawing of two volunteers at the roadside; one points a speed gun at a car, the other writes on a board",
    ),
    project(
        "Seasonal Burglary Operation",
        BURGLARY,
        "In winter, burglaries go up throughout the county. The partnership has helped to act against them and to "
        "prevent them. The operation of the whole force was called **Operation Mercury**; it drew attention to the "
        "darker nights once the clocks go back.",
        "From November to February Essex Police patrolled more, in uniform and in full view. They used readers of "
        "number plates (ANPR), and a number of people were arrested for burglary and other offences. Where there was "
        "much burglary the Casualty Reduction Bureau carried out road safety and speed checks, which serve two ends: "
        "with ANPR, they also find burglars and travelling criminals.",
        "Others lent their help as well:",
        "• The Serious Crime Directorate gave advice.",
        "• The Operational Support Group helped to arrest suspects.",
        "• The Special Constabulary had a part in everything, and most of all in patrols to prevent burglary.",
        "• Active Citizens handed out leaflets and advice on crime prevention.",
        "• The dog section came and exercised its dogs where burglaries were most frequent.",
        "• Work across borders, with British Transport Police (BTP) and the Metropolitan Police Service (MPS), led to "
        "the identification of a suspect, who was arrested.",
        note=_PLACE,
    ),
    project(
        "Operation Insight",
        BURGLARY,
        "Analysis shows which places are likely to suffer burglaries. Resources are sent to these hot spots, to make a "
        "burglary less likely there. The police thus use what they have more efficiently, and have the best chance to "
        "prevent crime. Every week new intelligence marks the areas that are most vulnerable and should be patrolled "
        "more.",
        "Partners receive it too. The Council's Community Safety team passes it on to other departments, so that staff "
        "know of it and can plan their rounds, visits and work accordingly.",
        "**Cocooning** is part of the operation: after a burglary, the community policing team visits the premises "
        "right around it. Residents get advice on prevention and see to their security, so that they run less risk of "
        "being the next victims.",
        "County resources support the local officers. Police work led by intelligence, and large deployments, have "
        "brought some key arrests, prevented crime and gathered intelligence. Known offenders are kept under pressure, "
        "with the aim of less crime.",
        note=_PLACE,
    ),
]
