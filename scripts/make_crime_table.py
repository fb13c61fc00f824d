"""Make crime tables in the layout of the Home Office's open data by Community Safety Partnership; all counts invented.

In: quarters, areas, and one of the two generations of headings. Out: the same table as ODS, XLSX or CSV, with a cover
sheet and a sheet a year, as they are published. Tests and measurements stand on it, and officers can try an import with
it. The counts follow from a formula alone, so the same call gives the same counts.

    python scripts/make_crime_table.py FOLDER
"""

from __future__ import annotations

import argparse
import csv
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook

OLD_HEADINGS = (
    *("Financial Year", "Financial Quarter", "Force Name", "CSP Name", "Offence Description", "Offence Group"),
    *("Offence Subgroup", "Offence Code", "Number of Offences"),
)
NEW_HEADINGS = (
    *("Financial Year", "Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Group"),
    *("Offence Subgroup", "Offence Code", "Offence Count"),
)
COVER = (
    ("Police recorded crime open data: Community Safety Partnerships",),
    ("Invented counts in the layout of the published tables",),
    ("Financial Year", "runs from April to March"),
)


class Row(NamedTuple):
    """A row of the table, in the order of its columns."""

    year: str
    quarter: int
    force: str
    area: str
    description: str
    group: str
    subgroup: str
    code: str
    offences: int


class Offence(NamedTuple):
    """An offence: what the tables call it, how often it happens, and the financial years in which it is counted."""

    description: str
    group: str
    subgroup: str
    code: str
    often: int
    first: int = 2002
    last: int = 2100


_THEFT = "Theft offences"
_VIOLENCE = "Violence against the person"
_DRUGS = "Drug offences"
OFFENCES = (
    Offence("Murder", _VIOLENCE, "Homicide", "1", 1),
    Offence("Causing death by dangerous driving", _VIOLENCE, "Death or serious injury - unlawful driving", "4.4", 2),
    Offence("Assault with injury", _VIOLENCE, "Violence with injury", "8N", 95),
    Offence("Assault without injury", _VIOLENCE, "Violence without injury", "105A", 110),
    Offence("Harassment", _VIOLENCE, "Stalking and harassment", "8L", 50),
    Offence("Rape of a female aged 16 and over", "Sexual offences", "Rape", "19C", 9),
    Offence("Sexual assault on a female aged 13 and over", "Sexual offences", "Other sexual offences", "20A", 12),
    Offence("Robbery of personal property", "Robbery", "Robbery of personal property", "34B", 9),
    Offence("Burglary in a dwelling", _THEFT, "Domestic burglary", "28A", 80, last=2016),
    Offence("Burglary in a building other than a dwelling", _THEFT, "Non-domestic burglary", "30A", 75, last=2016),
    Offence("Burglary - residential", _THEFT, "Residential burglary", "28E", 105, first=2017),
    Offence("Burglary - business and community", _THEFT, "Non-residential burglary", "30C", 50, first=2017),
    Offence("Theft from vehicle", _THEFT, "Vehicle offences", "45", 82),
    Offence("Theft or unauthorised taking of a motor vehicle", _THEFT, "Vehicle offences", "48", 60),
    Offence("Aggravated vehicle taking", _THEFT, "Vehicle offences", "37.2", 5),
    Offence("Interfering with a motor vehicle", _THEFT, "Vehicle offences", "126", 14),
    Offence("Theft from the person of another", _THEFT, "Theft from the person", "39", 16),
    Offence("Theft or unauthorised taking of a pedal cycle", _THEFT, "Bicycle theft", "44", 20),
    Offence("Shoplifting", _THEFT, "Shoplifting", "46", 51),
    Offence("Other theft", _THEFT, "Other theft offences", "49", 120),
    Offence("Criminal damage to a vehicle", "Criminal damage and arson", "Criminal damage", "58C", 130),
    Offence("Arson not endangering life", "Criminal damage and arson", "Arson", "56B", 7),
    Offence("Possession of cannabis", _DRUGS, "Possession of drugs", "92E", 31),
    Offence("Trafficking in controlled drugs", _DRUGS, "Trafficking of drugs", "92A", 6),
    Offence(
        "Possession of article with blade or point",
        "Possession of weapons offences",
        "Possession of weapons offences",
        "10D",
        8,
    ),
    Offence("Public fear, alarm or distress", "Public order offences", "Public order offences", "9A", 62),
    Offence(
        "Perverting the course of justice",
        "Miscellaneous crimes against society",
        "Miscellaneous crimes against society",
        "79",
        5,
    ),
)
AREAS: Mapping[str, Sequence[str]] = {
    "Essex": (
        *("Basildon", "Braintree", "Brentwood", "Castle Point", "Chelmsford", "Colchester", "Epping Forest", "Harlow"),
        *("Maldon", "Rochford", "Southend-on-Sea", "Stansted Airport", "Tendring", "Thurrock", "Uttlesford"),
    ),
    "Kent": ("Ashford", "Dover", "Tonbridge & Malling"),
}


def crime_rows(
    years: Iterable[int], quarters: Sequence[int] = (1, 2, 3, 4), areas: Mapping[str, Sequence[str]] = AREAS
) -> Iterator[Row]:
    """The rows of whole financial years, given by the calendar year in which they begin; noughts have their row too."""
    for year in years:
        for quarter in quarters:
            for force, names in areas.items():
                for name in names:
                    yield from _of_area(year, quarter, force, name)


def _of_area(year: int, quarter: int, force: str, area: str) -> Iterator[Row]:
    size = 2 + sum(area.encode()) % 7
    for number, one in enumerate(OFFENCES):
        if one.first <= year <= one.last:
            spread = (year * 7 + quarter * 5 + number * 3 + size) % 11
            count = one.often * size // 4 + spread if one.often > 2 else spread // (11 - one.often)
            financial = f"{year}/{(year + 1) % 100:02d}"
            yield Row(financial, quarter, force, area, one.description, one.group, one.subgroup, one.code, count)


# --- files ------------------------------------------------------------------------------------------------


def write_csv(path: Path, rows: Iterable[Sequence[object]], headings: Sequence[str] = NEW_HEADINGS) -> Path:
    """A CSV file: the headings and the rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(rows)
    return path


def write_xlsx(path: Path, rows: Iterable[Row], headings: Sequence[str] = NEW_HEADINGS) -> Path:
    """A workbook with a cover and a sheet a year; codes that are numbers are numbers, as Excel makes them."""
    book = Workbook(write_only=True)
    cover = book.create_sheet("Cover")
    for line in COVER:
        cover.append(line)
    for name, of_year in _by_year(rows).items():
        sheet = book.create_sheet(name)
        sheet.append(headings)
        for row in of_year:
            sheet.append([*row[:7], _as_number(row.code), row.offences])
    book.save(path)
    return path


def write_ods(path: Path, rows: Iterable[Row], headings: Sequence[str] = NEW_HEADINGS) -> Path:
    """An OpenDocument spreadsheet with a cover and a sheet a year; empty cells go on to the edge, as programs write."""
    tables = [_ods_table("Cover", COVER)]
    tables += [_ods_table(name, [headings, *of_year]) for name, of_year in _by_year(rows).items()]
    write_ods_content(path, "".join(tables))
    return path


def write_ods_content(path: Path, tables: str) -> None:
    """The package of an OpenDocument spreadsheet around the XML of its tables."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        '<manifest:file-entry manifest:full-path="/"'
        ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        package.writestr("META-INF/manifest.xml", manifest, zipfile.ZIP_DEFLATED)


def _ods_table(name: str, rows: Iterable[Sequence[object]]) -> str:
    edge = '<table:table-cell table:number-columns-repeated="16375"/>'
    lines = [f"<table:table-row>{''.join(map(_ods_cell, row))}{edge}</table:table-row>" for row in rows]
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="{1_048_576 - len(lines)}">{empty}</table:table-row>'
    return f"<table:table table:name={quoteattr(name)}>{''.join(lines)}{rest}</table:table>"


def _ods_cell(value: object) -> str:
    said = (
        f'office:value-type="float" office:value="{value}"' if isinstance(value, int) else 'office:value-type="string"'
    )
    return f"<table:table-cell {said}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def _by_year(rows: Iterable[Row]) -> dict[str, list[Row]]:
    sheets: dict[str, list[Row]] = {}
    for row in rows:
        sheets.setdefault(row.year.replace("/", "_"), []).append(row)
    return sheets


def _as_number(code: str) -> object:
    return float(code) if code.replace(".", "").isdigit() and "." in code else int(code) if code.isdigit() else code


def main() -> None:
    """Write three years in all three kinds of file."""
    parser = argparse.ArgumentParser(description="Make invented crime tables in the published layout.")
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    rows = list(crime_rows((2015, 2016, 2017)))
    for path in (
        write_ods(folder / "invented-csp-tables.ods", rows),
        write_xlsx(folder / "invented-csp-tables.xlsx", rows),
        write_csv(folder / "invented-csp-tables-old.csv", rows, OLD_HEADINGS),
    ):
        print(f"{path}: {len(rows):,} rows")


if __name__ == "__main__":
    main()
