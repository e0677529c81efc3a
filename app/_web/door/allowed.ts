import { methodsOf } from './methods';

const known = Object.entries(methodsOf).map(([address, methods]) => ({ parts: address.split('/'), methods }));

/** What an address of the API can be asked to do, HEAD and OPTIONS included; null for one that is none of ours. */
export function allowedMethods(pathname: string): readonly string[] | null {
  const asked = pathname.split('/');
  const fits = known.filter(({ parts }) => parts.length === asked.length && parts.every(isLike(asked)));
  // `/redemptions/checks` before `/redemptions/{id}`.
  const [closest] = fits.sort((a, b) => wildIn(a.parts) - wildIn(b.parts));
  if (!closest) return null;
  return closest.methods.includes('GET')
    ? [...closest.methods, 'HEAD', 'OPTIONS']
    : [...closest.methods, 'OPTIONS'];
}

function isLike(asked: readonly string[]) {
  return (part: string, index: number) => part.startsWith('{') || part === asked[index];
}

function wildIn(parts: readonly string[]): number {
  return parts.filter((part) => part.startsWith('{')).length;
}
