"""Settings of all tests; that this file stands here also lets test files import `strategies`."""

from __future__ import annotations

from hypothesis import settings

# A machine under load is no reason to fail, and a failure must come back when the test is run again.
settings.register_profile("newsclean", deadline=None, derandomize=True)
settings.load_profile("newsclean")
