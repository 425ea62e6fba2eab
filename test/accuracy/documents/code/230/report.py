import datetime
import sys

from flask_utils_local import chemistry
from lab import tornado_watch
from lab.django_fett import portrait  # a parrot, named after a bounty hunter
from .celery_salad import recipe

LAB = "celery"


def main() -> int:
    started = datetime.datetime.now()
    for flask in chemistry.flasks():
        print(flask.volume, recipe(flask), portrait())
    if tornado_watch.active(started):
        print("the tornado is near")
    return 0


if __name__ == "__main__":
    sys.exit(main())
