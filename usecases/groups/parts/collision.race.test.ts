import { expect, it } from 'vitest';
import { findGroup } from '@/db/groups/groups';
import { listMiscountedGroups } from '@/db/groups/members';
import { paymentOfOrder } from '@/db/orders/payments';
import { findViolations } from '@/db/proof/proof';
import { instantOf } from '@/domain/time/iso';
import { hourMs } from '@/domain/time/zone';
import { cancelOrder } from '../../orders/cancel-order';
import { counts } from '../../orders/testing';
import { runDueJobs } from '../../schedule';
import { type Gathering, gathering } from '../testing';

const thu = '2027-03-11T15:00:00Z';
const deadline = instantOf('2027-03-10T15:00:00Z');
/** The soak runs a thousand. Each is a town of its own, 0.3 s of a core; where every statement goes to a server a few. */
const usual = process.env.OFFPEAK_TEST_ENGINE === 'postgres' ? 4 : 60;
const rounds = Number(process.env.GROUP_COLLISIONS ?? usual);
const offsets = [-5, -1, 0, 1, 5, -3, 2, -2, 3, 4, -4];

it(`no violation where the last seat, the deadline and a cancellation collide, ${rounds} times`, {
  timeout: Math.max(60, rounds * 10) * 1_000,
}, async () => {
  for (let round = 0; round < rounds; round += 1) await collide(round);
});

async function collide(round: number): Promise<void> {
  const group = await gathering();
  const { ctx } = group;
  const first = await group.joined('ana');
  const others = [await group.joined('ben'), await group.joined('cleo')];
  const acts = [
    () => group.join('dora'),
    () => cancelOrder(ctx, { id: first.id, accessToken: first.accessToken }),
    () => runDueJobs(ctx, { graceMs: 0 }),
  ];
  const turns = round % acts.length;
  const turned = [...acts.slice(turns), ...acts.slice(0, turns)];
  const under = turned.map((begin, place) => {
    ctx.clock.set(deadline + (offsets[(round + place * 4) % offsets.length] ?? 0));
    return begin();
  });
  const answers = await Promise.all(under);
  await group.at(deadline + hourMs);
  const joined = answers.flatMap((answer) =>
    typeof answer === 'object' && answer.ok && 'id' in answer.value ? [answer.value] : [],
  );
  await expectNoViolation(group, { groupId: first.group?.id ?? '', orders: [first, ...others, ...joined] });
}

type Ended = { readonly groupId: string; readonly orders: readonly { readonly id: string }[] };

/** G1 to G5 and S1 to S4 of trust.md and the rest of them, once everything has come to rest. */
async function expectNoViolation({ ctx, seen }: Gathering, { groupId, orders }: Ended): Promise<void> {
  const group = await findGroup(ctx.reader, groupId);
  expect(group?.closedAt).not.toBeNull();
  expect((group?.tippedAt ?? 0) < deadline).toBe(true);
  expect(group?.tippedAt !== null).toBe(group?.status === 'tipped');
  expect(await listMiscountedGroups(ctx.reader)).toEqual([]);
  expect(await findViolations(ctx.reader, { now: ctx.clock.now(), isAtRest: true })).toEqual([]);
  const views = await Promise.all(orders.map(seen));
  const paid = views.filter(({ status }) => status === 'paid');
  expect(views.filter(({ status }) => status === 'authorised' || status === 'pending')).toEqual([]);
  expect(paid.filter(({ vouchers }) => vouchers?.length !== 1)).toEqual([]);
  expect(paid).toHaveLength(group?.status === 'tipped' ? group.members : 0);
  expect(await counts(ctx, thu)).toMatchObject({
    taken: paid.length,
    discounted: paid.length,
    units: paid.length,
  });
  for (const { id, status } of views) {
    const payment = await paymentOfOrder(ctx.reader, id);
    if (status !== 'paid') expect((payment?.capturedMinor ?? 0) - (payment?.refundedMinor ?? 0)).toBe(0);
  }
}
