import { formKey } from '@/app/_web/page';
import { PriceReasons, type PriceStep } from '@/components/deals/price-reasons';
import { BuyBox } from '@/components/slots/buy-box';
import { FullTimes } from '@/components/slots/full-times';
import { type PickDay, SlotPicker } from '@/components/slots/slot-picker';
import { Button } from '@/components/ui/button';
import { SectionHeading } from '@/components/ui/page-heading';
import { counted } from '@/components/words/labels';
import { whenInWords } from '@/components/words/when';
import { printPercent } from '@/domain/money/print';
import { instantOf } from '@/domain/time/iso';
import { hourMs, localOf } from '@/domain/time/zone';
import type { DealView } from '@/usecases/deals/deal-view';
import type { SlotView } from '@/usecases/slots/slot-view';
import { type Asked, addressOf, readTimes, type ShownTimes, waitAddressOf } from './read';

const peopleMax = 6;

/** Choosing a time and buying it. */
export async function BuyPanel({ deal, asked }: { deal: DealView; asked: Asked }) {
  const zone = deal.venue.timeZone;
  const times = await readTimes({ id: deal.id, zone, visitFrom: deal.visitFrom, asked });
  const { chosen } = times;
  const ofDay = times.slots.filter((slot) => slot.local.startsWith(times.day));
  return (
    <>
      <section aria-labelledby="times" className="flex flex-col gap-3">
        <div className="flex items-center justify-between gap-3">
          <SectionHeading id="times">Choose a time</SectionHeading>
          <Quantity deal={deal} asked={asked} />
        </div>
        <SlotPicker
          days={times.days.map((day) => pickDay(deal, day, { asked, times }))}
          day={times.day}
          slots={ofDay}
          chosen={chosen?.start ?? null}
          hrefOf={(start) => `${addressOf(deal, { ...asked, day: '', at: start })}#buy`}
        />
        <FullTimes times={times.full} hrefOf={(start) => waitAddressOf(deal, { ...asked, at: start })} />
      </section>
      {chosen ? <Chosen deal={deal} slot={chosen} asked={asked} /> : <Gone isAsked={asked.at !== ''} />}
    </>
  );
}

function Chosen({ deal, slot, asked }: { deal: DealView; slot: SlotView; asked: Asked }) {
  const hours = deal.cancelHoursBefore;
  return (
    <>
      <BuyBox
        dealId={deal.id}
        slot={slot}
        quantity={asked.people}
        groupTerms={deal.group ? { threshold: deal.group.threshold, closes: closingOf(deal, slot) } : null}
        keys={{ alone: formKey(), group: formKey() }}
        backTo={addressOf(deal, { ...asked, day: '', at: slot.start })}
        cancelWords={
          hours === 0
            ? 'Free to cancel until the visit starts.'
            : `Free to cancel until ${counted(hours, 'hour')} before.`
        }
      />
      <PriceReasons steps={stepsOf(slot, asked.people)} result={slot.price} />
    </>
  );
}

function Gone({ isAsked }: { isAsked: boolean }) {
  return (
    <p id="buy" role="status" className="hatch border border-rule p-4">
      <span className="bg-page px-1">
        {isAsked ? 'This time just went. Choose another one above.' : 'Nothing can be booked in these days.'}
      </span>
    </p>
  );
}

/** How many packages; a plain form, since every price below depends on it. */
function Quantity({ deal, asked }: { deal: DealView; asked: Asked }) {
  const choices = Array.from({ length: peopleMax }, (_, index) => index + 1);
  return (
    <form action={`/deals/${deal.slug}`} className="flex items-center gap-2">
      {asked.at ? <input type="hidden" name="at" value={asked.at} /> : null}
      {asked.day ? <input type="hidden" name="day" value={asked.day} /> : null}
      <label htmlFor="people" className="sr-only">
        How many?
      </label>
      <select
        id="people"
        name="people"
        defaultValue={asked.people}
        className="min-h-9 px-2 bg-card border border-rule-strong rounded-input"
      >
        {choices.map((count) => (
          <option key={count} value={count}>
            {counted(count, 'package')}
          </option>
        ))}
      </select>
      <Button kind="plain" size="small">
        Set
      </Button>
    </form>
  );
}

function pickDay(
  deal: DealView,
  day: string,
  { asked, times }: { asked: Asked; times: ShownTimes },
): PickDay {
  const slots = times.slots.filter((slot) => slot.local.startsWith(day));
  const least = slots.reduce<SlotView | null>(
    (best, slot) => (best && best.price.amount <= slot.price.amount ? best : slot),
    null,
  );
  return {
    day,
    from: least?.price ?? null,
    percentOff: least?.percentOff ?? 0,
    href: addressOf(deal, { ...asked, at: '', day }),
  };
}

function closingOf({ group, venue }: DealView, slot: SlotView): string {
  if (slot.group) return whenInWords(localOf(instantOf(slot.group.closesAt), venue.timeZone));
  if (group?.scope === 'slot')
    return whenInWords(localOf(instantOf(slot.start) - group.closesHoursBefore * hourMs, venue.timeZone));
  if (group?.scope === 'deal') return whenInWords(localOf(instantOf(group.closesAt), venue.timeZone));
  return group ? `${group.closesAfterHours} hours after it is started` : '';
}

function stepsOf(slot: SlotView, people: number): PriceStep[] {
  const { currency } = slot.price;
  const list = {
    title: people > 1 ? `Ordinary price, ${people} packages` : 'Ordinary price',
    amount: slot.listPrice,
  };
  const less = slot.price.amount - slot.listPrice.amount;
  if (less === 0) return [{ ...list, title: `${list.title}: ${slot.because.words.toLowerCase()}` }];
  return [
    list,
    {
      title: `${slot.because.words}: ${printPercent(slot.percentOff)} off`,
      amount: { amount: less, currency },
    },
  ];
}
