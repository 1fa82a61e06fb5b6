"""What follows in the reports when indicators or levels change; found by campaigns/apps.py."""

from campaigns.movements.followers import register
from reports.periodic.echo import recount_reports, weigh_again

register(recount_reports)
register(weigh_again)
