/** FNV-1a over the letters and digits alone: enough to tell that an invented name is a real one, without keeping the real one. */
export function nameMark(name: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  let mark = 0x811c9dc5;
  for (const letter of letters) mark = Math.imul(mark ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return mark.toString(16).padStart(8, '0');
}
