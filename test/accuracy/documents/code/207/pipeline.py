from pathlib import Path

import dask.bag as db
import spacy
from prefect import flow, get_run_logger, task
from prefect.tasks import task_input_hash


@task(cache_key_fn=task_input_hash, retries=1)
def names(folder: str) -> list[str]:
    nlp = spacy.load("de_core_news_sm", disable=["parser"])
    texts = [p.read_text("utf-8") for p in sorted(Path(folder).glob("*.txt"))]
    return [entity.text for doc in nlp.pipe(texts) for entity in doc.ents if entity.label_ == "PER"]


@flow(name="names in letters")
def letters(folder: str = "briefe"):
    found = names(folder)
    counts = db.from_sequence(found).frequencies(sort=True).take(10)
    get_run_logger().info("häufigste Namen: %s", counts)


if __name__ == "__main__":
    letters()
