#!/usr/bin/env python3
"""Writes the skeleton of a component into a folder."""
import argparse
import pathlib
import textwrap

TEMPLATES = {
    "tsx": """\
        import React from 'react';

        export function {name}() {{
          return <p>{name}</p>;
        }}
        """,
    "vue": """\
        <template><p>{name}</p></template>
        """,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--kind", choices=sorted(TEMPLATES), default="tsx")
    args = parser.parse_args()
    target = pathlib.Path(f"{args.name}.{args.kind}")
    target.write_text(textwrap.dedent(TEMPLATES[args.kind]).format(name=args.name), encoding="utf-8")


if __name__ == "__main__":
    main()
