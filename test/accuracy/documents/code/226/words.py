"""The words the guessing game draws from."""
import random

EASY = ["apple", "spring", "flask", "table", "ember", "express", "phoenix", "play", "gin", "echo"]
HARD = [
    "django",
    "rails",
    "laravel",
    "quarkus",
    "kotlin",
    "polars",
    "zephyr",
]


def draw(hard: bool = False) -> str:
    return random.choice(HARD if hard else EASY)


def masked(word: str, guessed: set[str]) -> str:
    return "".join(letter if letter in guessed else "_" for letter in word)


if __name__ == "__main__":
    word, guessed = draw(), set()
    while "_" in masked(word, guessed):
        print(masked(word, guessed))
        guessed.add(input("> ").strip()[:1])
