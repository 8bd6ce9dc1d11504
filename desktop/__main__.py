"""`python -m desktop` is the command so-ke-hoach."""

import sys

from desktop.cli import main

sys.exit(main())
