"""The command line. Each command reads its arguments, calls one function of the library, and prints.

Nothing of the library is imported before a command runs, so that `verbale --help` answers at once.
"""

from verbale.cli.app import main

__all__ = ["main"]
