import { beforeEach, describe, expect, test } from 'vitest';
import { auditOf } from '@/db/audit';
import { changeDeal, setVersion } from '@/db/deals/deals';
import { listDueLetters } from '@/db/outbox';
import { findPackage, insertPackage } from '@/db/venues';
import { accept } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import { asMember, type CasaVerde, casaVerde, dealInput, dealOf, given } from '../casa-verde';
import { createDeal } from '../deals/create-deal';
import { submitDeal } from '../deals/submit-deal';
import { submitMerchant } from '../people/submit-merchant';
import { asGuest } from '../testing';
import { decideDeal } from './decide-deal';
import { decideMerchant } from './decide-merchant';

let spa: CasaVerde;
beforeEach(async () => {
  spa = await casaVerde();
});

async function verify() {
  given(await submitMerchant(spa.owner, { id: spa.ids.merchantId }));
  return given(await decideMerchant(spa.admin, { id: spa.ids.merchantId, decision: 'verify', reasons: [] }));
}

function decide(id: string, decision: 'approve' | 'ask' | 'refuse', version = 1) {
  const reasons = decision === 'approve' ? [] : ['evidence-missing'];
  return decideDeal(spa.admin, { id, decision, reasons, version });
}

/** A package that costs nothing, as the door would refuse it: from before there was a rule. */
async function storedGift(): Promise<string> {
  const sold = given(
    await spa.world.transaction(async (tx) => accept(await findPackage(tx, spa.ids.packageId))),
  );
  if (!sold) throw new Error('Casa Verde sells a package');
  const gift = {
    ...sold,
    id: 'package_gift',
    lines: sold.lines.map((line) => ({ ...line, listPriceMinor: minor(0) })),
  };
  given(
    await spa.world.transaction(async (tx, createdAt) =>
      accept(await insertPackage(tx, { ...gift, createdAt })),
    ),
  );
  return gift.id;
}

describe('from sign-up to sale', () => {
  test('a verified business has its deal approved and sells at once', async () => {
    expect(await verify()).toMatchObject({ status: 'verified' });
    const deal = await dealOf(spa);
    expect(deal).toMatchObject({ status: 'draft', version: 1, liveVersion: null });
    expect(deal.summary[0]).toContain('€42 instead of €60 (30\u00a0% off)');
    expect(given(await submitDeal(spa.owner, { id: deal.id }))).toMatchObject({ status: 'submitted' });
    expect(given(await decide(deal.id, 'approve'))).toMatchObject({ status: 'live', liveVersion: 1 });
    const letters = await listDueLetters(spa.world.reader, spa.world.clock.now());
    expect(letters.map((letter) => `${letter.recipient}: ${letter.subject}`).sort()).toEqual([
      'joana@casaverde.pt: Casa Verde is verified and may sell',
      'joana@casaverde.pt: Your deal “60-minute massage and tea” is approved',
    ]);
    const acts = (await auditOf(spa.world.reader, deal.id, { limit: 9, before: null })).map(({ act }) => act);
    expect(new Set(acts)).toEqual(new Set(['deal.created', 'deal.submitted', 'deal.approve']));
  });

  test('a deal whose sale begins later is approved and waits', async () => {
    await verify();
    const deal = await dealOf(spa, { salesFrom: '2027-03-20T10:00:00Z' });
    given(await submitDeal(spa.owner, { id: deal.id }));
    const decided = await decideDeal(spa.admin, {
      id: deal.id,
      decision: 'approve',
      reasons: [],
      version: 1,
    });
    expect(given(decided).status).toBe('approved');
  });

  test('asked about, it comes back; refused, it does not', async () => {
    await verify();
    const deal = await dealOf(spa);
    given(await submitDeal(spa.owner, { id: deal.id }));
    expect(given(await decide(deal.id, 'ask')).status).toBe('asked');
    given(await submitDeal(spa.owner, { id: deal.id }));
    expect(given(await decide(deal.id, 'refuse')).status).toBe('refused');
    expect(await submitDeal(spa.owner, { id: deal.id })).toMatchObject({
      refusal: { reason: 'wrong-status', status: 'refused' },
    });
  });

  test('nothing is submitted before the business is verified, and every reason is said', async () => {
    const deal = await dealOf(spa);
    expect(await submitDeal(spa.owner, { id: deal.id })).toMatchObject({
      refusal: { reason: 'not-submittable', reasons: [{ reason: 'merchant-not-verified' }] },
    });
  });

  test('what blocks is neither submitted nor approved', async () => {
    await verify();
    const packageId = await storedGift();
    const { id } = await dealOf(spa, { packageId, floorPrice: { amount: 0, currency: 'EUR' } });
    const block = { reason: 'finding-blocks', finding: 'nothing-to-sell' };
    expect(await submitDeal(spa.owner, { id })).toMatchObject({
      refusal: { reason: 'not-submittable', reasons: [block] },
    });
    await spa.world.transaction(async (tx, now) => {
      await changeDeal(tx, { id, version: 1, status: 'draft' }, { status: 'submitted' });
      const which = { dealId: id, version: 1, from: 'draft' as const };
      await setVersion(tx, which, { status: 'submitted', findings: [], submittedAt: now });
      return accept(null);
    });
    expect(await decide(id, 'approve')).toMatchObject({ refusal: block });
    expect(given(await decide(id, 'refuse')).status).toBe('refused');
  });

  test('a decision names the version that was looked at', async () => {
    await verify();
    const deal = await dealOf(spa);
    given(await submitDeal(spa.owner, { id: deal.id }));
    const stale = await decide(deal.id, 'approve', 2);
    expect(stale).toMatchObject({ refusal: { reason: 'stale-version', version: 1 } });
  });
});

describe('the rules answer when a deal is written', () => {
  test.each([
    {
      says: '55 % fall below the floor',
      changes: { offPeak: [off({ percentOff: 55 })] },
      reason: 'below-floor',
    },
    {
      says: 'two windows overlap',
      changes: { offPeak: [off(), off({ from: '16:00' })] },
      reason: 'windows-overlap',
    },
    { says: 'no weekday', changes: { offPeak: [off({ weekdays: [] })] }, reason: 'window-empty' },
    {
      says: 'a sale that ends first',
      changes: { salesUntil: '2027-03-01T00:00:00Z' },
      reason: 'sales-window-empty',
    },
    { says: 'more seats than there are', changes: { group: team(7) }, reason: 'threshold-above-seats' },
  ])('$says: $reason', async ({ changes, reason }) => {
    expect(await createDeal(spa.owner, dealInput(spa.ids, changes))).toMatchObject({ refusal: { reason } });
  });
});

describe('who may', () => {
  test('a stranger finds nothing, a guest signs in, a clerk may not', async () => {
    const { merchantId } = spa.ids;
    const input = dealInput(spa.ids);
    const deal = await dealOf(spa);
    for (const [who, reason] of [
      [spa.stranger, 'not-found'],
      [asGuest(spa.world), 'not-signed-in'],
      [asMember(spa.owner, merchantId, 'clerk'), 'not-allowed'],
    ] as const) {
      expect(await createDeal(who, input)).toMatchObject({ refusal: { reason } });
      expect(await submitDeal(who, { id: deal.id })).toMatchObject({ refusal: { reason } });
      expect(await submitMerchant(who, { id: merchantId })).toMatchObject({ refusal: { reason } });
    }
  });

  test('only admins decide', async () => {
    const { merchantId } = spa.ids;
    expect(
      await decideMerchant(spa.owner, { id: merchantId, decision: 'verify', reasons: [] }),
    ).toMatchObject({ refusal: { reason: 'not-found' } });
  });
});

function off(changes: object = {}) {
  return { weekdays: [2], from: '14:00', to: '17:00', percentOff: 30, seats: 3, ...changes };
}

function team(maximum: number) {
  const tiers = [{ members: 4, percentOff: 10 }];
  return { scope: 'slot', threshold: 4, maximum, closesHoursBefore: 24, tiers };
}
