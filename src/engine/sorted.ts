/** The index of the last of some ascending numbers that is no greater than another; -1 where all are. */
export function lastUpTo(ascending: ArrayLike<number>, most: number): number {
  let low = -1;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] as number) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
