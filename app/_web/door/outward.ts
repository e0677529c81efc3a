import { isoOf } from '@/domain/time/iso';

/**
 * Data of a refusal as the API speaks, by the names our own words follow: `…At`, `from` and `until` are instants, `…Minor` is
 * money, `…Minute` a wall time.
 */
export function outward(data: unknown, currency = 'USD'): unknown {
  if (Array.isArray(data)) return data.map((item) => outward(item, currency));
  if (typeof data !== 'object' || data === null) return data;
  const own = 'currency' in data && typeof data.currency === 'string' ? data.currency : currency;
  const isPriced = Object.keys(data).some((name) => name.endsWith('Minor'));
  const said = Object.entries(data).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'reason') return [['code', value]];
    if (name === 'currency' && isPriced) return [];
    return [typeof value === 'number' ? figure(name, value, own) : [name, outward(value, own)]];
  });
  return Object.fromEntries(said);
}

function figure(name: string, value: number, currency: string): [string, unknown] {
  if (name.endsWith('Minor')) return [name.slice(0, -'Minor'.length), { amount: value, currency }];
  if (name === 'fromMinute') return ['from', wall(value)];
  if (name === 'untilMinute') return ['to', value === 1440 ? '24:00' : wall(value % 1440)];
  if (name.endsWith('At') || name === 'from' || name === 'until') return [name, isoOf(value)];
  return [name, value];
}

function wall(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
