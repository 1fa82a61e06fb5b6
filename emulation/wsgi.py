"""The door for the web server; in the one-machine mode it also starts the worker and the scheduler as threads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402  (settings exist only after the application was made)

if settings.EMBEDDED_WORKER:
    from emulation import embedded  # inline: only this mode needs the worker in the web process

    embedded.start()
