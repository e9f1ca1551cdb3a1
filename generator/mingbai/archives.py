"""What reading a damaged or hostile archive ends in, for whoever opens archives that others have made."""
from __future__ import annotations

import struct
import zipfile
import zlib

BROKEN = (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error, struct.error)
