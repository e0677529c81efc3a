/** The highlighter's strength by percent off; the number is always printed beside it. Source: docs/style.md, discount scale. */
export function shadeOf(
  percentOff: number,
): 'bg-off-10' | 'bg-off-20' | 'bg-off-30' | 'bg-off-50' | 'bg-off-60' {
  if (percentOff < 15) return 'bg-off-10';
  if (percentOff < 25) return 'bg-off-20';
  if (percentOff < 45) return 'bg-off-30';
  return percentOff < 58 ? 'bg-off-50' : 'bg-off-60';
}

/** The same for a shape. */
export function fillOf(percentOff: number): string {
  return fills[shadeOf(percentOff)];
}

const fills = {
  'bg-off-10': 'fill-off-10',
  'bg-off-20': 'fill-off-20',
  'bg-off-30': 'fill-off-30',
  'bg-off-50': 'fill-off-50',
  'bg-off-60': 'fill-off-60',
} as const;
