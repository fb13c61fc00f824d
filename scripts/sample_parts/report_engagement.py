"""What the report tells of all priorities together and of Community Engagement, with its 27 events, as published."""

from __future__ import annotations

from sample_parts.action import Row
from sample_parts.report_project import ENGAGEMENT, EVERY_PRIORITY, event, highlight, project

HIGHLIGHTS: list[Row] = [
    highlight(
        ENGAGEMENT,
        "**Over 50** engagement events, with regular sessions on crime prevention and guests on Phoenix Radio",
    ),
    highlight(
        ENGAGEMENT,
        "**More than 450** followers on Twitter, a CSP newsletter every quarter, and a new website for the partnership "
        "alone",
    ),
    highlight(
        ENGAGEMENT,
        "**10** pop-up events, each with its theme: Knife Crime, Hate Crime, Rural Crime, Rogue Traders and Road "
        "Safety among them",
    ),
    highlight(
        ENGAGEMENT,
        "**7** Community Safety Roadshows, 2 of them at schools and 1 at a nursery; and a joint Independent Advisory "
        "Group (IAG) set up with Epping Forest District Council (EFDC)",
    ),
]

PROJECTS: list[Row] = [
    project(
        "CCTV",
        EVERY_PRIORITY,
        "The Council's CCTV control room is now a key member of the partnership. Its staff have put great effort into "
        "helping the Council and Essex Police. A police Airwave radio always stands in the room, so that the operators "
        "can speak to Essex Police directly, and data on the use of CCTV is shared with partners.",
        "A new partnership with Thurrock Council has brought **10 more mobile cameras**, to be used at hotspots "
        "anywhere in the borough. The CCTV manager and Safer Brentwood together listed every public area under the "
        "Council's control in which ASB is above the normal. Wherever it could be done, columns there were made ready, "
        "so that a camera can be put up at short notice.",
        "Ingatestone parish council took part in the talks. It was agreed to bring CCTV back to places where it helps "
        "to hold ASB down.",
        picture="mobile-camera.png",
        shows="Drawing of a camera on a tall column that looks down on a park with a path, trees and a bench",
    ),
    project(
        "Body worn cameras",
        EVERY_PRIORITY,
        "The partnership paid for **six body worn cameras**. They give better evidence, and they protect officers "
        "while they do their duty. The equipment to store and keep the footage safely, hardware and software, now "
        "stands in the CCTV control room, ready for the accreditation scheme that is to come. This secure room of the "
        "Council was chosen on purpose, so as to meet the code of practice and the rules of data protection.",
        "Work with Baytree Security in the Town Centre has grown closer too. Its staff were given 2 body worn cameras, "
        "and there are fewer incidents already. They say as well that the cameras give them an opening to talk with "
        "people.",
    ),
    project(
        "Crime prevention sessions",
        ENGAGEMENT,
        "On top of these events, **35 sessions** were held regularly in the libraries, the community hospital and "
        "community halls. NHW runs them. Residents get advice on preventing crime there, and can say what they think "
        "about community safety.",
        picture="community-day.png",
        shows="Drawing of a stall with leaflets in a high street; two helpers stand behind it, and people come to talk",
    ),
    project(
        "Visits to a school and a nursery",
        ENGAGEMENT,
        "We also went to Grove House School and to a nursery in the area, to speak with children and young people "
        "about safety. They liked it very much, and the police car most of all.",
    ),
    project(
        "Phoenix Community Radio",
        ENGAGEMENT,
        "Until a short time ago the partnership was on air regularly, to speak about the main issues of community "
        "safety. It could bring guests: NHW, Crimestoppers, and the co-ordinator of Essex and Kent Police against "
        "slavery and trafficking.",
    ),
    project(
        "Neighbourhood Watch",
        ENGAGEMENT,
        "neighbourhood-watch.docx",
        written_by="Brentwood Neighbourhood Watch",
        note="The published report tells this in its own words; here it stands in a Word file, as a partner would send "
        "it. Its picture is a drawing made for this sample.",
    ),
    project(
        "Independent Advisory Group",
        ENGAGEMENT,
        "The partnership recently helped to set up a joint **Independent Advisory Group (IAG)** with Essex Police and "
        "Epping Forest District Council. Its aims are:",
        "• to review how the police work",
        "• to help Essex Police see more clearly what their policies and procedures mean for local communities",
        "• to let communities speak on the issues that matter",
        "The IAG meets for the second time later this month.",
    ),
    project(
        "Local Community Meetings",
        ENGAGEMENT,
        "Essex Police hold Local Community Meetings in different parts of the borough. The partnership supports them "
        "and sees to it that every meeting has advice and information for local communities.",
        "With Essex Police we also hope to start **Coffee with Cops**. The idea is a new one: to reach communities in "
        "fresh and unusual ways.",
    ),
    project(
        "Newsletter, website and Twitter",
        ENGAGEMENT,
        "Telling communities what we do is essential, the CSP is convinced. It is very active in social media and has:",
        "• over 450 followers on Twitter (@saferbrentwood)",
        "• a website of its own (www.saferbrentwood.com)",
        "• a CSP newsletter every quarter, with over 3,000 readers by our estimate",
        "The newsletter is on the website. We also send it to Members, Parish Councils, local community groups, local "
        "businesses (by way of the Federation of Small Businesses, FSB), schools, which pass it on to parents, and "
        "others.",
        note="The published report shows a few posts as pictures here; the sample leaves them out.",
    ),
]

_TWICE = "The published list has this event twice, in one place."

EVENTS: list[Row] = [
    event("Speedwatch", "Bay Tree"),
    event("Speedwatch training", "Town Hall"),
    event("Dementia Cafe and road show", "Sawyers"),
    event("Rogue traders", "Bay Tree"),
    event("Road show for ladies", "Shenfield and Hutton"),
    event("H&S road show", "Union Church"),
    event("Gang awareness", "Town Hall"),
    event("CSP and NHW", "Bay Tree"),
    event("Gang awareness training", "Town Hall"),
    event("Community Day", "High Street"),
    event("CVS breakfast event"),
    event("Community Day", "Shenfield"),
    event("Knife crime", "Bay Tree"),
    event("EDWARD (European Day Without A Death)", "Bay Tree"),
    event("Bicycle safety and protection", "High Street"),
    event("Hate crime", "Bay Tree"),
    event("Op Mercury and burglary", "Bay Tree"),
    event("Brentwood Showcase"),
    event("PFCC: rural crime", "Stow Maries Aerodrome"),
    event("Parliament Week: general information", "Bay Tree"),
    event("Road safety (BRAKE)", "Bay Tree"),
    event("Gangs", "Brentwood County High"),
    event("Drink and drug driving", "High Street"),
    event("Loneliness event", "Brentwood Centre", _TWICE),
    event("Loneliness event (second)", "Brentwood Centre", _TWICE),
    event("Public meeting of the Police, Fire and Crime Commissioner"),
    event("Events of the Council, such as recycling roadshows, Family Fun Days and the Strawberry Fair"),
]
