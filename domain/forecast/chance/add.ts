/** values[index] += amount; reading an index that may not exist is what the compiler asks about, here once. */
export function addTo(values: Float64Array, index: number, amount: number): void {
  values[index] = (values[index] ?? 0) + amount;
}
