"""The sheets Priorities, Focus and Profile: the four focus areas, and what the borough is like.

The "A*-C" of the profile holds an asterisk that is meant as one, not as a mark for italics.
"""

from __future__ import annotations

from sample_parts.action import Row

PRIORITIES: list[Row] = [
    {
        "Priority": "Community Engagement",
        "Also known as": "",
        "Colour": "Teal",
        "Picture": "community-engagement.png",
        "Picture description": (
            "Drawing of people talking to each other at market stalls on a town square hung with bunting"
        ),
    },
    {
        "Priority": "Anti-Social Behaviour and Environmental Crime",
        "Also known as": (
            "Anti-Social Behaviour\nAnti-Social Behaviour/Environmental Crime\n"
            "Anti-Social Behaviours & Environmental Crime\nASB"
        ),
        "Colour": "Plum",
        "Picture": "anti-social-behaviour.png",
        "Picture description": (
            "Drawing of a couple who walk a dog at dusk in a clean street, past a lit lamp, a bench and trees"
        ),
    },
    {
        "Priority": "Protecting People from Harm",
        "Also known as": "",
        "Colour": "Crimson",
        "Picture": "protecting-people.png",
        "Picture description": (
            "Drawing of a large umbrella that shelters a group of people of all ages from the rain"
        ),
    },
    {
        "Priority": "Burglary",
        "Also known as": "",
        "Colour": "Blue",
        "Picture": "burglary.png",
        "Picture description": (
            "Drawing of three houses with lit windows at night, beside a large closed padlock and a key"
        ),
    },
]

_FOCUSING_ON = "Focusing on"
_WHY = "Why?"

_FOCUS: dict[tuple[str, str], list[str]] = {
    ("Community Engagement", _FOCUSING_ON): [
        "Pop-up engagement events in all parts of the borough, all year round",
        "The media and social networks, to let residents know what is going on",
        "A minimum of 4 CSP Workshops close to hotspot locations, where residents can say what worries them "
        "and settle with us what we do together",
        "Community safety talks on Phoenix Community Radio at regular times",
        "Local Policing Meetings across the borough every month",
        "A bi-monthly CSP newsletter that tells residents, Parish Councils, local businesses and partners "
        "what we are working on",
        "Neighbourhood Watch (NHW) sessions at regular intervals in the libraries, the Community Hospital "
        "and the Baytree Centre",
        "Information notices each month in banks, building societies, the Town Hall and other key places",
    ],
    ("Community Engagement", _WHY): [
        "So that residents, businesses and community groups hear from us about matters that touch them",
        "So that people who live or do business here have the power to speak up on community safety",
        "So that residents always know what the partnership is doing",
    ],
    ("Anti-Social Behaviour and Environmental Crime", _FOCUSING_ON): [
        "Nuisance vehicles and the distress they bring to communities",
        "Environmental Crime, including fly-tipping",
        "Groups whose behaviour is a nuisance to residents",
        "Gang prevention",
        "Easing the toll that ASB takes on local business",
        "Help for our farmers: deployable cameras that pick up fly-tipping, hare coursing and other "
        "trouble in the countryside",
    ],
    ("Anti-Social Behaviour and Environmental Crime", _WHY): [
        "Residents see it as a key issue: it shapes public confidence and how much people fear crime",
        "Both the Council and the Police are receiving more reports",
        "Environmental Crime (fly-tipping, graffiti, local amenities)",
        "Local businesses that suffer from ASB and crime need our support",
        "People who might be drawn into gangs need protection",
        "The danger of crime and of gangs in the borough has to be brought down",
        "It has been identified as a key issue, the one our communities feel most",
    ],
    ("Protecting People from Harm", _FOCUSING_ON): [
        "Domestic Abuse",
        "Serious Violence",
        "Sexual Violence",
        "Hidden Harm (Modern Slavery, Child Sexual Exploitation & Trafficking)",
        "Reducing Re-offending",
    ],
    ("Protecting People from Harm", _WHY): [
        "Each of them is a key priority both here and nationally",
        "None of them is reported as often as it happens",
        "The number of incidents has grown",
        "The Integrated Offender Management Scheme needs our backing and further development, so that effort "
        "goes where it counts: on the people who do the community most harm",
        "Young or old, those in the greatest danger of abuse must be protected",
    ],
    ("Burglary", _FOCUSING_ON): [
        "Crime prevention for the borough's residents and businesses",
        "Burglary hotspots, and making people more aware",
        "Vulnerable & Elderly Security Project",
        "Going after the prolific offenders who do most harm",
        "Cross border offending",
    ],
    ("Burglary", _WHY): [
        "Residents and local businesses are worried about it",
        "The transport links that lead into the borough and out again",
        "Residents should run a smaller risk",
        "There is scope to detect more crime and cut reoffending",
    ],
}

FOCUS: list[Row] = [
    {"Priority": priority, "Heading": heading, "Point": point}
    for (priority, heading), points in _FOCUS.items()
    for point in points
]

_PROFILE: dict[str, list[str]] = {
    "People and place": [
        "The population is growing older, and that puts more demand on services.",
        "The borough has no deprived areas marked by poor health and unemployment.",
        "Population density is average.",
        "Crime is below the average rate, and a greater share of residents feel safe.",
        "Less waste is recycled than on average.",
    ],
    "Lifestyles": [
        "There is room to do better on three counts: fewer smokers, fewer obese adults and more people who "
        "are physically active.",
        "Support has to reach the groups at high risk if preventable health conditions, and the demand they "
        "put on services, are to become fewer.",
        "On alcohol-related hospital admissions Brentwood does better than England on average.",
        "Fewer adults are in treatment for substance misuse than before.",
    ],
    "Physical and mental health": [
        "Diabetes is rarer here than anywhere else in the county, but it is on the rise.",
        "Hip fractures lead to hospital admission about as often as in England overall.",
        "Better health depends on prevention as well as on treatment.",
        "Adults have better wellbeing than average, and fewer than average have a mental health problem.",
        "More and more people are living with dementia.",
        "Unpaid carers need support to carry on in their role.",
    ],
    "Housing": [
        "The share of social tenants is low; more residents than average own their home.",
        "House prices have gone up a great deal.",
        "The housing waiting list is the shortest, while the rate of temporary accommodation is average.",
        "The rate of homeless households is under the average.",
        "As the population ages, it will affect how readily health services, housing and care homes can be had.",
    ],
    "Children and Young people": [
        "Teenage pregnancy goes with many disadvantages later on; Brentwood has the lowest rate.",
        "Fewer people than average are tested for chlamydia, but an average share of tests are positive.",
        "Child poverty is low.",
        "The rate of children in care is low.",
        "Few two-year-olds qualify for free early education, but of those who do more than average take it up.",
    ],
    "Education": [
        "A high share of children are ready when they start school.",
        "At age 5 more children than average have reached a good level of development, though those who "
        "qualify for free school meals lag behind.",
        "More pupils than average reach grades A*-C in five or more GCSEs.",
        "The share of pupils at a good or outstanding school is the highest.",
        "Persistent absence from secondary school is below average.",
        "An above-average share of pupils hope to go to university.",
    ],
    "Employment": [
        "Adults without any qualifications are fewer than average.",
        "Adult unemployment is above average, but few young people are Not in Education, Employment or Training.",
        "The level of employment among adults is above average as well.",
        "The ratio of jobs to population is the highest, and jobs are growing in number.",
        "Most businesses are small: they employ no more than 9 people.",
    ],
    "Transport": [
        "Key services can be reached in a short time, on average, by public transport or on foot.",
        "Fewer residents than average are content with the local bus service, but more are content with the "
        "information they get about local transport.",
        "People who are out of work and can reach an employment centre neither on foot nor by public "
        "transport cannot do without a car.",
        "Without the use of a car, 15% might lose out on chances of work.",
    ],
}

PROFILE: list[Row] = [{"Theme": theme, "Point": point} for theme, points in _PROFILE.items() for point in points]
