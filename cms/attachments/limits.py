"""How much of a document is read: enough for any form or report, too little to do harm."""

from typing import Final

LARGEST_FILE: Final = 50 * 1024 * 1024
"""Bytes of a file that is read at all."""

LARGEST_UNPACKED: Final = 200 * 1024 * 1024
"""Bytes that the parts of a Word or Excel file may have together, unpacked."""

HIGHEST_RATIO: Final = 200
"""How many times smaller than its text a part may be packed: texts reach 50, bombs 1,000."""

SMALL_PART: Final = 1024 * 1024
"""Bytes of a part that may be packed as small as it likes."""

MOST_PARTS: Final = 5_000
MOST_PAGES: Final = 500
MOST_CHARACTERS: Final = 200_000

SECONDS: Final = 10
"""How long reading may take; who uploads waits no longer."""

SECONDS_OF_READING: Final = 7
"""After which the rest of a file is left out, so that the process ends by itself."""

MEMORY: Final = 768 * 1024 * 1024
"""Bytes of address space for reading."""
