"""Windows has no make and no sh: a checkout is set up by hand there, as the README tells."""

import sys

collect_ignore = ["test_setup.py"] if sys.platform == "win32" else []
