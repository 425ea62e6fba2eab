import os
from datetime import timedelta

import sentry_sdk
from celery import Celery, shared_task
from celery.schedules import crontab
from sentry_sdk.integrations.celery import CeleryIntegration

sentry_sdk.init(dsn=os.getenv("SENTRY_DSN"), integrations=[CeleryIntegration()])

app = Celery("postbox", broker=os.environ["BROKER_URL"])
app.conf.beat_schedule = {
    "nightly": {"task": "tasks.purge", "schedule": crontab(hour=2, minute=15)},
}


@shared_task(bind=True, autoretry_for=(ConnectionError,), retry_backoff=True, max_retries=5)
def deliver(self, letter_id: int) -> None:
    print("delivering", letter_id, self.request.retries)


@app.task
def purge() -> None:
    cutoff = timedelta(days=30)
    deliver.delay(int(cutoff.total_seconds()))
