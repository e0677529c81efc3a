declare const brand: unique symbol;

/** A value that only its own constructor may mint, so that a price cannot be passed where a share is meant. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
