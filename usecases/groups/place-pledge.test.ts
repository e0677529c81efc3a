import { beforeEach, describe, expect, it } from 'vitest';
import { findPledge } from '@/db/groups/pledges';
import { listLettersTo } from '@/db/outbox';
import { spa } from '@/db/scenes/quiet-tuesday-spa';
import { giveBackSeats, takeSeats } from '@/db/slots/slots';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { minuteMs } from '@/domain/time/zone';
import { cancelOrder } from '../orders/cancel-order';
import { counts } from '../orders/testing';
import { asPerson } from '../testing';
import { placePledge } from './place-pledge';
import { placePledgeInput } from './place-pledge.input';
import { type Gathering, gathering } from './testing';

const tue = '2027-03-09T15:00:00Z';
const wed = '2027-03-10T15:00:00Z';
const thu = '2027-03-11T15:00:00Z';
/** Joining for Tuesday closes 24 hours before: then the pledges are decided. */
const firstClose = instantOf('2027-03-08T15:00:00Z');
const wedClose = instantOf(tue);
let group: Gathering;

beforeEach(async () => {
  group = await gathering();
});

describe('a pledge for one of some hours', () => {
  it('holds the ceiling and takes nothing, no place and no money', async () => {
    const pledge = await group.pledged('ana');
    expect(pledge).toMatchObject({ status: 'authorised', as: 'pledge', group: null });
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 0, units: 1 });
  });

  it('tips the group it completes at the first close among its hours, and pays the group’s price', async () => {
    for (const who of ['ben', 'cleo', 'dora']) await group.joined(who);
    const pledge = await group.pledged('ana');
    await group.at(firstClose);
    expect(await group.seen(pledge)).toMatchObject({
      status: 'paid',
      as: 'group',
      price: { amount: 3780 },
      slot: { start: thu },
      group: { status: 'tipped', members: 4 },
      vouchers: [{}],
    });
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 4, discounted: 4, units: 4 });
    expect((await findPledge(group.ctx.reader, pledge.id))?.outcome).toMatchObject({
      kind: 'assigned',
      choice: 3,
      tips: 1,
    });
  });

  it('opens a group nobody opened where enough pledges meet', async () => {
    const pledges = [];
    for (const who of ['ana', 'ben', 'cleo', 'dora'])
      pledges.push(await group.pledged(who, { starts: [wed, thu] }));
    await group.at(wedClose);
    for (const pledge of pledges)
      expect(await group.seen(pledge)).toMatchObject({ status: 'paid', slot: { start: wed } });
    expect(await counts(group.ctx, wed)).toMatchObject({ taken: 4, discounted: 4 });
  });

  it('waits on for its later hours, and is let go with the reasons when none is left', async () => {
    const pledge = await group.pledged('ana');
    await group.at(firstClose);
    expect(await group.seen(pledge)).toMatchObject({ status: 'authorised', as: 'pledge' });
    expect((await findPledge(group.ctx.reader, pledge.id))?.starts).toEqual([wed, thu].map(instantOf));
    await group.at(wedClose);
    await group.at(instantOf(wed));
    expect(await group.seen(pledge)).toMatchObject({ status: 'cancelled' });
    expect((await findPledge(group.ctx.reader, pledge.id))?.outcome).toEqual({
      kind: 'none',
      hours: [tue, wed, thu].map((start) => ({ start: instantOf(start), because: 'too-few', missing: 4 })),
    });
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 0, units: 0 });
  });

  it('does not count for an hour whose joining closed before it was made', async () => {
    for (const who of ['ben', 'cleo', 'dora']) await group.joined(who, { start: tue });
    group.ctx.clock.set(firstClose);
    expect(await group.pledge('ana', { starts: [tue] })).toMatchObject({
      refusal: { reason: 'no-group-here' },
    });
    group.ctx.clock.set(firstClose - 1);
    const pledge = await group.pledged('ana', { starts: [tue] });
    await group.at(firstClose);
    expect(await group.seen(pledge)).toMatchObject({ status: 'paid', slot: { start: tue } });
  });

  it('waits for a place of an hour that was full, and is asked when one comes free', async () => {
    const steps = [0, 15, 30, 45, 60].map((minutes) => instantOf(wed) + minutes * minuteMs);
    const rooms = { venueId: spa.venueId, steps, places: 6 };
    const { ctx } = group;
    const all = { ...rooms, seats: 6, discountedLimits: null };
    await ctx.transaction(async (tx) => accept(await takeSeats(tx, all)));
    const pledge = await group.pledged('ana', { starts: [wed], ceiling: { amount: 6000, currency: 'EUR' } });
    await group.at(wedClose);
    expect((await findPledge(ctx.reader, pledge.id))?.outcome).toMatchObject({
      hours: [{ because: 'full' }],
    });
    const given = { ...rooms, places: 1, isDiscounted: false };
    await ctx.transaction(async (tx) => accept(await giveBackSeats(tx, given)));
    await group.at(wedClose + minuteMs);
    const [newest, ...before] = await listLettersTo(ctx.reader, 'ana@example.org');
    expect(before.map(({ topic }) => topic)).toContain('wait-joined');
    expect(newest?.topic).toBe('wait-offered');
    expect(newest?.body).toContain('kept for you until Tue 9 March, 15:16, for €60.');
  });

  it('can be withdrawn while it waits, and made again', async () => {
    const { id, accessToken } = await group.pledged('ana');
    expect(await group.pledge('ana')).toMatchObject({ refusal: { reason: 'already-pledged' } });
    expect(await cancelOrder(group.ctx, { id, accessToken })).toMatchObject({
      value: { order: { status: 'cancelled' } },
    });
    expect(await group.pledged('ana')).toMatchObject({ status: 'authorised' });
  });

  it('never brings somebody twice into a group they are in', async () => {
    for (const who of ['ana', 'ben', 'cleo']) await group.joined(who);
    const pledge = await group.pledged('ana', { starts: [thu] });
    await group.at(instantOf(wed));
    expect(await group.seen(pledge)).toMatchObject({ status: 'cancelled' });
    expect((await findPledge(group.ctx.reader, pledge.id))?.outcome).toMatchObject({
      hours: [{ because: 'already-in' }],
    });
  });

  it('of a declined card leaves nothing', async () => {
    const declined = { payment: { method: 'card', token: 'tok_declined_1' } };
    expect(await group.pledge('ana', declined)).toMatchObject({ refusal: { reason: 'payment-declined' } });
    expect(await group.pledged('ana')).toMatchObject({ status: 'authorised' });
  });

  it.each([
    {
      says: 'an hour dearer than the ceiling',
      change: { ceiling: { amount: 3779, currency: 'EUR' } },
      reason: 'ceiling-below-price',
    },
    { says: 'an hour without groups', change: { starts: ['2027-03-13T18:00:00Z'] }, reason: 'no-group-here' },
    {
      says: 'an hour beyond the hold of a card',
      change: { starts: ['2027-03-23T15:00:00Z'] },
      reason: 'group-not-open-yet',
    },
    { says: 'an hour that is over', change: { starts: ['2027-03-02T15:00:00Z'] }, reason: 'slot-past' },
    { says: 'a deal that is not there', change: { dealId: 'deal_none' }, reason: 'not-found' },
  ])('is refused for $says', async ({ change, reason }) => {
    expect(await group.pledge('ana', change)).toMatchObject({ ok: false, refusal: { reason } });
  });

  it('is refused to the business’s own people', async () => {
    const owner = asPerson(group.ctx, { memberships: [{ merchantId: spa.merchantId, role: 'owner' }] });
    const input = placePledgeInput.parse({
      dealId: spa.dealId,
      starts: [thu],
      ceiling: { amount: 4000, currency: 'EUR' },
      payment: { method: 'card', token: 'tok_ok' },
    });
    expect(await placePledge(owner, input)).toMatchObject({ refusal: { reason: 'own-deal' } });
  });
});

describe('the example of nine pledges', () => {
  it('tips two hours and brings all nine, where first choices tip none', async () => {
    group = await gathering({ seats: 12, busyness: [] });
    const wishes = [
      [tue, wed],
      [wed, thu],
      [thu, tue],
    ];
    const made = [];
    for (const [kind, starts] of wishes.entries())
      for (const person of [1, 2, 3]) {
        group.ctx.clock.advance(minuteMs);
        made.push(await group.pledged(`guest${kind}${person}`, { starts }));
      }
    await group.at(firstClose);
    const seen = await Promise.all(made.map(group.seen));
    expect(seen.map(({ status }) => status)).toEqual(made.map(() => 'paid'));
    const starts = seen.map(({ slot }) => slot.start);
    expect(new Set(starts)).toEqual(new Set([tue, wed]));
    expect((await findPledge(group.ctx.reader, made[0]?.id ?? ''))?.outcome).toMatchObject({
      tips: 2,
      tipsByFirstChoice: 0,
      pledges: 9,
    });
  });
});
