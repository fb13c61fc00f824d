"""The colours of the house style, as RRGGBB.

Text on its ground has a contrast of at least 4.5 to 1 (WCAG 2.1, success criterion 1.4.3); the tests work
it out from the template itself. Gold is for fills and rules, and carries navy text only.
"""

from __future__ import annotations

from typing import Final

INK: Final = "1B2733"
NAVY: Final = "12355B"
TEAL: Final = "0B6B6B"
PLUM: Final = "6B2C74"
CRIMSON: Final = "9B2242"
BLUE: Final = "1D5FA8"
SLATE: Final = "4A5A6A"
GOLD: Final = "F2B824"
WHITE: Final = "FFFFFF"

TINT_NAVY: Final = "E8EEF5"
TINT_TEAL: Final = "E3F1F0"
TINT_PLUM: Final = "F3E9F4"
ZEBRA: Final = "F5F7FA"
RULE: Final = "B8C4D0"

#: Ratings; amber carries ink, the others white.
GREEN: Final = "1B6E3C"
AMBER: Final = "FFC83D"
RED: Final = "B3261E"
GREY: Final = "5F6B76"
