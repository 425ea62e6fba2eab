/**
 * Yields what several sources yield, in the order it arrives, until all have ended.
 * When one throws, the error is passed on and the others are returned; so they are when the consumer stops early.
 */
export async function* merge<T>(sources: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  const iterators = new Set(sources.map((source) => source[Symbol.asyncIterator]()));
  type Next = { readonly iterator: AsyncIterator<T>; readonly result: IteratorResult<T> };
  const next = (iterator: AsyncIterator<T>): Promise<Next> => iterator.next().then((result) => ({ iterator, result }));
  const waiting = new Map([...iterators].map((iterator) => [iterator, next(iterator)]));
  try {
    while (waiting.size > 0) {
      const { iterator, result } = await Promise.race(waiting.values());
      if (result.done) {
        waiting.delete(iterator);
        iterators.delete(iterator);
        continue;
      }
      waiting.set(iterator, next(iterator));
      yield result.value;
    }
  } finally {
    // Not awaited: a source that hangs must not keep the consumer.
    for (const iterator of iterators) iterator.return?.().catch(() => undefined);
  }
}
