"""The worker and the scheduler as threads of the web process: the one-machine mode has nothing else to start.

The queue lives in memory and dies with the process. Nothing is lost by that: what must happen is a row, and the sweep finds it.
Started by wsgi.py only, so that no command of manage.py runs a worker. With several web processes each has its own queue and
worker; whoever holds the lock file runs the scheduler, and the next one takes over when that process ends.
"""

import atexit
import fcntl
import threading

from celery.beat import EmbeddedService
from django.conf import settings

from emulation.celery import app


def start():
    """Start the threads and return at once; they end with the process, before the interpreter does."""
    app.finalize()
    threading.Thread(target=_work, name="embedded-worker", daemon=True).start()
    threading.Thread(target=_schedule, name="embedded-beat-turn", daemon=True).start()


def _work():
    # Made in the thread: loading the tasks takes a moment in which the first page can already be answered.
    worker = app.WorkController(
        app=app,
        pool_cls="threads",
        concurrency=1,
        without_gossip=True,
        without_mingle=True,
        without_heartbeat=True,
        quiet=True,
    )
    atexit.register(worker.stop)
    worker.start()


def _schedule():
    turn = (settings.DATA_DIR / "embedded.lock").open("a")
    fcntl.flock(turn, fcntl.LOCK_EX)  # waits here while another process of the same installation schedules
    beat = EmbeddedService(app, thread=True, schedule_filename=str(settings.DATA_DIR / "beat"))
    beat.turn = turn  # keeps the file open, and with it the lock, as long as the scheduler lives
    for entry in app.conf.beat_schedule.values():
        if isinstance(entry["schedule"], int | float):  # what repeats by the minute need not wait for the first minute
            app.send_task(entry["task"])
    beat.start()
    atexit.register(beat.stop)
