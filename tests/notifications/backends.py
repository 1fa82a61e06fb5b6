"""Mail servers that misbehave."""

import datetime as dt
from smtplib import SMTPException

from django.core.mail.backends.locmem import EmailBackend

from emulation.notifications import delivery
from emulation.notifications.models import Notice


class Refusing(EmailBackend):
    """Refuses every message."""

    def send_messages(self, email_messages):
        raise SMTPException("452 too many messages")


class RefusingLan(EmailBackend):
    """Refuses one address only."""

    def send_messages(self, email_messages):
        if "lan@example.vn" in email_messages[0].to:
            raise SMTPException("550 no such mailbox")
        return super().send_messages(email_messages)


class OvertakenThenRefusing(EmailBackend):
    """So slow that the lease ends and another worker sends the message; then refuses."""

    overtaken = False

    def send_messages(self, email_messages):
        if type(self).overtaken:
            return super().send_messages(email_messages)
        type(self).overtaken = True
        notice = Notice.objects.get(state="sending")
        delivery.deliver(notice.pk, notice.lease_until + dt.timedelta(seconds=1))
        raise SMTPException("421 timeout")
