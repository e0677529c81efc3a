const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** `deal_` + 32 characters of base 32: 160 random bits, so that knowing one id never helps to guess another. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `${prefix}_${Array.from(bytes, (byte) => alphabet[byte % 32]).join('')}`;
}
