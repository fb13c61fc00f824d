"""Draws the sample's pictures: the crest of the partnership, one for each of its four priorities, three of projects.
And those that a new partnership's folder comes with: a stand-in for its crest, and three of the same drawings.

In: nothing. Out: PNG files in inputs/2017-18/pictures and planbuilder/starting/pictures, the same bytes every time on a
given version of Pillow. They are drawn here, shape by shape, so that the sample needs no picture from elsewhere.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from picture_parts.camera import mobile_camera
from picture_parts.canvas import Canvas
from picture_parts.community_day import community_day
from picture_parts.crest import crest
from picture_parts.engagement import town_square
from picture_parts.home import homes
from picture_parts.shelter import umbrella
from picture_parts.speed_gun import speed_gun
from picture_parts.stand_in import stand_in
from picture_parts.street import street

PICTURES: dict[str, Callable[[], Canvas]] = {
    "crest.png": crest,
    "community-engagement.png": town_square,
    "anti-social-behaviour.png": street,
    "protecting-people.png": umbrella,
    "burglary.png": homes,
    "community-day.png": community_day,
    "mobile-camera.png": mobile_camera,
    "speed-gun.png": speed_gun,
}
OF_A_NEW_FOLDER: dict[str, Callable[[], Canvas]] = {
    "crest.png": stand_in,
    "street.png": street,
    "shelter.png": umbrella,
    "homes.png": homes,
}
ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "inputs" / "2017-18" / "pictures"
NEW_FOLDER = ROOT / "planbuilder" / "starting" / "pictures"


def main(folder: Path = FOLDER, pictures: dict[str, Callable[[], Canvas]] = PICTURES) -> None:
    """Write every picture into `folder`, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in pictures.items():
        draw().save(folder / name)
        print(f"{folder / name}: {(folder / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        main()
        main(NEW_FOLDER, OF_A_NEW_FOLDER)
