// Generated; do not edit.
export interface ReactOptions {
  readonly delayMs?: number;
}
export declare function react<T>(source: Iterable<T>, options?: ReactOptions): AsyncGenerator<T>;
export declare class Express<T = unknown> {
  private constructor();
  static of<T>(value: T): Express<T>;
  next(): IteratorResult<T>;
}
export declare namespace vue {
  const component: unique symbol;
}
export default react;
