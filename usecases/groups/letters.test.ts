import { describe, expect, it } from 'vitest';
import { listLettersTo } from '@/db/outbox';
import { ofPercent } from '@/domain/money/money';
import { r1g1 } from '@/domain/pricing/casa-verde';
import { instantOf } from '@/domain/time/iso';
import { hourMs, minuteMs } from '@/domain/time/zone';
import { cancelOrder } from '../orders/cancel-order';
import { groupLetterKinds } from '../orders/parts/group-letters';
import { type Gathering, gathering, well } from './testing';

const thu = '2027-03-11T15:00:00Z';
const wed = '2027-03-10T15:00:00Z';
const deadline = instantOf('2027-03-10T15:00:00Z');
const wedClose = instantOf('2027-03-09T15:00:00Z');
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const failing = (who: string) => ({ payment: { method: 'card', token: `tok_capture_fails_${who}` } });
const byBank = { payment: { method: 'taken-now', token: 'tok_bank_ana' } };
const tiers = [
  { members: 4, offBps: ofPercent(20) },
  { members: 6, offBps: ofPercent(30) },
];
/** Twelve seats, no hour is busy, and from six on it costs less. */
const tiered = {
  seats: 12,
  busyness: [],
  terms: {
    floorPriceMinor: r1g1.floorPriceMinor,
    group: { scope: 'slot' as const, threshold: 4, maximum: 12, closesHoursBefore: 24, tiers },
  },
};
const tolerant = (tolerance: number) => ({
  terms: r1g1.group ? { group: { ...r1g1.group, tolerance } } : {},
});

async function join(group: Gathering, ...others: string[]) {
  for (const who of others) await group.joined(who);
}

type Story = {
  readonly says: string;
  readonly world?: Parameters<typeof gathering>[0];
  live(group: Gathering): Promise<unknown>;
  /** What Ana reads, in the order of time, without letters about her money. */
  readonly ana: readonly string[];
  /** What Gus reads, who came later. */
  readonly gus?: readonly string[];
};

/** One story for each thing that can happen to somebody in a group or with a pledge: what Ana reads of it. */
const stories: readonly Story[] = [
  {
    says: 'it tips',
    live: (group) => join(group, 'ana', 'ben', 'cleo', 'dora'),
    ana: ['joined', 'paid', 'tipped'],
  },
  {
    says: 'it closes soon, then fails',
    live: async (group) => {
      await join(group, 'ana', 'ben');
      await group.at(deadline - 3 * hourMs - 1);
      expect(await read(group)).toEqual(['joined']);
      for (const left of [3 * hourMs, 2 * hourMs, minuteMs, 0]) await group.at(deadline - left);
    },
    ana: ['about-to-close', 'group-failed', 'joined'],
  },
  {
    says: 'a payer at once, whose group fails',
    live: async (group) => {
      await group.joined('ana', byBank);
      await group.at(deadline);
    },
    ana: ['group-failed', 'joined-paid', 'refund-confirmed'],
  },
  {
    says: 'it grows to a tier, once, and all pay it',
    world: tiered,
    live: async (group) => {
      const seenPrice = eur(3360);
      for (const who of ['ana', 'ben', 'cleo', 'dora', 'eva']) await group.joined(who, { seenPrice });
      const finn = await group.joined('finn', { seenPrice });
      await group.joined('gus', { seenPrice });
      well(await cancelOrder(group.ctx, { id: finn.id, accessToken: finn.accessToken }));
      await group.joined('hal', { seenPrice });
      await group.at(deadline);
    },
    ana: ['joined', 'paid', 'tier-reached', 'tipped'],
    gus: ['joined', 'paid'],
  },
  {
    says: 'money taken before the price fell comes back',
    world: tiered,
    live: async (group) => {
      const seenPrice = eur(3360);
      await group.joined('ana', { ...byBank, seenPrice });
      for (const who of ['ben', 'cleo', 'dora', 'eva', 'finn']) await group.joined(who, { seenPrice });
      await group.at(deadline);
    },
    ana: ['joined-paid', 'paid', 'price-fell', 'refund-confirmed', 'tier-reached', 'tipped'],
  },
  {
    says: 'who led it leaves',
    live: async (group) => {
      const ben = await group.joined('ben');
      await join(group, 'ana');
      well(await cancelOrder(group.ctx, { id: ben.id, accessToken: ben.accessToken }));
    },
    ana: ['joined', 'leads'],
  },
  {
    says: 'her card fails after it tipped, and no other comes in time',
    live: async (group) => {
      await group.joined('ana', failing('ana'));
      await join(group, 'ben', 'cleo', 'dora');
      await group.at(group.ctx.clock.now() + 31 * minuteMs);
    },
    ana: ['declined', 'joined', 'mend-card', 'tipped'],
  },
  {
    says: 'too many cards fail after it tipped',
    world: tolerant(0),
    live: async (group) => {
      await join(group, 'ana', 'ben', 'cleo');
      await group.joined('dora', failing('dora'));
      await group.at(deadline);
      await group.at(deadline + hourMs);
    },
    ana: ['group-called-off', 'joined', 'paid', 'refund-confirmed', 'tipped'],
  },
  {
    says: 'it fails and she comes to another group that goes ahead',
    live: async (group) => {
      const fallback = { kind: 'slots', starts: [thu], ceiling: eur(4200) };
      await group.joined('ana', { start: wed, fallback });
      await join(group, 'ben', 'cleo', 'dora', 'eva');
      await group.at(wedClose);
    },
    ana: ['joined', 'moved', 'paid'],
  },
  {
    says: 'a pledge gets an hour',
    live: async (group) => {
      await join(group, 'ben', 'cleo', 'dora');
      await group.pledged('ana', { starts: [thu] });
      await group.at(deadline);
    },
    ana: ['assigned', 'paid', 'pledged', 'tipped'],
  },
  {
    says: 'it fails, and she waits as a pledge for another hour, which nobody else wants',
    live: async (group) => {
      const fallback = { kind: 'slots', starts: [thu], ceiling: eur(3800) };
      await group.joined('ana', { start: wed, fallback });
      await group.at(wedClose);
      await group.at(deadline);
    },
    ana: ['group-failed', 'joined', 'waits'],
  },
];

async function read({ ctx }: Gathering, who = 'ana'): Promise<string[]> {
  const letters = await listLettersTo(ctx.reader, `${who}@example.org`);
  return letters.map(({ topic }) => topic.replace('order-', '')).sort();
}

describe('letters to somebody in a group, exactly one for each event', () => {
  it.each(stories)('$says', async ({ world, live, ana, gus }) => {
    const group = await gathering(world);
    await live(group);
    await group.at(group.ctx.clock.now());
    expect(await read(group)).toEqual(ana);
    if (gus) expect(await read(group, 'gus')).toEqual(gus);
    await group.at(group.ctx.clock.now() + minuteMs);
    expect(await read(group)).toEqual(ana);
  });

  it('no kind of letter is without a story', () => {
    const told = new Set(stories.flatMap(({ ana }) => ana));
    expect(groupLetterKinds.filter((kind) => !told.has(kind))).toEqual([]);
  });
});
