const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 32;

/** Random bytes for many ids are asked for at once: asking takes longer than they do. Each is used once. */
const pool = new Uint8Array(128 * length);
let used = pool.length;

/** `deal_` + 32 characters of base 32: 160 random bits, so that knowing one id never helps to guess another. */
export function newId(prefix: string): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  let id = `${prefix}_`;
  for (const end = used + length; used < end; used += 1) id += alphabet[(pool[used] ?? 0) % 32];
  return id;
}
