import type { ReactNode } from 'react';
import type { Money } from '@/domain/money/money';
import { PercentOff } from '../pricing/percent-off';
import { Badge } from '../ui/badge';
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
    <article
      id={`deal-${mark ?? deal.id}`}
      className="paint-later bg-card border border-ink flex flex-col relative target:outline-3 hover:bg-sunk"
    >
      <div className="border-b border-ink">
        <DealArt seed={deal.id} trade={deal.category} quiet={quietCells(deal.week)} />
      </div>
      <div className="p-4 flex flex-col gap-2 grow">
        <p className="text-sm text-ink-2">
          {mark === undefined ? null : <span className="number font-bold me-2">{mark}</span>}
          {[deal.venue.name, deal.venue.area, distance(deal.distanceKm)].filter(Boolean).join(' · ')}
        </p>
        <h3 className="voice-time text-xl">
          <a href={`/deals/${deal.slug}${at}`} className="no-underline after:absolute after:inset-0">
            {deal.title}
          </a>
        </h3>
        {nextSlot ? (
          <NextSlot slot={nextSlot} today={today} />
        ) : (
          <p className="text-ink-2">Nothing to book in the next two weeks.</p>
        )}
        <div className="mt-auto flex items-end justify-between gap-3 pt-2">
          <Strip deal={deal} />
          <span className="text-sm text-ink-2 whitespace-nowrap">{togetherWords(deal)}</span>
        </div>
      </div>
    </article>
  );
}

function NextSlot({ slot, today }: { slot: NonNullable<CardDeal['nextSlot']>; today: string }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="voice-time text-2xl">{formatMoney(slot.price)}</span>
      {slot.percentOff > 0 ? (
        <span className="text-sm text-ink-2">usually {formatMoney(slot.listPrice)}</span>
      ) : null}
      <span className="ms-auto">
        <Badge kind={slot.percentOff > 0 ? 'quiet' : 'plain'}>{shortWhen(slot.local, today)}</Badge>
      </span>
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
  if (nextSlot?.group) return `${nextSlot.group.members} of ${nextSlot.group.threshold} joined`;
  if (nextSlot && nextSlot.seatsLeft <= 5) return `${nextSlot.seatsLeft} left`;
  if (!group) return null;
  return (
    <>
      {group.threshold} together: <PercentOff percent={group.percentOff} />
    </>
  );
}
