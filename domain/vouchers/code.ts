import { must } from '../kernel/must';

/**
 * 2–9 and A–Z without O and I: 32 symbols, so that 12 of them carry exactly 60 bits. L stays, because neither 1 nor I
 * is ever printed; whoever types 1, I or l means L. 0 and O are never printed and stand for nothing.
 * Sources: api.md, till; trust.md V5.
 */
export const voucherAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const voucherCodeLength = 12;

/** `ABCD-EFGH-JKLM`, as it is printed and read aloud. */
export function formatCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}

/** What somebody typed, as it was printed: case, spaces, dashes and full-width letters do not matter; null where it cannot be a code. */
export function normaliseCode(typed: string): string | null {
  if (typed.length > 64) return null;
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
    .replace(/[1I|]/g, 'L');
  return code.length === voucherCodeLength && [...code].every((symbol) => voucherAlphabet.includes(symbol))
    ? code
    : null;
}

/** One symbol for the low five bits of each of twelve random bytes; the randomness comes from outside. */
export function codeFromBytes(bytes: Uint8Array): string {
  must(bytes.length >= voucherCodeLength, 'a voucher code is made of twelve random bytes');
  return Array.from(bytes.slice(0, voucherCodeLength), (byte) => voucherAlphabet.charAt(byte & 31)).join('');
}

/** Which of its squares a voucher shows, and our seal on it. */
export type Turn = { readonly turn: number; readonly seal: string };

/** What the square on a voucher says: its id makes it unguessable, its code is what the till asks for. Source: trust.md V5. */
export function scannedText(voucherId: string, code: string, { turn, seal }: Turn): string {
  return `${voucherId}.${code}.${turn}.${seal}`;
}

export type Read = { readonly voucherId: string | null; readonly code: string; readonly turn: Turn | null };

/** What was typed or scanned at a till; null where it is neither. */
export function readCode(text: string): Read | null {
  const scanned = /^(voucher_[a-z0-9]{32})\.([^.]+)\.(\d{1,12})\.([\w-]{1,80})$/.exec(text);
  const [, voucherId = null, printed = text, turn = '0', seal = ''] = scanned ?? [];
  const code = normaliseCode(printed);
  return code === null ? null : { voucherId, code, turn: scanned && { turn: Number(turn), seal } };
}
