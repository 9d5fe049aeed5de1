"""What a language needs to be read: one TOML file each, the same sections in all of them.

`[text]` says how sentences end and what is quoted, `[dates]` and `[citations]` how those are written, `[structure]`
and `[concepts]` which words express which concept of the shared alphabet (`alphabet.toml`).
"""

from verbale.languages.identify import identify
from verbale.languages.load import CODES, Language, base, load
from verbale.languages.sentences import sentences

__all__ = ["CODES", "Language", "base", "identify", "load", "sentences"]
