from __future__ import annotations

import pendulum
from airflow.decorators import dag, task
from airflow.operators.bash import BashOperator
from airflow.providers.postgres.hooks.postgres import PostgresHook


@dag(schedule="0 3 * * *", start_date=pendulum.datetime(2024, 1, 1, tz="UTC"), catchup=False, tags=["finance"])
def daily_load():
    fetch = BashOperator(task_id="fetch", bash_command="curl -fsS $URL -o /data/{{ ds }}.csv")

    @task(retries=2)
    def load(ds=None):
        import pandas as pd

        frame = pd.read_csv(f"/data/{ds}.csv")
        frame.to_sql("rates", PostgresHook("warehouse").get_sqlalchemy_engine(), if_exists="append")
        return len(frame)

    fetch >> load()


daily_load()
