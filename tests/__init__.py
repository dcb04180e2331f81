"""Tests. None of them depends on how fast the machine is: no example of Hypothesis has a deadline."""

from hypothesis import settings

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
