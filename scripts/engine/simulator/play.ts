import { drawFactor, drawGamma, drawPoisson } from '../../../domain/forecast/chance/draw';
import type { Generator } from '../../../domain/forecast/chance/generator';
import { endOfVisit } from '../../../domain/forecast/week-grid';
import { type Reach, reachOf } from '../../../domain/pricing/schedule/reach';
import { moveWeights, pulls, type Taste } from '../../../domain/pricing/schedule/taste';
import { type Margins, marginsOf, type VenueWeek } from '../../../domain/pricing/schedule/venue-week';
import type { Setting } from './settings';
import type { TrialVenue } from './venues';

const kinds = { unseen: 0, watching: 1, seeker: 2 } as const;

/** One week's guests, drawn once, so that every policy meets the same people. */
export type Guests = { kind: Uint8Array; home: Int32Array; lot: Float64Array; answer: Float64Array };

export type Published = { level: Uint8Array; quota: ArrayLike<number> | null };

export type Outcome = {
  contribution: number;
  fullPrice: number[];
  deals: number[];
  soldOut: number[];
  returning: number[];
  total: number[];
  /** Full-price guests served, first wishes refused because of deal places, deals to guests who would have come anyway. */
  covers: number;
  turnedAway: number;
  wouldHaveCome: number;
};

export type Town = {
  venue: TrialVenue;
  setting: Setting;
  reach: Reach;
  moves: readonly Float64Array[];
  pull: readonly Float64Array[];
};

export function townOf(venue: TrialVenue, setting: Setting): Town {
  const reach = reachOf(venue.week.grid, venue.week.capacity);
  const { regular, seeker } = setting.response;
  const unseen: Taste = { own: regular.own, price: 0, ...setting.unseen };
  const tastes = [unseen, regular, seeker];
  return {
    venue,
    setting,
    reach,
    moves: tastes.map((taste) => moveWeights(taste, reach)),
    pull: tastes.map((taste) => pulls(taste, venue.week.rules.levelsPct)),
  };
}

export function drawGuests(town: Town, chance: Generator): Guests {
  const { venue, setting } = town;
  const { response } = setting;
  const days = Array.from({ length: 7 }, () => drawGamma(chance, 25, 1 / 25));
  const week = drawFactor(chance, 0.1);
  const seekers = drawFactor(chance, setting.seekerSpread);
  const total = venue.wanted.reduce((sum, wanted) => sum + wanted, 0);
  const open = venue.wanted.filter((wanted) => wanted > 0).length;
  const people: [kind: number, home: number, order: number][] = [];
  for (const [slot, wanted] of venue.wanted.entries()) {
    if (wanted <= 0) continue;
    const day = days[Math.floor(slot / venue.week.grid.slotsPerDay)] ?? 1;
    const wish = total * response.seekersPerRegular * (0.5 * (wanted / total) + 0.5 / open);
    const means = [
      wanted * (1 - response.watchingShare) * week * day,
      wanted * response.watchingShare * week * day,
      wish * seekers,
    ];
    for (const [kind, mean] of means.entries()) {
      for (let left = drawPoisson(chance, mean); left > 0; left -= 1) people.push([kind, slot, chance()]);
    }
  }
  people.sort((one, other) => one[2] - other[2]);
  return {
    kind: Uint8Array.from(people, (person) => person[0]),
    home: Int32Array.from(people, (person) => person[1]),
    lot: Float64Array.from(people, () => chance()),
    answer: Float64Array.from(people, () => chance()),
  };
}

/** One week at the venue under a schedule: everybody picks the best hour that still has a place, or stays away. */
export function play(town: Town, guests: Guests, published: Published): Outcome {
  const { venue } = town;
  const slots = venue.wanted.length;
  const levels = venue.week.rules.levelsPct.length;
  const margins = marginsOf(venue.week);
  const room = new Room(venue.week);
  const outcome: Outcome = {
    contribution: -venue.week.windowCostMinor * windowsOf(published.level, venue.week.grid.slotsPerDay),
    fullPrice: new Array<number>(slots).fill(0),
    deals: new Array<number>(slots).fill(0),
    soldOut: new Array<number>(slots).fill(0),
    returning: new Array<number>(levels).fill(0),
    total: new Array<number>(levels).fill(0),
    covers: 0,
    turnedAway: 0,
    wouldHaveCome: 0,
  };
  for (const [guest, kind] of guests.kind.entries()) {
    const who = { kind, home: guests.home[guest] ?? 0, lot: guests.lot[guest] ?? 0 };
    const visit = choose(town, who, { room, published, outcome });
    if (!visit) continue;
    room.take(visit.slot);
    if (visit.level === 0) payFull(outcome, visit, margins);
    else {
      room.deal(visit.slot);
      payDeal(
        outcome,
        { ...visit, isRegular: kind !== kinds.seeker, answer: guests.answer[guest] ?? 0 },
        margins,
      );
    }
  }
  return outcome;
}

type Taken = { slot: number; level: number; anyway: boolean };

function payFull(outcome: Outcome, { slot }: Taken, margins: Margins): void {
  outcome.contribution += margins.full;
  outcome.covers += 1;
  bump(outcome.fullPrice, slot);
}

function payDeal(
  outcome: Outcome,
  taken: Taken & { isRegular: boolean; answer: number },
  margins: Margins,
): void {
  const { slot, level, isRegular } = taken;
  outcome.contribution += (isRegular ? margins.returning : margins.newcomer)[level] ?? 0;
  bump(outcome.deals, slot);
  bump(outcome.total, level);
  if (taken.answer < (isRegular ? 0.85 : 0.1)) bump(outcome.returning, level);
  if (taken.anyway) outcome.wouldHaveCome += 1;
}

function bump(counts: number[], at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** Places in use and deals sold while the week fills up. */
class Room {
  readonly used: Int32Array;
  readonly dealUse: Int32Array;
  readonly sold: Int32Array;
  private readonly week: VenueWeek;
  constructor(week: VenueWeek) {
    this.week = week;
    this.used = new Int32Array(week.capacity.length);
    this.dealUse = new Int32Array(week.capacity.length);
    this.sold = new Int32Array(week.capacity.length);
  }
  fits(slot: number): boolean {
    for (let at = slot; at < endOfVisit(slot, this.week.visitSlots, this.week.grid.slotsPerDay); at += 1) {
      if ((this.used[at] ?? 0) >= (this.week.capacity[at] ?? 0)) return false;
    }
    return true;
  }
  /** Whether deal places are what fills the visit that does not fit. */
  crowdedByDeals(slot: number): boolean {
    for (let at = slot; at < endOfVisit(slot, this.week.visitSlots, this.week.grid.slotsPerDay); at += 1) {
      if ((this.used[at] ?? 0) >= (this.week.capacity[at] ?? 0) && (this.dealUse[at] ?? 0) > 0) return true;
    }
    return false;
  }
  take(slot: number): void {
    for (let at = slot; at < endOfVisit(slot, this.week.visitSlots, this.week.grid.slotsPerDay); at += 1) {
      this.used[at] = (this.used[at] ?? 0) + 1;
    }
  }
  deal(slot: number): void {
    this.sold[slot] = (this.sold[slot] ?? 0) + 1;
    for (let at = slot; at < endOfVisit(slot, this.week.visitSlots, this.week.grid.slotsPerDay); at += 1) {
      this.dealUse[at] = (this.dealUse[at] ?? 0) + 1;
    }
  }
}

type Scene = { room: Room; published: Published; outcome: Outcome };
type Guest = { kind: number; home: number; lot: number };

const attractions = new Float64Array(64);

/** Picks by attraction among all hours; if that one is full, once more among those that are not. */
function choose(town: Town, guest: Guest, scene: Scene): Taken | null {
  const until = town.reach.from[guest.home + 1] ?? 0;
  const wish = pick(town, guest, { ...scene, until, onlyFree: false, lot: guest.lot });
  if (wish < 0) return null;
  const fits = scene.room.fits(wish);
  if (!fits) noteRefusal(guest, wish, scene);
  const again = { ...scene, until, onlyFree: true, lot: (guest.lot * 7919.13) % 1 };
  const slot = fits ? wish : pick(town, guest, again);
  if (slot < 0) return null;
  const level = levelFor(guest.kind, slot, scene);
  return { slot, level, anyway: level > 0 && (guest.lot * 104729.7) % 1 < comesAnyway(town, guest) };
}

/** A full-price guest whose first wish is full while deal guests sit there counts as turned away, whatever happens next. */
function noteRefusal(guest: Guest, slot: number, scene: Scene): void {
  scene.outcome.soldOut[slot] = 1;
  const paysFull = guest.kind !== kinds.seeker && levelFor(guest.kind, slot, scene) === 0;
  if (paysFull && scene.room.crowdedByDeals(slot)) scene.outcome.turnedAway += 1;
}

/** Chance that this guest would have come at full price to some hour. */
function comesAnyway({ reach, pull, moves }: Town, guest: Guest): number {
  const until = reach.from[guest.home + 1] ?? 0;
  let full = 0;
  for (let edge = reach.from[guest.home] ?? 0; edge < until; edge += 1)
    full += moves[guest.kind]?.[reach.move[edge] ?? 0] ?? 0;
  full *= pull[guest.kind]?.[0] ?? 0;
  return full / (1 + full);
}

function levelFor(kind: number, slot: number, { room, published }: Scene): number {
  const level = published.level[slot] ?? 0;
  if (kind === kinds.unseen || level === 0) return 0;
  return published.quota && (room.sold[slot] ?? 0) >= (published.quota[slot] ?? 0) ? 0 : level;
}

type Pick = Scene & { until: number; onlyFree: boolean; lot: number };

/** The hot loop of a trial: nothing is made anew per option. */
function pick({ reach, pull, moves }: Town, { home, kind }: Guest, scene: Pick): number {
  const from = reach.from[home] as number;
  const pulls = pull[kind] as Float64Array;
  const weights = moves[kind] as Float64Array;
  let sum = 1;
  for (let edge = from; edge < scene.until; edge += 1) {
    const slot = reach.option[edge] as number;
    const isOut = scene.onlyFree && !scene.room.fits(slot);
    const value = isOut
      ? 0
      : (pulls[levelFor(kind, slot, scene)] as number) * (weights[reach.move[edge] as number] as number);
    attractions[edge - from] = value;
    sum += value;
  }
  let left = scene.lot * sum;
  for (let edge = from; edge < scene.until; edge += 1) {
    left -= attractions[edge - from] as number;
    if (left < 0) return reach.option[edge] as number;
  }
  return -1;
}

export function windowsOf(level: ArrayLike<number>, slotsPerDay: number): number {
  let windows = 0;
  for (let slot = 0; slot < level.length; slot += 1) {
    if ((level[slot] ?? 0) > 0 && (slot % slotsPerDay === 0 || level[slot - 1] !== level[slot])) windows += 1;
  }
  return windows;
}
