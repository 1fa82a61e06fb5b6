"""The pages of every room of `reports`."""

from reports.inquiries.urls import urlpatterns as inquiries
from reports.periodic.desk_urls import urlpatterns as desk
from reports.periodic.file_urls import urlpatterns as files
from reports.periodic.paper_urls import urlpatterns as papers
from reports.periodic.urls import urlpatterns as periodic
from reports.synthesis.urls import urlpatterns as syntheses

app_name = "reports"
urlpatterns = [*desk, *inquiries, *periodic, *papers, *files, *syntheses]
