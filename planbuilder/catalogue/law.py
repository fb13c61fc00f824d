"""The checks that ask whether a plan says what the law asks of it; docs/law.md gives the source of each.

What the law plainly asks, and a workbook can show, is a warning; what is only a matter of words, or rests on a
provision whose words could not be compared with a source, is a note. None of it is legal advice.
"""

from __future__ import annotations

from planbuilder.catalogue.declare import Check
from planbuilder.problems import Level

_ADD = "Add it to the sheet “Partners” with the kind “Statutory”, or change its kind where it stands there already."
_SAY = "Write it into the sheet “Text”, or into the actions, in whatever words you like."

LAW_CRIME = Check(
    "law-crime",
    Level.WARN,
    "A plan that says nothing of crime, disorder or anti-social behaviour.",
    "Section 6(1)(a) of the Crime and Disorder Act 1998 asks for a strategy to reduce them.",
    _SAY,
)
LAW_SUBSTANCES = Check(
    "law-substances",
    Level.WARN,
    "A plan that says nothing of drugs, alcohol or other substances.",
    "Section 6(1)(b) of the Crime and Disorder Act 1998 asks for a strategy against their misuse.",
    _SAY,
)
LAW_REOFFENDING = Check(
    "law-reoffending",
    Level.WARN,
    "A plan, from 2010/11 on, that says nothing of reoffending or of the management of offenders.",
    "Section 6(1)(c) of the Crime and Disorder Act 1998 asks for a strategy to reduce reoffending.",
    _SAY,
)
LAW_VIOLENCE = Check(
    "law-violence",
    Level.WARN,
    "A plan, from 2023/24 on, that says nothing of serious violence, knives, weapons or gangs.",
    "Section 6(1)(d) of the Crime and Disorder Act 1998 asks for a strategy to prevent and reduce serious violence.",
    _SAY,
)
LAW_POLICE_PLAN = Check(
    "law-police-plan",
    Level.WARN,
    "A plan, from 2013/14 on, without police and crime priorities and without a word on the police and crime plan.",
    "Section 6(1A) of the Crime and Disorder Act 1998 asks partners to have regard to the objectives of that plan.",
    "List its priorities in the sheet “Police and crime plan”, or name that plan in the sheet “Text”.",
)
LAW_AUTHORITIES = Check(
    "law-authorities",
    Level.WARN,
    "A plan in which no partner has the kind “Statutory”.",
    "Section 5(1) of the Crime and Disorder Act 1998 lists the authorities that are responsible for the plan.",
    "Name them in the sheet “Partners” with the kind “Statutory”.",
)
LAW_COUNCIL = Check(
    "law-council",
    Level.WARN,
    "Statutory partners without a council; whether the county council is needed as well is not looked for.",
    "Section 5(1)(a) of the Crime and Disorder Act 1998 makes it a responsible authority.",
    _ADD,
)
LAW_POLICE = Check(
    "law-police",
    Level.WARN,
    "Statutory partners without the police; the police and crime commissioner is not the police.",
    "Section 5(1)(b) of the Crime and Disorder Act 1998 makes the chief officer of police a responsible authority.",
    _ADD,
)
LAW_FIRE = Check(
    "law-fire",
    Level.WARN,
    "Statutory partners without a fire and rescue authority. A council that runs the fire service counts as one.",
    "Section 5(1)(d) of the Crime and Disorder Act 1998 makes it a responsible authority.",
    _ADD,
)
LAW_HEALTH = Check(
    "law-health",
    Level.WARN,
    "Statutory partners without a health body, whatever it is called in the year of the plan.",
    "Section 5(1)(e) and (f) of the Crime and Disorder Act 1998 make it a responsible authority.",
    _ADD,
)
LAW_PROBATION = Check(
    "law-probation",
    Level.WARN,
    "Statutory partners, from 2010/11 on, without a provider of probation services.",
    "Section 5(1)(aa) of the Crime and Disorder Act 1998 makes it a responsible authority.",
    _ADD,
)
LAW_OLD_NAME = Check(
    "law-old-name",
    Level.NOTE,
    "A statutory partner of a kind that had come to an end before the year of the plan, such as a clinical"
    " commissioning group in 2023/24.",
    "Another body has taken its place as a responsible authority.",
    "Put today's name into the sheet “Partners”; the old one may stay under “Also known as”.",
)
LAW_RESOURCES = Check(
    "law-resources",
    Level.NOTE,
    "A plan in England that says nothing of money, funding or other resources.",
    "The 2007 Regulations are understood to ask how the authorities use their resources (not verified from a source).",
    "Fill in the column “Budget” of the sheet “Actions”, or write into the sheet “Text” what partners put in.",
)
LAW_SUCCESS = Check(
    "law-success",
    Level.NOTE,
    "A plan in England that does not say how success is measured.",
    "The 2007 Regulations are understood to ask how the plan's success is measured (not verified from a source).",
    _SAY,
)
LAW_CONSULTED = Check(
    "law-consulted",
    Level.NOTE,
    "A plan in England that says nothing of how the views of residents are obtained.",
    "Regulation 12 of SI 2007/1830 asks for arrangements to obtain the views of people who live or work in the area.",
    _SAY,
)
LAW_PUBLISHED = Check(
    "law-published",
    Level.NOTE,
    "A plan in England that does not say how people get to see it, or a summary of it.",
    "The 2007 Regulations are understood to ask for a published summary of the plan (not verified from a source).",
    _SAY,
)
LAW_REVIEWED = Check(
    "law-reviewed",
    Level.NOTE,
    "A plan in England that does not say when it is looked at again.",
    "The 2007 Regulations are understood to ask for a yearly revision of the plan (not verified from a source).",
    _SAY,
)

CHECKS: tuple[Check, ...] = (
    LAW_CRIME,
    LAW_SUBSTANCES,
    LAW_REOFFENDING,
    LAW_VIOLENCE,
    LAW_POLICE_PLAN,
    LAW_AUTHORITIES,
    LAW_COUNCIL,
    LAW_POLICE,
    LAW_FIRE,
    LAW_HEALTH,
    LAW_PROBATION,
    LAW_OLD_NAME,
    LAW_RESOURCES,
    LAW_SUCCESS,
    LAW_CONSULTED,
    LAW_PUBLISHED,
    LAW_REVIEWED,
)
