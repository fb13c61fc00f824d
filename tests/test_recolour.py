"""A partnership's own colours: what goes with what, and where they stand in a Word file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planbuilder.colours import (
    COLOURS,
    READABLE,
    Palette,
    nearest_readable,
    palette_typed,
    readable_tint,
    to_accent,
    to_colour,
)
from planbuilder.output.package import Package, open_template
from planbuilder.output.recolour import recolour, recolour_charts
from planbuilder.typed import CellFault, Typed
from planbuilder.values import contrast

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
OWN = Palette("7A1F3D", "A04000", "F4C2A1")
HOUSE = {"12355B", "0B6B6B", "F2B824", "E8EEF5", "E3F1F0"}


def values(package: Package) -> set[str]:
    names = [
        name for name in package.parts if re.fullmatch(r"word/(?:styles|numbering|theme/theme1|document)\.xml", name)
    ]
    return {found for name in names for found in re.findall(r'"([0-9A-Fa-f]{6})"', package.text(name))}


@pytest.mark.parametrize("template", sorted(path.name for path in TEMPLATES.glob("*.docx")))
def test_every_house_colour_of_a_template_is_exchanged(template: str) -> None:
    package = open_template(TEMPLATES / template)
    recolour(package, OWN)
    assert values(package) & HOUSE == set()
    assert {OWN.main, OWN.second, OWN.accent} <= values(package)


def test_a_colour_that_is_not_set_leaves_the_templates_own() -> None:
    package = open_template(TEMPLATES / "partnership-plan.docx")
    before = dict(package.parts)
    recolour(package, Palette())
    assert package.parts == before
    recolour(package, Palette(second="A04000"))
    assert {"12355B", "F2B824", "A04000"} <= values(package)
    assert "0B6B6B" not in values(package)


def test_colours_that_officers_chose_in_the_template_stay_but_those_of_the_theme_follow() -> None:
    styles = (
        '<w:color w:val="880000"/><w:color w:val="2F5496" w:themeColor="accent1" w:themeShade="BF"/>'
        '<w:shd w:val="clear" w:color="auto" w:fill="DEEAF6" w:themeFill="accent2" w:themeFillTint="33"/>'
        '<w:color w:val="70AD47" w:themeColor="accent3"/>'
    )
    theme = "<a:accent1><a:srgbClr val='4472C4'/></a:accent1><a:accent2>\n<a:srgbClr val='ED7D31'/></a:accent2>"
    package = Package({"word/styles.xml": styles.encode(), "word/theme/theme1.xml": theme.encode()})
    recolour(package, OWN)
    assert package.text("word/styles.xml") == (
        '<w:color w:val="880000"/><w:color w:val="5B172E" w:themeColor="accent1" w:themeShade="BF"/>'
        '<w:shd w:val="clear" w:color="auto" w:fill="ECD9CC" w:themeFill="accent2" w:themeFillTint="33"/>'
        '<w:color w:val="70AD47" w:themeColor="accent3"/>'
    )
    assert package.text("word/theme/theme1.xml") == (
        '<a:accent1><a:srgbClr val="7A1F3D"/></a:accent1><a:accent2><a:srgbClr val="A04000"/></a:accent2>'
    )


def test_charts_follow_once_they_are_filled() -> None:
    package = Package({"word/charts/chart1.xml": b'<a:srgbClr val="0b6b6b"/><a:srgbClr val="7A90A8"/>'})
    recolour(package, OWN)
    assert package.text("word/charts/chart1.xml").startswith('<a:srgbClr val="0b6b6b"/>')
    recolour_charts(package, OWN)
    assert package.text("word/charts/chart1.xml") == '<a:srgbClr val="A04000"/><a:srgbClr val="7A90A8"/>'


def test_a_house_colour_in_another_place_is_exchanged_once() -> None:
    """Teal as the main colour is not taken for the template's own teal afterwards."""
    package = open_template(TEMPLATES / "partnership-plan.docx")
    recolour(package, Palette(COLOURS["Teal"], COLOURS["Plum"]))
    assert COLOURS["Teal"] in values(package)


@pytest.mark.parametrize("main", [*COLOURS.values(), "767676", "C00000", "000000"])
def test_words_can_be_read_in_every_pair_that_the_template_prints(main: str) -> None:
    palette = Palette(main=main)
    assert contrast(palette.light, main) >= READABLE
    assert contrast(readable_tint(main), main) >= READABLE


@pytest.mark.parametrize("own", ["767676", "6E7700", "C00000", "7A1F3D"])
def test_words_in_a_colour_are_readable_on_tints_while_grounds_keep_it(own: str) -> None:
    styles = b'<w:color w:val="12355B"/><w:shd w:fill="12355B"/>'
    package = Package({"word/styles.xml": styles})
    recolour(package, Palette(own))
    [words, ground] = re.findall(r'"([0-9A-F]{6})"', package.text("word/styles.xml"))
    assert ground == own
    assert contrast(words, "E3F1F0") >= READABLE and contrast(words, "F5F7FA") >= READABLE
    assert (words == own) is (contrast(own, "E3E8EC") >= READABLE)


def test_an_accent_that_cannot_be_read_on_the_main_colour_is_printed_as_the_nearest_that_can() -> None:
    assert Palette("7A1F3D", accent="7A1F3D").light == nearest_readable("7A1F3D", "7A1F3D") != "7A1F3D"
    middle = Palette("767676")  # black and white are as far from it
    assert contrast(middle.light, "767676") >= READABLE <= contrast(middle.light, middle.words[COLOURS["Navy"]])
    assert Palette("7A1F3D", accent="F4C2A1").light == "F4C2A1"


@pytest.mark.parametrize(("colour", "against"), [("FFCC00", "FFFFFF"), ("FFFFFF", "FFFFFF"), ("F2B824", "1D5FA8")])
def test_the_nearest_colour_is_the_first_that_can_be_read(colour: str, against: str) -> None:
    assert contrast(colour, against) < READABLE <= contrast(nearest_readable(colour, against), against) < READABLE + 0.2


def test_a_colour_that_can_be_read_is_its_own_nearest() -> None:
    assert nearest_readable("12355B", "FFFFFF") == "12355B"


def test_colours_as_typed_leave_out_what_is_none() -> None:
    assert palette_typed("7a1f3d", "", "gold") == Palette("7A1F3D", "", "F2B824")
    assert palette_typed("rgb(1, 2, 300)", "#FFCC00", "Golden") == Palette()  # white words cannot be read on the second


def test_colours_are_known_by_name_and_by_their_digits() -> None:
    assert to_accent(Typed("gold")).value == to_accent(Typed("#f2b824")).value == "F2B824"
    assert to_colour(Typed("7a1f3d")).name == "#7A1F3D"
    assert to_colour(Typed("rgb(11, 107,107)")).value == to_colour(Typed("RGB 11 107 107")).value == "0B6B6B"
    with pytest.raises(CellFault) as error:
        to_accent(Typed("Golden"))
    assert error.value.do == "Choose one of: Gold, Sky, Mint, Peach, Silver. Or type its digits, like #0B6B6B."
