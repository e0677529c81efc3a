import { type Minor, plus, times } from '../money/money';
import type { Package } from './package';

/** The list price is the sum of the lines. Source: api.md, packages. */
export function listPriceOf(pkg: Pick<Package, 'lines'>): Minor {
  return plus(...pkg.lines.map((line) => times(line.listPriceMinor, line.quantity)));
}
