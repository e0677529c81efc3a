import type { Category } from '@/domain/deals/package';
import type { Day, Instant, Weekday, WeekWindow, Zone } from '@/domain/time/wall';
import { addDays, startOfDay } from '@/domain/time/zone';
import { type Chance, chanceOf } from '../chance';
import { merchantNames } from '../names/merchant-names';
import { inventPerson } from '../names/people-names';
import type { MerchantPlan, VenuePlan } from '../plan-types';
import { type Place, places } from '../sources/read';
import type { Trade } from '../trades/trade';
import { trades } from '../trades/trades';
import { busyWeekOf } from './busyness';

export type Setting = { readonly seed: number; readonly today: Day; readonly timeZone: Zone };
type Planned = { readonly merchants: readonly MerchantPlan[]; readonly venues: readonly VenuePlan[] };

const shareOfPlaces = 0.95;
const secondVenue = 0.1;
const openAtLeast = 24 * 60;
const hourMs = 3_600_000;

/** Merchants with one venue each, some with two or three; trades in the proportion that the real places have. */
export function planVenues(setting: Setting): Planned {
  const byTrade = Object.values(trades).flatMap((trade) => venuesOf(setting, trade));
  const owners = [...new Set(byTrade.map(({ owner }) => owner))];
  const merchantKeys = new Map(owners.map((owner, i) => [owner, `merchant-${i + 1}`]));
  const newcomers = new Set(chanceOf(setting.seed, 'newcomers').shuffle(owners).slice(0, 3));
  const joined = startOfDay(addDays(setting.today, -150), setting.timeZone);
  return {
    merchants: owners.map((owner, i) => {
      const chance = chanceOf(setting.seed, 'merchant', i);
      const fresh = newcomers.has(owner);
      const joinedAt = fresh
        ? midnightBefore(setting, 3) + chance.whole(9, 17) * hourMs
        : joined + chance.whole(0, 80 * 24) * hourMs;
      return merchantOf({
        name: owner,
        number: i + 1,
        chance,
        joinedAt,
        status: fresh ? 'submitted' : 'verified',
      });
    }),
    venues: byTrade.map(({ owner, ...venue }, i) => ({
      ...venue,
      key: `venue-${i + 1}`,
      merchantKey: merchantKeys.get(owner) ?? '',
    })),
  };
}

/** Midnight at the city, so many days before today; a negative number lies ahead. */
export function midnightBefore({ today, timeZone }: Setting, days: number): Instant {
  return startOfDay(addDays(today, -days), timeZone);
}

function merchantOf(of: {
  name: string;
  number: number;
  chance: Chance;
  joinedAt: Instant;
  status: MerchantPlan['status'];
}): MerchantPlan {
  const { name, number, chance, joinedAt, status } = of;
  const mailName = name.toLowerCase().replace(/[^a-z]+/g, '-');
  return {
    key: `merchant-${number}`,
    name,
    country: 'US',
    registrationNumber: `CA-${chance.whole(2_000_000, 4_999_999)}`,
    contactEmail: `hello@${mailName}.example`,
    status,
    joinedAt,
    owner: inventPerson(chance, 10_000 + number),
    clerk: inventPerson(chance, 20_000 + number),
  };
}

type Draft = Omit<VenuePlan, 'key' | 'merchantKey'> & { readonly owner: string };

function venuesOf(setting: Setting, trade: Trade): Draft[] {
  const chance = chanceOf(setting.seed, 'venues', trade.category);
  const names = merchantNames(trade, chance);
  const all = chance.shuffle(places.filter((place) => place.category === trade.category));
  const drafts: Draft[] = [];
  let owner = '';
  for (const [i, place] of all.slice(0, Math.ceil(all.length * shareOfPlaces)).entries()) {
    const isBranch = owner !== '' && chance.is(secondVenue);
    if (!isBranch) owner = names.shift() ?? '';
    const draft = venueOf({
      setting,
      trade,
      place,
      chance: chanceOf(setting.seed, 'venue', trade.category, i),
    });
    const open = draft.hours.reduce((sum, { fromMinute, untilMinute }) => sum + untilMinute - fromMinute, 0);
    if (owner === '' || open < openAtLeast) continue;
    drafts.push({ ...draft, owner, name: isBranch ? `${owner}, ${place.street}` : owner });
  }
  return drafts;
}

function venueOf(of: { setting: Setting; trade: Trade; place: Place; chance: Chance }): Omit<Draft, 'owner'> {
  const { setting, trade, place, chance } = of;
  const stepMinutes = chance.pick(trade.steps);
  const seats = chance.whole(...trade.seats);
  const hours = place.hours.flatMap((each) => onGrid(each, stepMinutes));
  return {
    name: '',
    category: trade.category satisfies Category,
    address: `${place.number} ${place.street}, San Francisco, CA`,
    area: place.area,
    lat: place.lat,
    lng: place.lng,
    timeZone: setting.timeZone,
    stepMinutes,
    seats,
    hours,
    closures: [],
    busyness: busyWeekOf({ trade, hours, seats, chance }),
  };
}

/** Opens at the first step not before the real opening, closes at the last one not after the real closing. */
function onGrid([weekday = 1, from = 0, until = 0]: readonly number[], step: number): WeekWindow[] {
  const fromMinute = Math.ceil(from / step) * step;
  const untilMinute = Math.floor(until / step) * step;
  return fromMinute < untilMinute ? [{ weekday: weekday as Weekday, fromMinute, untilMinute }] : [];
}
