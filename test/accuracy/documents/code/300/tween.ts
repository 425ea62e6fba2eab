export interface Spring {
  stiffness: number;
  damping: number;
}

/** Moves a value towards its target, as a spring would. */
export function spring(options: Partial<Spring> = {}) {
  const { stiffness = 0.15, damping = 0.8 } = options;
  let value = 0;
  let speed = 0;
  let target = 0;

  return {
    react(to: number) {
      target = to;
    },
    next(): number {
      speed = (speed + (target - value) * stiffness) * damping;
      value += speed;
      return value;
    },
  };
}

export const gsapLike = spring({ stiffness: 0.3 });
