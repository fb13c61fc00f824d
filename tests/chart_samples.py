"""Charts as the report draws them, for the tests; and a chart as an officer may have made it in Word."""

from __future__ import annotations

from planbuilder.output.charts import Chart, ChartKind, Series

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LAST_YEAR = (62, 55, 71, 68, 60, 58, 74, 66, 59, 63, 70, 52)
THIS_YEAR = (58, 61, 66, 57, 63, 49, 68, 60, None, 59, 61, 50)
DISTRICTS = {"Basildon": 87.0, "Southend-on-Sea": 84.5, "Brentwood": 63.3, "Castle Point": 53.8, "Maldon": 38.7}

FLY_TIPS = Chart(
    ChartKind.COLUMNS,
    MONTHS,
    (Series("2016/17", LAST_YEAR), Series("2017/18", THIS_YEAR)),
    "Columns of reported fly-tips by month: in 8 of 12 months there were fewer than the year before",
    value_title="Reported fly-tips",
)
LEAGUE = Chart(
    ChartKind.BARS,
    tuple(DISTRICTS),
    (Series("Offences per 1,000 people", tuple(DISTRICTS.values())),),
    "Bars of offences per 1,000 people by district: Brentwood has the third highest of five",
    number_format="0.0",
    highlighted="Brentwood",
    height=6,
)
COURSE = Chart(
    ChartKind.LINES, MONTHS, FLY_TIPS.series, 'The same as lines, with "quotes" & <signs>', title="Fly-tips & litter"
)
SPARK = Chart(ChartKind.SPARKLINE, MONTHS, (Series("Incidents", LAST_YEAR),), "Incidents fell in the end")
ALL = {"fly-tips": FLY_TIPS, "league": LEAGUE, "course & more": COURSE, "spark": SPARK}

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _series(place: int, colour: str, more: str = "") -> str:
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>Tabelle1!$B$1</c:f><c:strCache>'
        '<c:ptCount val="1"/><c:pt idx="0"><c:v>Secret plans</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>{more}'
        '<c:cat><c:strRef><c:f>Tabelle1!$A$2:$A$3</c:f><c:strCache><c:ptCount val="2"/>'
        '<c:pt idx="0"><c:v>Old one</c:v></c:pt></c:strCache></c:strRef></c:cat>'
        "<c:val><c:numRef><c:f>Tabelle1!$B$2:$B$3</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        '<c:ptCount val="2"/><c:pt idx="0"><c:v>99</c:v></c:pt></c:numCache></c:numRef></c:val>'
        '<c:extLst><c:ext uri="{C3380CC4-5D6E-409C-BE32-E72D297353CC}" '
        'xmlns:c16="http://schemas.microsoft.com/office/drawing/2014/chart">'
        f'<c16:uniqueId val="{{0000000{place}-1111-4222-8333-444455556666}}"/></c:ext></c:extLst></c:ser>'
    )


def point(place: int) -> str:
    """A bar that an officer painted gold."""
    return (
        f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr><a:solidFill>'
        '<a:srgbClr val="F2B824"/></a:solidFill></c:spPr></c:dPt>'
    )


def officers_chart(colours: tuple[str, ...], more: str = "", plot: str = "barChart") -> str:
    """A chart as Word saves it, in colours of an officer's own."""
    series = "".join(_series(place, colour, more) for place, colour in enumerate(colours))
    direction = '<c:barDir val="col"/>' if plot == "barChart" else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" '
        f'xmlns:r="{_R}"><c:date1904 val="0"/><c:roundedCorners val="1"/><c:chart><c:autoTitleDeleted val="1"/>'
        f'<c:plotArea><c:layout/><c:{plot}>{direction}<c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="219"/><c:axId val="11"/><c:axId val="12"/></c:{plot}>'
        '<c:catAx><c:axId val="11"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:crossAx val="12"/></c:catAx><c:valAx><c:axId val="12"/><c:scaling>'
        '<c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="11"/></c:valAx>'
        '</c:plotArea><c:plotVisOnly val="1"/></c:chart><c:externalData r:id="rId3"><c:autoUpdate val="0"/>'
        "</c:externalData></c:chartSpace>"
    )


def officers_drawing(alt_text: str, relationship: str = "rId30", attribute: str = "descr") -> str:
    """The drawing of such a chart in the template."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="5000000" cy="2500000"/>'
        f'<wp:docPr id="7" name="Chart 7" {attribute}="{alt_text}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_A}">'
        f'<a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{relationship}"/></a:graphicData>'
        "</a:graphic>"
        "</wp:inline></w:drawing></w:r></w:p>"
    )
