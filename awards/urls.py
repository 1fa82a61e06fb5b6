"""The pages of every room of `awards`."""

from awards.catalogue.urls import urlpatterns as catalogue
from awards.proposals.desk_urls import urlpatterns as proposal_desk
from awards.proposals.paper_urls import urlpatterns as proposal_papers
from awards.proposals.unit_urls import urlpatterns as proposals
from awards.records.import_urls import urlpatterns as imports
from awards.records.urls import urlpatterns as records
from awards.registrations.urls import urlpatterns as registrations

app_name = "awards"
urlpatterns = [*registrations, *proposal_desk, *proposal_papers, *proposals, *catalogue, *imports, *records]
