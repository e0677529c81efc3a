import { listSilentClaims } from '@/db/claims/claims';
import { endDueDeals, liftDueDeals } from '@/db/deals/deal-clock';
import { listDueGroups, listOpenGroupsOfStoppedDeals, listUnreachableGroups } from '@/db/groups/groups';
import { listDealsWithDuePledges, listStoppedDealsWithPledges } from '@/db/groups/pledges';
import { listEndedGraces, listWaitingOrders } from '@/db/orders/orders';
import { planHold } from '@/db/orders/payment-acts';
import { listSavedDue, listUnfinishedPayments, paymentOfOrder } from '@/db/orders/payments';
import { listWaitingReschedules } from '@/db/orders/reschedules';
import { listExpiredHolds } from '@/db/slots/holds';
import { listVisitsOver } from '@/db/vouchers/visits-over';
import { claimHours } from '@/domain/claims/claim';
import { newId } from '@/domain/kernel/id';
import { accept } from '@/domain/kernel/result';
import { hourMs, minuteMs } from '@/domain/time/zone';
import { sideWithGuest } from './claims/parts/claim-life';
import { dropOldPhotos } from './claims/parts/photo-keeping';
import type { Context } from './context';
import { relearnBooked } from './forecast/parts/relearn';
import { assignPledgesOf, endGroup } from './groups/parts/closing';
import { settleGroup, stopGroup } from './groups/parts/group-life';
import { endGrace } from './groups/parts/group-losses';
import { remindMembers } from './groups/parts/group-news';
import { stopPledges } from './groups/parts/pledge-round';
import { endPoints, warnOfEndingPoints } from './members/parts/points';
import { keepFullPricePromises } from './orders/parts/full-price-promise';
import { abandonPayment } from './orders/parts/giving-up';
import { abandonMoving } from './orders/parts/supplement';
import { compareBooksWhenDue } from './payments/parts/compare-books';
import { performPayment } from './payments/parts/payment-acts';
import { handleNews } from './payments/parts/payment-news';
import { poolPriceResponses } from './pricing/parts/price-response';
import { dropWhatIsOver } from './retention';
import { sendLetters } from './sending';
import { runSettlement } from './settlement/parts/run-settlement';
import { endHoldAndFree } from './slots/parts/holding';
import { askThoseWaiting } from './slots/parts/waiting';
import { expireVisit, postPoints } from './vouchers/parts/after-visit';

/** An act younger than this may still be under way in the request that began it. */
export const graceMs = 45_000;
/** How long strong authentication may take. */
export const authenticationMs = 15 * minuteMs;

/**
 * Everything that time does, on one page. Runs what is due and says how much that was; each step is safe to repeat and
 * to be cut off. Called every second by the server, and by tests after they moved the clock.
 */
export async function runDueJobs(ctx: Context, { graceMs: grace = graceMs } = {}): Promise<number> {
  const steps = [
    () => changeDeals(ctx),
    () => expireHolds(ctx),
    () => askThoseWaiting(ctx),
    () => handleNews(ctx, grace),
    () => giveUpWaiting(ctx),
    () => holdSavedCards(ctx),
    () => settleDueGroups(ctx),
    () => remindMembers(ctx),
    () => decidePledges(ctx),
    () => endGraces(ctx),
    () => relearnBooked(ctx),
    () => poolPriceResponses(ctx),
    () => keepFullPricePromises(ctx),
    () => finishPayments(ctx, grace),
    () => compareBooksWhenDue(ctx),
    () => endSilentClaims(ctx),
    () => dropOldPhotos(ctx),
    () => dropWhatIsOver(ctx),
    () => giveUpMoving(ctx),
    () => closeVisits(ctx),
    () => warnOfEndingPoints(ctx),
    () => endPoints(ctx),
    () => runSettlement(ctx),
    () => sendLetters(ctx),
  ];
  let ran = 0;
  for (const step of steps) ran += await step();
  return ran;
}

/** Approved deals go live when their sale begins, live ones end with it. */
async function changeDeals(ctx: Context): Promise<number> {
  const changed = await ctx.transaction(async (tx, now) => {
    return accept((await liftDueDeals(tx, now)) + (await endDueDeals(tx, now)));
  });
  return changed.ok ? changed.value : 0;
}

async function expireHolds(ctx: Context): Promise<number> {
  const due = await listExpiredHolds(ctx.reader, ctx.clock.now());
  for (const { id } of due) {
    await ctx.transaction(async (tx, now) =>
      accept(await endHoldAndFree(tx, { holdId: id, by: 'expiry', now })),
    );
  }
  return due.length;
}

/** Finishes what was cut off: every recorded intent gets its outcome. Source: trust.md C1. */
async function finishPayments(ctx: Context, grace: number): Promise<number> {
  const now = ctx.clock.now();
  let ran = 0;
  for (const paymentId of await listUnfinishedPayments(ctx.reader, { now, since: now - grace })) {
    const performed = await performPayment(ctx, paymentId, { isAnswered: true });
    ran += 1;
    // While the provider is away the others wait too: each has its own time to be asked again.
    if (performed.ok && !performed.value.isReached) break;
  }
  return ran;
}

/** Strong authentication that never came: the seat is free again. First the provider is asked once more. */
async function giveUpWaiting(ctx: Context): Promise<number> {
  let ran = 0;
  for (const order of await listWaitingOrders(ctx.reader, ctx.clock.now() - authenticationMs)) {
    const payment = await paymentOfOrder(ctx.reader, order.id);
    if (!payment) continue;
    const asked = await performPayment(ctx, payment.id, { isAnswered: true });
    if (!asked.ok || !asked.value.isReached) break;
    await abandonPayment(ctx, { order, payment });
    ran += 1;
  }
  return ran;
}

/** A day before the close money is held on the cards that were saved; one that says no frees its place. */
async function holdSavedCards(ctx: Context): Promise<number> {
  let ran = 0;
  for (const payment of await listSavedDue(ctx.reader, ctx.clock.now())) {
    const planned = await ctx.transaction(async (tx, now) =>
      accept(await planHold(tx, { payment, id: newId('act'), now })),
    );
    if (!planned.ok || !planned.value) continue;
    await performPayment(ctx, payment.id, { isAnswered: false });
    ran += 1;
  }
  return ran;
}

/** At a close the pledges of the deal are assigned first, in the transaction that ends the group. */
async function settleDueGroups(ctx: Context): Promise<number> {
  const due = await listDueGroups(ctx.reader, ctx.clock.now());
  for (const { id, dealId } of due) {
    await ctx.transaction(async (tx, now) => accept(await endGroup({ ctx, tx, now }, { id, dealId })));
  }
  const unreachable = await listUnreachableGroups(ctx.reader);
  for (const { id } of unreachable) {
    await ctx.transaction(async (tx, now) => accept(await settleGroup({ ctx, tx, now }, id)));
  }
  const stopped = await listOpenGroupsOfStoppedDeals(ctx.reader);
  for (const group of stopped) {
    await ctx.transaction(async (tx, now) => accept(await stopGroup({ ctx, tx, now }, group)));
  }
  return due.length + stopped.length;
}

/** A merchant who was silent for a day: the guest has won. Page: docs/rules/guarantee.md. */
async function endSilentClaims(ctx: Context): Promise<number> {
  const due = await listSilentClaims(ctx.reader, ctx.clock.now());
  for (const claim of due) {
    await ctx.transaction(async (tx, now) => {
      const said = { side: 'clock' as const, by: 'clock', words: '', at: now };
      return accept(await sideWithGuest({ ctx, tx, now }, claim, said));
    });
  }
  return due.length;
}

/** The bank asked, and the payer of a dearer time never came back: the visit stays where it was. */
async function giveUpMoving(ctx: Context): Promise<number> {
  const due = await listWaitingReschedules(ctx.reader, ctx.clock.now() - authenticationMs);
  for (const reschedule of due) {
    await ctx.transaction(async (tx, now) => accept(await abandonMoving({ ctx, tx, now }, reschedule)));
  }
  return due.length;
}

/** Three days after a visit it can no longer be claimed: points are posted, and what nobody came to goes back. */
async function closeVisits(ctx: Context): Promise<number> {
  const endedBefore = ctx.clock.now() - claimHours * hourMs;
  const had = await listVisitsOver(ctx.reader, { endedBefore, status: 'redeemed' });
  for (const visit of had) {
    await ctx.transaction(async (tx, now) => accept(await postPoints({ ctx, tx, now }, visit)));
  }
  const missed = await listVisitsOver(ctx.reader, { endedBefore, status: 'issued' });
  for (const visit of missed) {
    await ctx.transaction(async (tx, now) => accept(await expireVisit({ ctx, tx, now }, visit)));
  }
  return had.length + missed.length;
}

/** Pledges for hours whose group nobody opened yet, and those of deals that were stopped. */
async function decidePledges(ctx: Context): Promise<number> {
  const due = await listDealsWithDuePledges(ctx.reader, ctx.clock.now());
  for (const dealId of due) {
    await ctx.transaction(async (tx, now) => accept(await assignPledgesOf({ ctx, tx, now }, dealId)));
  }
  const stopped = await listStoppedDealsWithPledges(ctx.reader);
  for (const dealId of stopped) {
    await ctx.transaction(async (tx, now) => accept(await stopPledges({ ctx, tx, now }, dealId)));
  }
  return due.length + stopped.length;
}

/** Members whose card failed after their group tipped, and who named no other in time. */
async function endGraces(ctx: Context): Promise<number> {
  const due = await listEndedGraces(ctx.reader, ctx.clock.now());
  for (const { id } of due) {
    await ctx.transaction(async (tx, now) => accept(await endGrace({ ctx, tx, now }, id)));
  }
  return due.length;
}
