import { methodsOf } from './methods.ts';

const known = Object.entries(methodsOf).map(([address, methods]) => ({
  address,
  parts: address.split('/'),
  methods,
}));

/** What an address of the API can be asked to do, HEAD and OPTIONS included; null for one that is none of ours. */
export function allowedMethods(pathname: string): readonly string[] | null {
  const closest = findAddress(pathname);
  if (!closest) return null;
  return closest.methods.includes('GET')
    ? [...closest.methods, 'HEAD', 'OPTIONS']
    : [...closest.methods, 'OPTIONS'];
}

/** `/api/v1/deals/deal_x` is `/api/v1/deals/{id}`; `/redemptions/checks` goes before `/redemptions/{id}`. */
export function findAddress(pathname: string): (typeof known)[number] | undefined {
  const asked = pathname.split('/');
  const fits = known.filter(({ parts }) => parts.length === asked.length && parts.every(isLike(asked)));
  return fits.sort((a, b) => wildIn(a.parts) - wildIn(b.parts))[0];
}

function isLike(asked: readonly string[]) {
  return (part: string, index: number) => part.startsWith('{') || part === asked[index];
}

function wildIn(parts: readonly string[]): number {
  return parts.filter((part) => part.startsWith('{')).length;
}
