import type { ReactNode } from 'react';
import type { Money } from '@/domain/money/money';
import { joinedWords } from '../groups/group-progress';
import { PercentOff } from '../pricing/percent-off';
import { formatMoney } from '../words/money';
import { whenInWords } from '../words/when';
import { DealArt } from './deal-art';
import { HourStrip } from './hour-strip';
import { barsOf, quietCells, type WeekShape } from './week-shape';

export type CardDeal = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly category: string;
  readonly venue: { readonly name: string; readonly area: string };
  readonly listPrice: Money;
  readonly priceRange: { readonly from: Money };
  readonly nextSlot: {
    readonly start: string;
    readonly local: string;
    readonly price: Money;
    readonly listPrice: Money;
    readonly percentOff: number;
    readonly seatsLeft: number;
    readonly group: { readonly members: number; readonly threshold: number } | null;
  } | null;
  readonly week: WeekShape;
  readonly group: { readonly threshold: number; readonly percentOff: number } | null;
  readonly distanceKm: number | null;
};

/** A deal in a list: where, what, when it is cheapest, and what it costs then. */
export function DealCard({ deal, today, mark }: { deal: CardDeal; today: string; mark?: number }) {
  const { nextSlot } = deal;
  const at = nextSlot ? `?at=${nextSlot.start}` : '';
  return (
    <article id={`deal-${mark ?? deal.id}`} className="deal-card paint-later">
      <DealArt seed={deal.id} trade={deal.category} quiet={quietCells(deal.week)} />
      <div>
        <small>
          {mark === undefined ? null : <b>{`${mark}  `}</b>}
          {[deal.venue.name, deal.venue.area, distance(deal.distanceKm)].filter(Boolean).join(' · ')}
        </small>
        <h3>
          <a href={`/deals/${deal.slug}${at}`}>{deal.title}</a>
        </h3>
        {nextSlot ? (
          <NextSlot slot={nextSlot} today={today} />
        ) : (
          <p>Nothing to book in the next two weeks.</p>
        )}
        <p>
          <Strip deal={deal} />
          <small>{togetherWords(deal)}</small>
        </p>
      </div>
    </article>
  );
}

function NextSlot({ slot, today }: { slot: NonNullable<CardDeal['nextSlot']>; today: string }) {
  return (
    <p>
      <strong>{formatMoney(slot.price)}</strong>
      {slot.percentOff > 0 ? <small>{`usually ${formatMoney(slot.listPrice)}`}</small> : null}
      <mark className={slot.percentOff > 0 ? 'quiet' : undefined}>{shortWhen(slot.local, today)}</mark>
    </p>
  );
}

function Strip({ deal }: { deal: CardDeal }) {
  const weekday = deal.nextSlot ? weekdayOf(deal.nextSlot.local) : 0;
  const day = deal.nextSlot ? whenInWords(deal.nextSlot.local).slice(0, 3) : 'Mon';
  return <HourStrip bars={barsOf(deal.week, weekday)} label={`${day}: higher bars cost less`} />;
}

/** Zero is Monday; from the words, so that no clock of the reader is asked. */
function weekdayOf(local: string): number {
  return ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(whenInWords(local).slice(0, 3));
}

/** `Today 14:00`, else `Wed 10 March, 14:00`. */
function shortWhen(local: string, today: string): string {
  return local.startsWith(today) ? `Today ${local.slice(11, 16)}` : whenInWords(local);
}

function distance(km: number | null): string {
  if (km === null) return '';
  return km < 1 ? `${Math.round(km * 10) * 100} m` : `${km.toFixed(1)} km`;
}

function togetherWords({ nextSlot, group }: CardDeal): ReactNode {
  if (nextSlot?.group) return joinedWords(nextSlot.group);
  if (nextSlot && nextSlot.seatsLeft <= 5) return `${nextSlot.seatsLeft} left`;
  if (!group) return null;
  return (
    <>
      {group.threshold} together: <PercentOff percent={group.percentOff} />
    </>
  );
}
