"""The pages of every room of `reports`."""

app_name = "reports"
urlpatterns = []
