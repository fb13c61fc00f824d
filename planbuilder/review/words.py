"""The words that the checks of a plan's figures and abbreviations know.

Small letters for words that are compared, capitals for abbreviations.
"""

from __future__ import annotations

from collections.abc import Mapping


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_THINGS = _words(
    "event workshop meeting session visit patrol campaign newsletter e-newsletter bulletin e-bulletin magazine",
    "roadshow course seminar webinar survey questionnaire forum conference presentation display talk surgery walkabout",
    "briefing exercise audit inspection clean-up drop-in leaflet advert article screening assembly",
)
#: What there is one of; it may be mentioned anywhere.
PERIODICALS = _words("newsletter e-newsletter bulletin e-bulletin magazine")
#: What a partnership holds, runs or publishes, in singular and plural, with its singular.
NOUNS: Mapping[str, str] = {
    form: thing
    for thing in _THINGS
    for form in (thing, f"{thing.removesuffix('y')}ies" if thing[-1] == "y" else f"{thing}s")
}
NUMBERS: Mapping[str, int] = {
    **{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
    **{"eleven": 11, "twelve": 12},
}
#: Words that end the name of a thing.
STOP = _words(
    "a an the our its their this that these those of in on at to for with by from and or as is are be will into per",
    "each every all any which who so than then not no more other new further extra additional through via about across",
    "throughout around during over under between within where when while also up",
)
#: Verbs that only say that a thing takes place or comes out.
VERBS = _words(
    "hold holding run running deliver delivering host hosting organise organising provide providing publish publishing",
    "produce producing issue issuing send sending circulate distribute distributing stage staging arrange arranging",
    "conduct offer offering put print printing create creating continue continuing launch launching",
)
#: Where and when are the same for all that a partnership does; they do not tell one thing from another.
EVERYWHERE = _words(
    "borough district city county area community communitie local year annum partnership annually month week fortnight",
    "quarter term day minimum maximum max min least most",
)
#: Letters that stand in newspapers without their full name, and those of forms ("TBC"). The letters of this field (ASB,
#: PCC, CSP) are not among them, and neither is BBC: in a plan it is as likely a borough council.
EVERYBODY_KNOWS = _words(
    "UK GB EU UN US USA GP NHS MP MPS HM TV CCTV IT ID PC PDF FAQ SMS DVD DNA HIV AIDS PIN PO VAT GCSE AM PM OK AD BC",
    "TBC TBA NB A&E Q&A RSVP HQ GPS USB COVID LGBT LGBTQ PS DIY CV BST GMT LTD PLC CEO PR MOT",
)
#: Small words that are set in capitals for stress, and need not stand in small letters elsewhere.
STRESSED = _words(
    "ALL AND ANY ARE BE BOTH BY CAN DO EACH EVERY FOR FREE FROM HAVE HELP HOW IF IN IS KEEP KEY LOCAL MORE MUST NEVER",
    "NEW NO NONE NOT NOW OF ON ONE ONLY OPEN OR OUR OUT SAFE STAY STOP THE THIS TO TOO UP WE WHAT WHEN WHO WHY WILL",
    "WITH YES YOU YOUR NA",
)
