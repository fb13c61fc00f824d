"""The words by which a plan shows that it says what the law asks.

The vocabulary is generous on purpose: whoever reads a plan would be vexed by a warning about something that stands
there in other words, so a word too many here is better than one too few. Everything is searched in casefolded text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from planbuilder.catalogue import law as checks
from planbuilder.catalogue.declare import Check

_ACT = "of the Crime and Disorder Act 1998"
_WHERE = "in the sheet “Text”, a focus point or an action"
_UNDERSTOOD = "The 2007 Regulations (SI 2007/1830) are understood to ask this (not verified, see docs/law.md)"


@dataclass(frozen=True)
class Requirement:
    """Something that a plan should say: what shows that it does, what is missing otherwise, and what to do.

    It is shown by one of the `words` or by one of the `phrases`. It is asked of plans that begin in the year `since`
    or later. `aside` lets the area's profile, last year's highlights and the contact count as well, which are no
    strategy but do tell what the partnership does.
    """

    check: Check
    words: re.Pattern[str]
    phrases: tuple[str, ...]
    what: str
    do: str
    sheet: str = "Text"
    since: int = 0
    only_england: bool = False
    aside: bool = False

    def is_met_by(self, text: str, new_words: str) -> bool:
        """Whether a stretch of text shows it; `new_words` are the words of the stretch that no other had, one a line.

        A plan of 5,000 actions has few different words, so patterns are tried on them, and on nothing longer.
        """
        return bool(self.words.search(new_words)) or any(phrase in text for phrase in self.phrases)


REQUIREMENTS: tuple[Requirement, ...] = (
    Requirement(
        checks.LAW_CRIME,
        re.compile(r"crime|criminal|disorder|anti\W?social|\basb\b|burglar|theft|vandal|nuisance|offen[cds]|violen"),
        ("anti social",),
        "the plan says nothing of crime, disorder or anti-social behaviour",
        f"Section 6(1)(a) {_ACT} asks for a strategy to reduce them: say {_WHERE} what partners do.",
    ),
    Requirement(
        checks.LAW_SUBSTANCES,
        re.compile(
            r"drug|alcohol|substance|addict|narcotic|opiate|opioid|cannabis|cocaine|heroin|ketamine|nitrous|naloxone"
            r"|county\W?line|cuckoo|drunk|drinking|drink\W?driv|intoxicat|needle|solvent|spik(?:ed|ing)|psychoactive"
        ),
        ("county line", "drink driv", "legal high", "dual diagnosis"),
        "the plan says nothing of drugs, alcohol or other substances",
        f"Section 6(1)(b) {_ACT} asks for a strategy against their misuse: say {_WHERE} what partners do.",
    ),
    Requirement(
        checks.LAW_REOFFENDING,
        re.compile(
            r"re\W?offen[cds]|\bex\W?offen|\biom\b|rehabilit|recidiv|restorative|resettle|\bdesist|prolific|re\W?convict"
        ),
        (
            *("re offen", "repeat offen", "persistent offen", "known offen", "habitual offen", "ex offen"),
            *("offender manage", "offender rehab", "management of offen", "manage offen", "managing offen"),
            *("offending behav", "offending again", "offend again", "cycle of crime", "cycle of offending"),
            *("life of crime", "lives of crime", "pattern of offending", "community payback", "unpaid work"),
            *("prison leaver", "leave prison", "leaving prison", "from prison", "from custody", "through the gate"),
            *("youth justice", "youth offending", "turn their li", "turning their li"),
        ),
        "the plan says nothing of reoffending",
        f"Section 6(1)(c) {_ACT} asks for a strategy to reduce it: say {_WHERE} what partners do,"
        " such as integrated offender management.",
        since=2010,
    ),
    Requirement(
        checks.LAW_VIOLENCE,
        re.compile(
            r"violen|\bkni(?:fe|ves)|weapon|stabb|blade|firearm|\bguns?\b|\bgangs?\b|homicid|murder|\bvawg\b|\bvru\b"
            r"|robber|assault"
        ),
        (),
        "the plan says nothing of serious violence",
        f"Section 6(1)(d) {_ACT}, in force since 31 January 2023, asks for a strategy to prevent and reduce it:"
        f" say {_WHERE} what partners do.",
        since=2023,
    ),
    Requirement(
        checks.LAW_POLICE_PLAN,
        re.compile(r"commissioner|\bo?pf?ccs?\b|\bmopac\b"),
        (
            *("police and crime", "police & crime", "policing and crime", "policing & crime", "police, crime"),
            *(
                "police, fire and crime",
                "police, fire & crime",
                "police fire and crime",
                "policing plan",
                "police plan",
            ),
            *("policing and community safety", "mayor's office for polic", "mayor’s office for polic"),
        ),
        "the plan says nothing of the police and crime plan",
        f"Section 6(1A) {_ACT} asks partners to have regard to its objectives: list its priorities here,"
        " or name that plan in the sheet “Text”.",
        sheet="Police and crime plan",
        since=2013,
    ),
    Requirement(
        checks.LAW_RESOURCES,
        re.compile(r"£|resourc|budget|fund|grant|financ|\bcosts?\b|money|invest|staff"),
        ("in kind",),
        "the plan says nothing of the money or other resources that partners put in",
        f"{_UNDERSTOOD}: fill in the column “Budget”, with “Existing resources” where no new money is needed.",
        sheet="Actions",
        only_england=True,
    ),
    Requirement(
        checks.LAW_SUCCESS,
        re.compile(
            r"perform|indicator|\bkpis?\b|outcome|outturn|baseline|benchmark|evaluat|monitor|milestone|scorecard"
            r"|dashboard|measur(?:ed|ing|able|ement)|progress|\btargets\b|\btrack|\d%"
        ),
        (
            *("we measure", "will measure", "can measure", "measure of", "measure the", "measure our", "measure how"),
            *("measure its", "measure what", "measure success", "measures of", "success measure", "key measures"),
            *("success will", "success is ", "success means", "success looks", "success criteri", "our success"),
            *("how we will know", "how will we know", "we will know", "how we know", "how you will know"),
            *("target of", "target is", "target:", "our target", "per cent", " percent", "how far we "),
        ),
        "the plan does not say how its success is measured",
        f"{_UNDERSTOOD}: say in the sheet “Text” which figures show it, and who looks at them.",
        only_england=True,
    ),
    Requirement(
        checks.LAW_CONSULTED,
        re.compile(
            r"consult|survey|questionnaire|engag|\bviews\b|opinion|feedback|listen|forum|workshop|drop\W?in|surger(?:y|ies)"
            r"|co\W?(?:produc|design)"
        ),
        (
            *("public meeting", "feed back", "face the public", "focus group", "drop in", "have your say"),
            *("have their say", "have a say", "a say in", "speak up", "can say", "tell us", "told us", "ask residents"),
            *("residents told", "residents say", "residents said", "residents name", "residents rais", "residents see"),
            *("residents feel", "people told", "people say", "people said", "people feel", "asked residents"),
            *("asked people", "ask people", "matters to", "matter most", "concerns of", "worries"),
        ),
        "the plan says nothing of how residents are asked for their views",
        "Regulation 12 of SI 2007/1830 asks for arrangements to obtain the views of people who live or work in the"
        " area: say in the sheet “Text” how that is done.",
        only_england=True,
        aside=True,
    ),
    Requirement(
        checks.LAW_PUBLISHED,
        re.compile(
            r"summar|publish|publication|publici|web\W?(?:site|page)|www\.|https?:|\w\.(?:gov|org|co)\.uk|online"
            r"|newsletter|leaflet|copies"
        ),
        ("web site", "web page", "social media", "social network", "available at", "available on", "available from"),
        "the plan does not say where people find it, or a summary of it",
        f"{_UNDERSTOOD}: say in the sheet “Text” where it is published, or give a website under “Contact” in the sheet"
        " “Plan”.",
        only_england=True,
        aside=True,
    ),
    Requirement(
        checks.LAW_REVIEWED,
        re.compile(
            r"refresh|revis(?:e|ion)|annual|yearly|rolling|quarterly|updat|(?:three|3|four|4|five|5|multi|mid)\W?year\b"
        ),
        (
            *("each year", "every year", "a year", "per year", "following year", "next year", "coming year", "year on"),
            *("three years", "four years", "five years", "3 years", "twelve months", "12 months", "up to date"),
            *("review this", "review the", "review our", "review of the plan", "review of this", "review progress"),
            *(
                "is reviewed",
                "be reviewed",
                "are reviewed",
                "reviewed by",
                "reviewed at",
                "reviews the",
                "reviews this",
            ),
        ),
        "the plan does not say when it is looked at again",
        f"{_UNDERSTOOD}: say in the sheet “Text” that it is brought up to date each year, and by whom.",
        only_england=True,
    ),
)
