import { GroupProgress } from '@/components/groups/group-progress';
import { counted } from '@/components/words/labels';
import { formatMoney } from '@/components/words/money';
import { whenInWords } from '@/components/words/when';
import type { HoldView } from '@/usecases/orders/get-hold';

/** The same ticket as on the deal's page, before it is paid. */
export function Summary({ hold }: { hold: HoldView }) {
  const { price, listPrice } = hold;
  return (
    <section aria-label="What you buy" className="bg-card border-2 border-ink">
      <div className="bg-lime text-on-lime p-4">
        <p className="text-sm">{hold.venue.name}</p>
        <h2 className="voice-time text-xl">{hold.deal.title}</h2>
      </div>
      <div className="tear p-4 flex flex-col gap-3">
        <p className="voice-time text-2xl">{whenInWords(hold.slot.local)}</p>
        <p className="text-sm text-ink-2">{hold.venue.address}</p>
        {hold.group && hold.group.members > 0 ? <GroupProgress group={hold.group} /> : null}
        <div className="flex items-end justify-between gap-4 border-t border-rule pt-3">
          <p className="text-sm text-ink-2">
            {hold.quantity > 1 ? `${hold.quantity} packages. ` : ''}
            {hold.because}.{price.amount < listPrice.amount ? ` Other hours: ${formatMoney(listPrice)}.` : ''}
          </p>
          <p className="voice-time text-4xl">{formatMoney(price)}</p>
        </div>
        <p className="text-sm text-ink-2">
          {hold.cancelHoursBefore === 0
            ? 'Free to cancel until the visit starts.'
            : `Free to cancel until ${counted(hold.cancelHoursBefore, 'hour')} before.`}{' '}
          Everything is included; nothing is added later.
        </p>
      </div>
    </section>
  );
}
