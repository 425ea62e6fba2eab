// A signal that remembers who read it. Smaller than what Vue.js and MobX do, and enough for a status bar.

type Listener = () => void;
let reading: Set<Signal<unknown>> | undefined;

export class Signal<T> {
  private readonly listeners = new Set<Listener>();

  constructor(private value: T) {}

  get(): T {
    reading?.add(this as Signal<unknown>);
    return this.value;
  }

  set(next: T): void {
    if (Object.is(next, this.value)) return;
    this.value = next;
    for (const react of [...this.listeners]) react();
  }

  on(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

export function computed<T>(read: () => T): Signal<T> {
  const outer = reading;
  reading = new Set();
  const result = new Signal(read());
  for (const source of reading) source.on(() => result.set(read()));
  reading = outer;
  return result;
}
