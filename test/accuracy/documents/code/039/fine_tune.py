import mlflow
import torch
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

NAME = "distilbert-base-uncased"
tokenizer = AutoTokenizer.from_pretrained(NAME)
model = AutoModelForSequenceClassification.from_pretrained(NAME, num_labels=4, torch_dtype=torch.float32)

data = load_dataset("ag_news").map(lambda row: tokenizer(row["text"], truncation=True), batched=True)

args = TrainingArguments(
    output_dir="out",
    per_device_train_batch_size=16,
    num_train_epochs=1,
    evaluation_strategy="epoch",
    report_to=[],
)

mlflow.set_experiment("news")
with mlflow.start_run():
    trainer = Trainer(model=model, args=args, train_dataset=data["train"], eval_dataset=data["test"], tokenizer=tokenizer)
    trainer.train()
    mlflow.log_metrics(trainer.evaluate())
