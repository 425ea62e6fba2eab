from html import escape

LINKS = {
    "state": "https://react.dev/learn/managing-state",
    "forms": "https://docs.djangoproject.com/en/5.0/topics/forms/",
    "http": "https://developer.mozilla.org/en-US/docs/Web/HTTP",
}


def page(links: dict[str, str]) -> str:
    items = "".join(f'<li><a href="{escape(url)}">{escape(name)}</a></li>' for name, url in links.items())
    return f"<!doctype html><ul>{items}</ul>"


if __name__ == "__main__":
    print(page(LINKS))
