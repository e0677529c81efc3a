import type { ReactNode } from 'react';
import { GuestEmail } from '@/components/orders/guest-email';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { fieldError } from '@/components/words/field-errors';
import { formatMoney } from '@/components/words/money';
import { whenInWords } from '@/components/words/when';
import type { Refusal } from '@/domain/kernel/refusal';
import type { Split } from '@/domain/orders/means';
import { sayWayToPay } from '@/domain/orders/way-to-pay';
import type { HoldView } from '@/usecases/orders/get-hold';

type Props = {
  readonly hold: HoldView;
  /** Hours to fall back on if the group fails. */
  readonly others: readonly { readonly start: string; readonly local: string }[];
  readonly isGuest: boolean;
  readonly idempotencyKey: string;
  readonly refusal: Refusal | null;
  /** Where the card goes in: each provider has its own way. */
  readonly children: ReactNode;
  /** What is used beside the card; null where nothing can be. */
  readonly split: Split | null;
};

/** As few fields as there can be; the button says what is paid. */
export function PayForm({ hold, others, isGuest, idempotencyKey, refusal, split, children }: Props) {
  const price = split ? { ...hold.price, amount: split.cardMinor } : hold.price;
  const isGroup = hold.as === 'group';
  const isTakenNow = isGroup && refusal?.reason === 'cannot-be-held';
  return (
    <form method="post" action="/api/v1/orders" className="flex flex-col gap-5 max-w-xl">
      <HiddenFields
        values={{
          ...fieldsOf(hold),
          ...wayOf(hold, isTakenNow),
          ...usedOf(split),
          idempotencyKey,
          backTo: `/checkout/${hold.id}`,
        }}
      />
      {isGuest ? (
        <>
          <GuestEmail what="Your voucher goes there." error={fieldError(refusal, 'email')} />
          <TextField
            name="name"
            label="Name"
            autoComplete="name"
            hint="So that the venue knows whom it welcomes."
            error={fieldError(refusal, 'name')}
          />
        </>
      ) : null}
      {isGroup && !isTakenNow ? <Fallback hold={hold} others={others} /> : null}
      {children}
      <div className="flex items-start gap-3">
        <input
          id="terms"
          type="checkbox"
          required
          className="mt-1 size-5 shrink-0 accent-[var(--color-action)]"
        />
        <label htmlFor="terms">
          I have read <a href={`/deals/${hold.deal.slug}#rules`}>the rules of this deal</a>.
        </label>
      </div>
      <Button size="wide">
        {isGroup && !isTakenNow
          ? `Join, and pay ${formatMoney(price)} when it goes ahead`
          : `Pay ${formatMoney(price)}${isTakenNow ? ' now, and join' : ''}`}
      </Button>
      {hold.card ? (
        <p className="text-sm text-ink-2">{isTakenNow ? sayWayToPay('take-now', '') : hold.card.words}</p>
      ) : null}
    </form>
  );
}

/** What happens if the group fails: nothing is chosen that costs more. */
function Fallback({ hold, others }: Pick<Props, 'hold' | 'others'>) {
  const alone = formatMoney(hold.alonePrice);
  return (
    <fieldset className="border border-ink p-4 flex flex-col gap-2 bg-pink-soft">
      <legend className="font-semibold px-1">If the group does not come together</legend>
      <label className="flex items-start gap-3">
        <input
          type="radio"
          name="fallback.kind"
          value="refund"
          defaultChecked
          className="mt-1 size-5 shrink-0"
        />
        Let it go: I pay nothing.
      </label>
      <label className="flex items-start gap-3">
        <input type="radio" name="fallback.kind" value="solo" className="mt-1 size-5 shrink-0" />
        Come anyway, alone, for at most {alone}.
      </label>
      {others.length > 0 ? <OtherHours others={others} alone={alone} /> : null}
      <HiddenFields
        values={{
          'fallback.ceiling.amount': String(hold.alonePrice.amount),
          'fallback.ceiling.currency': hold.alonePrice.currency,
        }}
      />
    </fieldset>
  );
}

/** Exactly what was shown: if less is there by then, nothing is bought. */
function usedOf(split: Split | null): Record<string, string> {
  if (!split) return {};
  const { points, giftMinor, balanceMinor } = split;
  return { 'use.points': `${points}`, 'use.gift': `${giftMinor}`, 'use.balance': `${balanceMinor}` };
}

/** Another hour with its group where one goes ahead, else alone. */
function OtherHours({ others, alone }: { others: Props['others']; alone: string }) {
  return (
    <>
      <label className="flex items-start gap-3">
        <input type="radio" name="fallback.kind" value="slots" className="mt-1 size-5 shrink-0" />
        Come at another of these hours, with its group or alone, for at most {alone}.
      </label>
      <div className="flex flex-wrap gap-x-5 gap-y-2 ps-8">
        {others.map(({ start, local }) => (
          <label key={start} className="flex items-center gap-2 min-h-8">
            <input type="checkbox" name="fallback.starts" value={start} className="size-5" />
            {whenInWords(local)}
          </label>
        ))}
      </div>
    </>
  );
}

/** Who was told that the price is taken at once, and what becomes of it, agrees by going on. */
function wayOf(hold: HoldView, isTakenNow: boolean): Record<string, string> {
  if (isTakenNow) return { 'payment.method': 'taken-now', 'fallback.kind': 'refund' };
  return { 'payment.method': hold.card?.isSaved ? 'saved-card' : 'card' };
}

function fieldsOf(hold: HoldView): Record<string, string> {
  return {
    dealId: hold.deal.id,
    start: hold.slot.start,
    quantity: String(hold.quantity),
    as: hold.as,
    holdId: hold.id,
    ...(hold.groupId ? { groupId: hold.groupId } : {}),
    'seenPrice.amount': String(hold.price.amount),
    'seenPrice.currency': hold.price.currency,
  };
}
