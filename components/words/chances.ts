import type { Chance } from '@/domain/groups/chance';

/** How likely a group goes ahead, in words with its band; never one number. */
export function chanceWords(chance: Chance): string {
  if (chance.kind === 'unknown')
    return 'Too few groups stood like this before to say how likely it goes ahead.';
  const { low, high, groups } = chance;
  return `${tendency(chance)} Of ten groups that stood like this, ${low} to ${high} went ahead; ${groups} are known.`;
}

function tendency({ low, high }: { low: number; high: number }): string {
  if (low >= 6) return 'It will probably go ahead.';
  if (high <= 4) return 'It will probably not go ahead.';
  return 'It may go ahead or not.';
}
