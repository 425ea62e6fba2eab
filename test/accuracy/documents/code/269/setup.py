from pathlib import Path

from setuptools import find_packages, setup

setup(
    name="tide-gauge",
    version="0.3",
    long_description=Path("README.txt").read_text(encoding="utf-8"),
    packages=find_packages("src"),
    package_dir={"": "src"},
    install_requires=["pyserial>=3.5", "tzdata; platform_system == 'Windows'"],
    entry_points={"console_scripts": ["tide-gauge=tide_gauge.cli:main"]},
)
