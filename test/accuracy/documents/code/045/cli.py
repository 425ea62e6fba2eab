#!/usr/bin/env python3
"""Rename photographs after the day they were taken."""
import shutil
import sys
from pathlib import Path

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option("1.2.0")
def cli():
    """Photographs by day."""


@cli.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--dry-run/--no-dry-run", default=True, show_default=True)
def rename(folder: Path, dry_run: bool):
    for file in sorted(folder.glob("*.jpg")):
        target = file.with_stem(f"{file.stat().st_mtime_ns}")
        click.secho(f"{file.name} -> {target.name}", fg="green")
        if not dry_run:
            shutil.move(file, target)


if __name__ == "__main__":
    sys.exit(cli())
