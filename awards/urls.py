"""The pages of every room of `awards`."""

app_name = "awards"
urlpatterns = []
