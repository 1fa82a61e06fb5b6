"""The settings of the tests: the project's own, with a throw-away data folder, a quick password hash and tasks run at once."""

import os
import tempfile

if "DATA_DIR" not in os.environ:
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="emulation-tests-")
os.environ.setdefault("DEMO", "0")

from emulation.settings import *  # noqa: F403  (the folder must be named before the settings read it)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
EMBEDDED_WORKER = False
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
if REDIS_URL:  # noqa: F405
    # What is counted in the cache is counted in Redis here too: a database of its own for each worker of pytest-xdist.
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 15 + 1
    CACHES["default"]["LOCATION"] = f"{REDIS_URL.rsplit('/', 1)[0]}/{number}"  # noqa: F405
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Each test Client builds its own chain of middlewares: look a static file up when asked, rather than read the whole folder each time.
WHITENOISE_AUTOREFRESH = True

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, because threads that share a database in memory lock each other's tables.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}  # noqa: F405
    # What a test writes need not survive a power cut.
    DATABASES["default"]["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"  # noqa: F405
    DATABASES["default"]["OPTIONS"]["timeout"] = 60  # noqa: F405
else:
    # Twenty threads at once on a busy machine wait longer for each other than a person should.
    DATABASES["default"]["OPTIONS"]["options"] = "-c statement_timeout=60000 -c lock_timeout=60000"  # noqa: F405
