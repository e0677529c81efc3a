/** The only way to know what time it is. */
export type Clock = {
  /** Epoch milliseconds. */
  now(): number;
};
