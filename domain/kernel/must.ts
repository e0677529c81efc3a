/** A promise of our own code. A broken one throws, and only the door, the error page and the job tick catch it. */
export function must(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new Error(`Broken promise: ${promise}`);
}

/** The value, which must be there. */
export function given<Value>(value: Value | null | undefined, promise: string): Value {
  must(value !== null && value !== undefined, promise);
  return value;
}
