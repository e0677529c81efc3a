const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
/** Milliseconds since 1970 fit into nine characters for another thousand years. */
const timeLength = 9;
const randomLength = 23;

/** Random bytes for many ids are asked for at once: asking takes longer than they do. Each is used once. */
const pool = new Uint8Array(128 * randomLength);
let used = pool.length;
let last = { at: 0, text: textOf(0) };

/**
 * `deal_` + 32 characters of base 32: when it was made, and 115 random bits, so that knowing one id never helps to guess another.
 * Rows made together lie together in every index that has their id, and a durable write touches half of the pages. Decision 027.
 */
export function newId(prefix: string): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  let id = `${prefix}_${timeText(Date.now())}`;
  for (const end = used + randomLength; used < end; used += 1) id += alphabet[(pool[used] ?? 0) % 32];
  return id;
}

/** The time as a text that sorts as it does, worked out once for each millisecond. */
function timeText(at: number): string {
  if (at !== last.at) last = { at, text: textOf(at) };
  return last.text;
}

function textOf(at: number): string {
  let text = '';
  for (let left = at; text.length < timeLength; left = Math.floor(left / 32))
    text = alphabet[left % 32] + text;
  return text;
}
