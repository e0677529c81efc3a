/** `60-minute-massage-a1b2c3d4`: readable in an address, and unique by the end of the id. */
export function slugOf(title: string, id: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .slice(0, 10)
    .join('-')
    .slice(0, 80);
  return [words || id.split('_')[0], id.slice(-8)].join('-');
}
