import type { OffPeakRule } from '@/components/pricing/week-grid/week-cells';

const asked = /^([1-7](?:\.[1-7])*)-(\d{2}:\d{2})-(\d{2}:\d{2})(?:-(\d{1,2}))?(?:-(\d{1,3}))?$/;
/** Where a merchant who has never discounted begins. Source: journeys.md M3. */
const firstPercent = 15;

/** Windows named in the address, `2.3.4-14:00-17:00-20-3`, several with `~`: weekdays, from, to, % off, places. */
export function askedHours(hours: string | undefined, seats: number): OffPeakRule[] {
  return (hours ?? '').split('~').flatMap((part) => {
    const [, days, from, to, percent, places] = asked.exec(part) ?? [];
    if (!days || !from || !to) return [];
    const weekdays = days.split('.').map(Number);
    return [
      { weekdays, from, to, percentOff: Number(percent ?? firstPercent), seats: Number(places ?? seats) },
    ];
  });
}
