import { recordAudit } from '@/db/audit';
import type { SellingVenue } from '@/db/deals/deal-terms';
import { listOpenGroupsOfVenue } from '@/db/groups/groups';
import { countSoldVisits } from '@/db/orders/order-lists';
import { updateVenue as changeVenue, findVenue, mostTaken } from '@/db/venues';
import type { Refusal } from '@/domain/kernel/refusal';
import { accept, refuse } from '@/domain/kernel/result';
import { actorName, authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import { settleGroup } from '../groups/parts/group-life';
import { type OwnVenueView, ownVenueView } from './own-venue-view';
import type { UpdateVenue } from './update-venue.input';
import { venueOf } from './venue-fields.input';

/**
 * Changes a venue. What is sold stays: never fewer places than are taken, the grid they were taken on, and no closed day
 * over a visit whose guest was not helped first. Source: journeys.md M7.
 */
export async function updateVenue(ctx: Context, input: UpdateVenue): Promise<Answer<OwnVenueView>> {
  const { id, version, ...fields } = input;
  return ctx.transaction(async (tx, now) => {
    const venue = await findVenue(tx, id);
    if (!venue) return refuse({ reason: ctx.actor.kind === 'person' ? 'not-found' : 'not-signed-in' });
    const scope = authorizeMerchant(ctx, venue.merchantId, ['manager']);
    if (!scope.ok) return scope;
    const set = venueOf(fields);
    // Changed first: from here on nobody takes seats of the old number, and what is taken by now is counted.
    const isFirst = await changeVenue(tx, { venueId: id, version, set });
    if (!isFirst) return refuse({ reason: 'stale-version', version: venue.version });
    const taken = await mostTaken(tx, id, now);
    const visits = await countSoldVisits(tx, { venueId: id, spans: closedAnew(venue, set), now });
    const broken = brokenPromise({ venue, set, taken, visits });
    if (broken) return refuse(broken);
    await settleGroupsAt({ ctx, tx, now }, id);
    const before = ownVenueView(venue);
    const after = ownVenueView({ ...venue, ...set, version: version + 1 });
    const event = { at: now, actor: actorName(ctx.actor), act: 'venue.changed', entity: id };
    await recordAudit(tx, { ...event, before, after });
    return accept(after);
  });
}

type Change = {
  readonly venue: SellingVenue;
  readonly set: ReturnType<typeof venueOf>;
  readonly taken: number;
  /** Sold on the days that are closed anew. */
  readonly visits: number;
};

function closedAnew({ closures }: SellingVenue, set: Change['set']): Change['set']['closures'] {
  return set.closures.filter(
    ({ from, until }) => !closures.some((known) => known.from <= from && known.until >= until),
  );
}

function brokenPromise({ venue, set, taken, visits }: Change): Refusal | null {
  if (set.seats < taken) return { reason: 'capacity-below-taken', taken };
  if (visits > 0) return { reason: 'visits-sold', visits };
  const moved = (['stepMinutes', 'timeZone'] as const).filter((name) => set[name] !== venue[name]);
  if (taken === 0 || moved.length === 0) return null;
  const message = 'Visits are sold on the present one. Change it once they are over.';
  return { reason: 'malformed', errors: moved.map((path) => ({ path, code: 'in-use', message })) };
}

/** A group whose hour the venue closed cannot meet any more, and fails at once. */
async function settleGroupsAt(work: Parameters<typeof settleGroup>[0], venueId: string): Promise<void> {
  for (const { id } of await listOpenGroupsOfVenue(work.tx, venueId)) await settleGroup(work, id);
}
