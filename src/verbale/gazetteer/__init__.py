"""Actors and places as data: who can hold a position, what they are called in six languages, who belongs to what.

All knowledge of the world stands in the TOML files beside this module; users add their own with `Gazetteer.load(path)`.
"""

from verbale.gazetteer.gazetteer import Gazetteer
from verbale.gazetteer.groups import Groups, Member
from verbale.gazetteer.model import Actor, City, Form, Person

__all__ = ["Actor", "City", "Form", "Gazetteer", "Groups", "Member", "Person"]
