import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { findGroup } from '@/db/groups/groups';
import { listMiscountedGroups } from '@/db/groups/members';
import { paymentOfOrder } from '@/db/orders/payments';
import { findViolations } from '@/db/proof/proof';
import { given } from '@/domain/kernel/must';
import { isoOf } from '@/domain/time/iso';
import { hourMs, minuteMs } from '@/domain/time/zone';
import { cancelOrder } from '../../orders/cancel-order';
import { runDueJobs } from '../../schedule';
import { type Gathering, gathering } from '../testing';

/** The soak runs a thousand on each engine. */
const usual = process.env.OFFPEAK_TEST_ENGINE === 'postgres' ? 24 : 100;
const rounds = Number(process.env.GROUP_COLLISIONS ?? usual);
type Three<Value> = readonly [Value, Value, Value];
/** In milliseconds around the deadline: when each of the three begins. */
const offsets: readonly Three<number>[] = [
  [-5, -3, -1],
  [-1, 0, 1],
  [-2, -1, 0],
  [-1, -1, 5],
  [0, 1, 5],
];
/** Which of the three begins first: the last seat, the cancellation or the deadline. */
const orders: readonly Three<0 | 1 | 2>[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];
/** How long the next one lets the others go on: they are all at once, or one is half done, or over. */
const pausesMs = [0, 1, 3, 7, 15, 30, 60];
/** Tuesday to Thursday from 14:00: hours of one price, a group for each. */
const starts = ['2027-03-09', '2027-03-10', '2027-03-11'].flatMap((day) =>
  Array.from({ length: 8 }, (_, place) => Date.parse(`${day}T14:00:00Z`) + place * 15 * minuteMs),
);

it(`no violation where the last seat, the deadline and a cancellation collide, ${rounds} times`, {
  timeout: Math.max(60, rounds * 10) * 1_000,
}, async () => {
  const ends = new Set<string | undefined>();
  for (let begun = 0; begun < rounds; begun += starts.length) {
    const town = await gathering({ seats: 60 });
    for (const [place, start] of starts.slice(0, rounds - begun).entries())
      ends.add(await collide(town, { start, round: begun + place }));
    expect(await listMiscountedGroups(town.ctx.reader)).toEqual([]);
    expect(await findViolations(town.ctx.reader, { now: town.ctx.clock.now(), isAtRest: true })).toEqual([]);
  }
  // A town alone is too little to end both ways for certain.
  if (rounds > 50) expect(ends).toEqual(new Set(['tipped', 'failed']));
});

/** Lists of different lengths are gone through in turn, so that in the end everything meets everything. */
function pick<Value>(values: readonly Value[], round: number): Value {
  return given(values[round % values.length], 'a list to pick from is not empty');
}

type Collision = { readonly start: number; readonly round: number };

/** @returns how the group ended. */
async function collide(town: Gathering, { start, round }: Collision): Promise<string | undefined> {
  const { ctx } = town;
  const deadline = start - 24 * hourMs;
  const hour = { start: isoOf(start) };
  ctx.clock.set(deadline - 10 * minuteMs);
  const members = await Promise.all(['ana', 'ben', 'cleo'].map((who) => town.joined(`${who}${round}`, hour)));
  const first = given(members[0], 'Ana joined');
  const acts: Three<() => Promise<unknown>> = [
    async () => {
      const last = await town.join(`dora${round}`, hour);
      if (last.ok) members.push(last.value);
    },
    () => cancelOrder(ctx, { id: first.id, accessToken: first.accessToken }),
    () => runDueJobs(ctx, { graceMs: 0 }),
  ];
  const begin = async (act: 0 | 1 | 2, place: number) => {
    await pause(place * pick(pausesMs, round));
    ctx.clock.set(deadline + (pick(offsets, round)[place] ?? 0));
    await acts[act]();
  };
  await Promise.all(pick(orders, round).map(begin));
  ctx.clock.set(deadline + minuteMs);
  while ((await runDueJobs(ctx, { graceMs: 0 })) > 0);
  return expectOneEnd(town, { groupId: first.group?.id ?? '', start, deadline, orders: members });
}

type Ended = {
  readonly groupId: string;
  readonly start: number;
  readonly deadline: number;
  readonly orders: readonly { readonly id: string }[];
};

/** G1 to G5 and S1 to S4 of trust.md, for one group that has come to rest. */
async function expectOneEnd({ ctx, seen }: Gathering, ended: Ended): Promise<string | undefined> {
  const group = await findGroup(ctx.reader, ended.groupId);
  expect(group?.closedAt).not.toBeNull();
  expect((group?.tippedAt ?? 0) < ended.deadline).toBe(true);
  expect(group?.tippedAt !== null).toBe(group?.status === 'tipped');
  const views = await Promise.all(ended.orders.map(seen));
  const paid = views.filter(({ status }) => status === 'paid');
  expect(views.filter(({ status }) => status === 'authorised' || status === 'pending')).toEqual([]);
  expect(paid.filter(({ vouchers }) => vouchers?.length !== 1)).toEqual([]);
  expect(paid).toHaveLength(group?.status === 'tipped' ? group.members : 0);
  for (const { id, status } of views) {
    const payment = await paymentOfOrder(ctx.reader, id);
    if (status !== 'paid') expect((payment?.capturedMinor ?? 0) - (payment?.refundedMinor ?? 0)).toBe(0);
  }
  return group?.status;
}
