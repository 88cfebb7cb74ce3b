#!/usr/bin/env python3
"""The picture of the response table in core/README.md is the one of the table."""

import subprocess
import sys

from sources import ROOT

sys.exit(subprocess.run([sys.executable, ROOT / "resources/tools/table_graph.py", "--check"], check=False).returncode)
