import { beforeEach, describe, expect, it } from 'vitest';
import { findDeal } from '@/db/deals/deal-terms';
import { changeDeal } from '@/db/deals/deals';
import { findGroup } from '@/db/groups/groups';
import { listMiscountedGroups } from '@/db/groups/members';
import { spa } from '@/db/scenes/quiet-tuesday-spa';
import { accept } from '@/domain/kernel/result';
import { basisPoints } from '@/domain/money/money';
import { instantOf } from '@/domain/time/iso';
import { hourMs } from '@/domain/time/zone';
import { cancelOrder } from '../../orders/cancel-order';
import { counts } from '../../orders/testing';
import { type Gathering, gathering } from '../testing';

const thu = '2027-03-11T15:00:00Z';
const wed = '2027-03-10T14:00:00Z';
const another = '2027-03-11T16:30:00Z';
const deadline = instantOf('2027-03-10T15:00:00Z');
const eur = (amount: number) => ({ amount, currency: 'EUR' });
let group: Gathering;

beforeEach(async () => {
  group = await gathering();
});

describe('the fallback “other slots”', () => {
  it('is the first other hour that can be had alone for the ceiling', async () => {
    const eva = await group.joined('eva', {
      fallback: { kind: 'slots', starts: [another], ceiling: eur(4200) },
    });
    await group.at(deadline);
    expect(await group.seen(eva)).toMatchObject({
      status: 'paid',
      as: 'solo',
      price: { amount: 4200 },
      slot: { start: another },
      group: null,
      vouchers: [{}],
    });
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 0, units: 1 });
    expect(await counts(group.ctx, another)).toMatchObject({ taken: 1, alone: 1 });
  });

  it('is a group that goes ahead, rather than an hour alone', async () => {
    const later = '2027-03-11T15:45:00Z';
    group = await gathering({ seats: 12, busyness: [] });
    for (const who of ['ana', 'ben', 'cleo', 'dora']) await group.joined(who, { start: later });
    const eva = await group.joined('eva', {
      fallback: { kind: 'slots', starts: [another, later], ceiling: eur(4200) },
    });
    await group.at(deadline);
    expect(await group.seen(eva)).toMatchObject({
      status: 'paid',
      as: 'group',
      price: { amount: 3780 },
      slot: { start: later },
      group: { members: 5 },
    });
    expect(await listMiscountedGroups(group.ctx.reader)).toEqual([]);
  });

  it('is a pledge for hours whose group may still come, where alone costs more than the ceiling', async () => {
    const friday = '2027-03-11T16:00:00Z';
    const eva = await group.joined('eva', {
      fallback: { kind: 'slots', starts: [friday], ceiling: eur(3800) },
    });
    await group.at(deadline);
    expect(await group.seen(eva)).toMatchObject({ status: 'authorised', as: 'pledge', group: null });
    await group.at(deadline + hourMs);
    expect(await group.seen(eva)).toMatchObject({ status: 'cancelled' });
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 0, units: 0 });
  });

  it('is nothing paid where every other hour is over or dearer', async () => {
    const eva = await group.joined('eva', {
      fallback: { kind: 'slots', starts: [wed], ceiling: eur(4200) },
    });
    await group.at(deadline);
    expect(await group.seen(eva)).toMatchObject({ status: 'cancelled' });
  });
});

describe('who leads', () => {
  it('is who came first; when they leave, who has been in longest, who is told', async () => {
    const ana = await group.joined('ana');
    group.ctx.clock.advance(1);
    const ben = await group.joined('ben');
    group.ctx.clock.advance(1);
    await group.joined('cleo');
    const groupId = ana.group?.id ?? '';
    expect((await findGroup(group.ctx.reader, groupId))?.leaderOrderId).toBe(ana.id);
    await cancelOrder(group.ctx, { id: ana.id, accessToken: ana.accessToken });
    expect(await findGroup(group.ctx.reader, groupId)).toMatchObject({ leaderOrderId: ben.id, members: 2 });
    await group.at(group.ctx.clock.now());
    const told = group.ctx.mail.letters.filter(({ subject }) => subject.startsWith('You lead the group now'));
    expect(told.map(({ to }) => to)).toEqual(['ben@example.org']);
  });

  it('is nobody in a group that nobody is in, and then whoever comes next', async () => {
    const ana = await group.joined('ana');
    await cancelOrder(group.ctx, { id: ana.id, accessToken: ana.accessToken });
    const ben = await group.joined('ben');
    expect((await findGroup(group.ctx.reader, ben.group?.id ?? ''))?.leaderOrderId).toBe(ben.id);
  });
});

describe('teams', () => {
  const team = { scope: 'team' as const, threshold: 2, maximum: 3, closesAfterHours: 5 };

  beforeEach(async () => {
    const tiers = [{ members: 2, offBps: basisPoints(1000) }];
    group = await gathering({ terms: { group: { ...team, tiers } } });
  });

  it('are opened by anybody, side by side in one hour, each with its own clock', async () => {
    const ana = await group.joined('ana');
    group.ctx.clock.advance(hourMs);
    const ben = await group.joined('ben');
    expect(ben.group?.id).not.toBe(ana.group?.id);
    expect(instantOf(ben.group?.closesAt ?? '') - instantOf(ana.group?.closesAt ?? '')).toBe(hourMs);
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 4, discounted: 4 });
  });

  it('tip by their own members, and those that do not fail at their own close', async () => {
    const ana = await group.joined('ana');
    const ben = await group.joined('ben');
    const cleo = await group.joined('cleo', { groupId: ana.group?.id });
    expect(await group.seen(cleo)).toMatchObject({
      status: 'paid',
      group: { id: ana.group?.id, members: 2 },
    });
    await group.at(instantOf(ben.group?.closesAt ?? ''));
    expect(await group.seen(ben)).toMatchObject({ status: 'cancelled', group: { because: 'deadline' } });
    expect(await group.seen(ana)).toMatchObject({ status: 'paid' });
    expect(await counts(group.ctx, thu)).toMatchObject({ taken: 2, discounted: 2, units: 2 });
  });

  it('keep their clock when their leader leaves, and go on with who stays', async () => {
    const ana = await group.joined('ana', { groupId: undefined });
    const closes = ana.group?.closesAt;
    await cancelOrder(group.ctx, { id: ana.id, accessToken: ana.accessToken });
    group.ctx.clock.advance(hourMs);
    const ben = await group.joined('ben', { groupId: ana.group?.id });
    expect(ben.group).toMatchObject({ id: ana.group?.id, closesAt: closes, members: 1 });
  });

  it('are not opened where their threshold has no room', async () => {
    for (const who of ['ana', 'ben']) await group.joined(who);
    expect(await group.join('cleo')).toMatchObject({ refusal: { reason: 'sold-out' } });
  });
});

describe('a group that can no longer be reached', () => {
  it('fails at once when the sale ends', async () => {
    const salesUntil = instantOf('2027-03-09T10:00:00Z');
    group = await gathering({ terms: { salesUntil } });
    const ana = await group.joined('ana');
    await group.at(salesUntil);
    expect(await group.seen(ana)).toMatchObject({
      status: 'cancelled',
      group: { status: 'failed', because: 'unreachable' },
    });
  });

  it('fails at once when the deal’s units are gone', async () => {
    group = await gathering({ terms: { limits: { perPerson: null, total: 4 } } });
    const ana = await group.joined('ana');
    const alone = { as: 'solo', start: '2027-03-12T15:00:00Z', seenPrice: eur(6000) };
    await group.joined('ben', alone);
    await group.at(group.ctx.clock.now());
    expect(await group.seen(ana)).toMatchObject({ status: 'cancelled', group: { because: 'unreachable' } });
  });

  it('waits while who is paying or pledged could still complete it', async () => {
    group = await gathering({ terms: { limits: { perPerson: null, total: 4 } } });
    for (const who of ['ana', 'ben', 'cleo']) await group.joined(who);
    const eva = await group.pledged('eva', { starts: [thu] });
    await group.at(deadline);
    expect(await group.seen(eva)).toMatchObject({ status: 'paid', group: { status: 'tipped', members: 4 } });
  });
});

describe('pledges of a deal that is stopped', () => {
  it('are let go', async () => {
    const eva = await group.pledged('eva');
    await group.ctx.transaction(async (tx) => {
      const deal = await findDeal(tx, spa.dealId);
      return accept(deal && (await changeDeal(tx, deal, { status: 'stopped' })));
    });
    await group.at(group.ctx.clock.now());
    expect(await group.seen(eva)).toMatchObject({ status: 'cancelled' });
  });
});
