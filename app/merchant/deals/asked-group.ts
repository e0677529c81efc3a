import type { GroupValue } from '@/components/deals/editor/group-fields';

const asked = /^(\d{1,3})-(\d{1,3})-(\d{1,2})-(\d{1,3})$/;

/** A group named in the address, `4-6-20-10`: how many it takes, the most, % off, hours before the start at which it closes. */
export function askedGroup(group: string | undefined): GroupValue | null {
  const [, threshold, maximum, percentOff, hours] = (asked.exec(group ?? '') ?? []).map(Number);
  if (!threshold || !maximum || !percentOff || hours === undefined || maximum < threshold) return null;
  return {
    scope: 'slot',
    threshold,
    maximum,
    tiers: [{ members: threshold, percentOff }],
    closesHoursBefore: hours,
  };
}
