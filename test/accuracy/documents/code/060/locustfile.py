import gevent
from locust import HttpUser, between, events, task


class Reader(HttpUser):
    wait_time = between(1, 3)

    def on_start(self):
        self.client.post("/login", json={"user": "reader"})

    @task(3)
    def list(self):
        self.client.get("/books")

    @task
    def both(self):
        gevent.joinall([gevent.spawn(self.client.get, "/books/1"), gevent.spawn(self.client.get, "/books/2")])


@events.quitting.add_listener
def _(environment, **kw):
    environment.process_exit_code = 1 if environment.stats.total.fail_ratio > 0.01 else 0
