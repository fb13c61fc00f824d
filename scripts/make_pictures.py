from pathlib import Path
from picture_parts.street import street
from picture_parts.shelter import umbrella
street().save(Path('/tmp/w/content/asb.png'))
umbrella().save(Path('/tmp/w/content/ph.png'))
