"""Gives the accounts of the demo to the sign-in page of a trial installation."""

from campaigns.demo.accounts import demo_groups
from emulation.accounts.trial import register

register(demo_groups)
