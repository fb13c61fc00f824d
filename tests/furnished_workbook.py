"""The sample's workbook with all that officers and Excel put into one, in parts written by hand.

A picture, a chart, a text box, a threaded comment with its note, sparklines, a sensitivity label, conditional
formatting old and new, drop-downs, and formulas with the results that Excel kept. openpyxl would lose half of it.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from sample_year import INPUTS

SHEET = "xl/worksheets/sheet13.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_KIND = f"{_OFFICE}/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DRAW = "http://schemas.openxmlformats.org/drawingml/2006"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_THREAD = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_LABEL = "http://schemas.microsoft.com/office/2020/mipLabelMetadata"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_GUID = "{{0A1B2C3D-0000-4000-8000-00000000000{}}}"


def _anchor(row: int, inside: str) -> str:
    """Something on the sheet, beside the table."""
    return (
        f"<xdr:twoCellAnchor><xdr:from><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row>"
        f"<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>16</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>"
        f"{row + 4}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>{inside}<xdr:clientData/></xdr:twoCellAnchor>"
    )


_PLACE = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
_PICTURE = (
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Crest" descr="A crest"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
    '<a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>'
    f'<xdr:spPr>{_PLACE}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>'
)
_CHART_FRAME = (
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="3" name="Chart"/><xdr:cNvGraphicFramePr/>'
    '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>'
    f'<a:graphicData uri="{_DRAW}/chart"><c:chart xmlns:c="{_DRAW}/chart" r:id="rId2"/></a:graphicData></a:graphic>'
    "</xdr:graphicFrame>"
)
_TEXT_BOX = (
    '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="4" name="Text box"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>'
    f'<xdr:spPr>{_PLACE}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r>'
    "<a:t>Ask Tracey before you change budgets</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
)
_CHART = (
    f'<c:chartSpace xmlns:c="{_DRAW}/chart" xmlns:a="{_DRAW}/main"><c:chart><c:plotArea><c:layout/><c:barChart>'
    '<c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>Actions!$J$2:$J$4</c:f>'
    '<c:numCache><c:ptCount val="1"/><c:pt idx="0"><c:v>10</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>'
    '<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/>'
    '<c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/>'
    '<c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>'
)
_NOTE = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202"'
    ' style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>5</x:Column></x:ClientData>'
    "</v:shape></xml>"
)
_SPARKLINES = (
    f'<extLst><ext xmlns:x14="{_X14}" uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}"><x14:conditionalFormattings>'
    '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule'
    f' type="dataBar" id="{_GUID.format(3)}"><x14:dataBar><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/>'
    "</x14:dataBar></x14:cfRule><xm:sqref>J2:J9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>"
    f'<ext xmlns:x14="{_X14}" uri="{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}"><x14:sparklineGroups'
    ' xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup displayEmptyCellsAs="gap">'
    "<x14:sparklines><x14:sparkline><xm:f>Actions!J2:J4</xm:f><xm:sqref>L2</xm:sqref></x14:sparkline></x14:sparklines>"
    "</x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"
)
_FORMAT = (
    '<conditionalFormatting sqref="J2:J9"><cfRule type="cellIs" priority="99" operator="greaterThan">'
    "<formula>10</formula></cfRule></conditionalFormatting>"
)
#: Beside the table: a formula that depends on the budgets with the result that Excel kept, and one that does not.
FORMULAS = {
    "2": '<c r="J2"><f>LEN(F2)</f><v>10</v></c><c r="K2"><f>1+1</f><v>2</v></c>',
    "3": '<c r="K3" t="str"><f>"on"&amp;"ce"</f><v>once</v></c>',
}


def _rel(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'


def _parts() -> dict[str, str]:
    drawing = "".join(_anchor(row, inside) for row, inside in ((1, _PICTURE), (6, _CHART_FRAME), (11, _TEXT_BOX)))
    person = f'<person displayName="Jo Bloggs" id="{_GUID.format(1)}" userId="jo" providerId="None"/>'
    return {
        "xl/drawings/drawing1.xml": f'<xdr:wsDr xmlns:xdr="{_DRAW}/spreadsheetDrawing" xmlns:a="{_DRAW}/main"'
        f' xmlns:r="{_KIND}">{drawing}</xdr:wsDr>',
        "xl/drawings/_rels/drawing1.xml.rels": _RELS.format(
            _rel(1, f"{_KIND}/image", "../media/image1.png") + _rel(2, f"{_KIND}/chart", "../charts/chart1.xml")
        ),
        "xl/charts/chart1.xml": _CHART,
        "xl/drawings/vmlDrawing1.vml": _NOTE,
        "xl/comments1.xml": f'<comments xmlns="{_MAIN}"><authors><author>tc={_GUID.format(2)}</author></authors>'
        '<commentList><comment ref="F2" authorId="0"><text><t>[Threaded comment] Agreed?</t></text></comment>'
        "</commentList></comments>",
        "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments xmlns="{_THREAD}"><threadedComment ref="F2"'
        f' dT="2017-08-01T09:00:00.00" personId="{_GUID.format(1)}" id="{_GUID.format(2)}"><text>Agreed?</text>'
        "</threadedComment></ThreadedComments>",
        "xl/persons/person.xml": f'<personList xmlns="{_THREAD}">{person}</personList>',
        "docMetadata/LabelInfo.xml": f'<clbl:labelList xmlns:clbl="{_LABEL}">'
        f'<clbl:label id="{_GUID.format(4)}" enabled="1"'
        f' method="Privileged" siteId="{_GUID.format(5)}"/></clbl:labelList>',
        "customXml/item1.xml": "<label xmlns='urn:council'>OFFICIAL</label>",
        "xl/calcChain.xml": f'<calcChain xmlns="{_MAIN}"><c r="J2" i="13"/><c r="K2" i="13"/>'
        '<c r="K3" i="13"/></calcChain>',
    }


_TYPES = {
    "xl/drawings/drawing1.xml": "application/vnd.openxmlformats-officedocument.drawing+xml",
    "xl/charts/chart1.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "xl/comments1.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
    "xl/threadedComments/threadedComment1.xml": "application/vnd.ms-excel.threadedcomments+xml",
    "xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
    "docMetadata/LabelInfo.xml": "application/vnd.ms-office.classificationlabels+xml",
    "xl/calcChain.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
}


def furnished_workbook(folder: Path) -> Path:
    """plan.xlsx of the sample with all of this in it."""
    with zipfile.ZipFile(INPUTS / "plan.xlsx") as package:
        parts: dict[str, bytes] = {name: package.read(name) for name in package.namelist()}
    added = {name: text.encode() for name, text in _parts().items()}
    added["xl/media/image1.png"] = next(INPUTS.glob("pictures/*.png")).read_bytes()
    sheet = parts[SHEET].decode()
    for row, cells in FORMULAS.items():
        start = sheet.index(f'<row r="{row}"')
        end = sheet.index("</row>", start)
        sheet = sheet[:end] + cells + sheet[end:]
    sheet = sheet.replace("<dataValidations", f"{_FORMAT}<dataValidations", 1)
    drawn = f'<drawing xmlns:r="{_KIND}" r:id="rId7"/><legacyDrawing xmlns:r="{_KIND}" r:id="rId8"/>'
    sheet = sheet.replace("<tableParts", f"{drawn}<tableParts", 1).replace("</worksheet>", f"{_SPARKLINES}</worksheet>")
    rels = (
        _rel(7, f"{_KIND}/drawing", "../drawings/drawing1.xml")
        + _rel(8, f"{_KIND}/vmlDrawing", "../drawings/vmlDrawing1.vml")
        + _rel(9, f"{_KIND}/comments", "../comments1.xml")
        + _rel(10, "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
               "../threadedComments/threadedComment1.xml")
    )  # fmt: skip
    types = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items())
    types += '<Default Extension="png" ContentType="image/png"/>'
    types += '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
    of_book = _rel(90, f"{_KIND}/calcChain", "calcChain.xml")
    of_book += _rel(91, "http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml")
    label = _rel(92, "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
                 "docMetadata/LabelInfo.xml")  # fmt: skip
    for name, ending, more in (
        ("xl/worksheets/_rels/sheet13.xml.rels", b"</Relationships>", rels),
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", of_book),
        ("_rels/.rels", b"</Relationships>", label),
        ("[Content_Types].xml", b"</Types>", types),
    ):
        parts[name] = parts[name].replace(ending, more.encode() + ending)
    parts[SHEET] = sheet.encode()
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b' fullCalcOnLoad="0"', b"")
    path = folder / "plan.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (parts | added).items():
            package.writestr(name, content)
    return path
