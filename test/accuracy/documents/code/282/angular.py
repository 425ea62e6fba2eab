"""Angular momentum of a spinning top, and its torque."""
import math
from dataclasses import dataclass
from functools import reduce


@dataclass(frozen=True)
class Angular:
    inertia: float
    omega: float

    @property
    def momentum(self) -> float:
        return self.inertia * self.omega

    def spin(self, torque: float, dt: float) -> "Angular":
        return Angular(self.inertia, self.omega + torque / self.inertia * dt)


def dash(angular: Angular, steps: int) -> Angular:
    return reduce(lambda a, i: a.spin(math.sin(i), 0.1), range(steps), angular)


if __name__ == "__main__":
    print(dash(Angular(2.0, 0.0), 10).momentum)
