"""Sign-in by name and password; rights come from the appointments (see `User.has_perm`)."""

from django.contrib.auth.backends import BaseBackend

from emulation.accounts.models import User
from emulation.search.text import nfc


class AppointmentBackend(BaseBackend):
    def authenticate(self, request, username=None, password=None, **_):
        """Return the active person with this name and password, else None; an unknown name takes as long as a wrong password."""
        if not username or password is None:
            return None
        user = User.objects.filter(username=nfc(username).strip().lower()).first()
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(nfc(password)) and user.is_active else None

    def get_user(self, user_id):
        return User.objects.filter(pk=user_id, is_active=True).first()
