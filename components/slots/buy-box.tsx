import type { ReactNode } from 'react';
import type { Money } from '@/domain/money/money';
import { GroupProgress } from '../groups/group-progress';
import { Button } from '../ui/button';
import { HiddenFields } from '../ui/hidden-fields';
import { formatMoney } from '../words/money';
import { whenInWords } from '../words/when';

export type ChosenSlot = {
  readonly start: string;
  readonly local: string;
  readonly price: Money;
  readonly listPrice: Money;
  readonly percentOff: number;
  readonly groupPrice: Money | null;
  readonly dealSeatsLeft: number;
  readonly seatsLeft: number;
  readonly because: { readonly words: string };
  readonly group: {
    readonly id: string;
    readonly status: 'open' | 'tipped' | 'failed';
    readonly members: number;
    readonly threshold: number;
    readonly maximum: number;
  } | null;
};
type Props = {
  readonly dealId: string;
  readonly slot: ChosenSlot;
  readonly quantity: number;
  readonly groupTerms: { readonly threshold: number; readonly closes: string } | null;
  /** One for buying alone and one for joining: a key names one act. */
  readonly keys: { readonly alone: string; readonly group: string };
  readonly backTo: string;
  readonly cancelWords: string;
  readonly children?: ReactNode;
};

/** The chosen time with its price, alone or with others. Two plain forms: what was seen goes along with each. */
export function BuyBox({ dealId, slot, quantity, groupTerms, keys, backTo, cancelWords, children }: Props) {
  const common = { dealId, start: slot.start, backTo };
  const isAlone = slot.seatsLeft > 0;
  return (
    <section id="buy" aria-label="Buy" className="bg-card border-2 border-ink p-4 flex flex-col gap-4">
      <div className="flex items-end justify-between gap-4">
        <div>
          <p className="voice-time text-xl">{whenInWords(slot.local)}</p>
          <p className="text-sm text-ink-2">{slot.because.words}</p>
          {slot.percentOff > 0 ? (
            <p className="text-sm text-ink-2">Other hours: {formatMoney(slot.listPrice)}</p>
          ) : null}
        </div>
        <p className="voice-time text-4xl">{formatMoney(slot.price)}</p>
      </div>
      {children}
      {isAlone ? (
        <form method="post" action="/api/v1/holds" className="flex flex-col gap-2">
          <HiddenFields
            values={{ ...common, as: 'solo', quantity: String(quantity), idempotencyKey: keys.alone }}
          />
          <Seen price={slot.price} />
          <Button size="wide">Buy for {formatMoney(slot.price)}</Button>
          <p className="text-sm text-ink-2">{leftWords(slot)}</p>
        </form>
      ) : null}
      {groupTerms && slot.groupPrice && quantity === 1 ? (
        <div className="bg-pink-soft border border-ink p-3 flex flex-col gap-3">
          {slot.group && slot.group.status !== 'failed' ? <GroupProgress group={slot.group} /> : null}
          <p>{groupWords(slot, groupTerms)}</p>
          <form method="post" action="/api/v1/holds">
            <HiddenFields
              values={{
                ...common,
                as: 'group',
                quantity: '1',
                cardMayBeSaved: 'true',
                idempotencyKey: keys.group,
                ...(slot.group ? { groupId: slot.group.id } : {}),
              }}
            />
            <Seen price={slot.groupPrice} />
            <Button kind="plain" size="wide">
              {slot.group ? 'Join' : 'Start a group'} for {formatMoney(slot.groupPrice)}
            </Button>
          </form>
        </div>
      ) : (
        <FullGroup group={slot.group} />
      )}
      <p className="text-sm text-ink-2">{cancelWords}</p>
    </section>
  );
}

/** A group that takes nobody more is shown as what it is. */
function FullGroup({ group }: { group: ChosenSlot['group'] }) {
  if (group?.status !== 'tipped') return null;
  return (
    <div className="bg-pink-soft border border-ink p-3">
      <GroupProgress group={group} />
    </div>
  );
}

function Seen({ price }: { price: Money }) {
  return (
    <HiddenFields
      values={{ 'seenPrice.amount': String(price.amount), 'seenPrice.currency': price.currency }}
    />
  );
}

function leftWords({ percentOff, dealSeatsLeft, seatsLeft }: ChosenSlot): string {
  const left = percentOff > 0 ? dealSeatsLeft : seatsLeft;
  return left <= 5
    ? `${left} left at this price. Kept for you for ten minutes while you pay.`
    : 'Kept for you for ten minutes while you pay.';
}

function groupWords({ group, groupPrice }: ChosenSlot, terms: { threshold: number; closes: string }): string {
  const price = groupPrice ? formatMoney(groupPrice) : '';
  const each = `With ${terms.threshold} people everybody pays ${price}.`;
  const until = `Joining closes ${terms.closes}; nothing is taken before the group goes ahead.`;
  return group ? `${each} ${until}` : `Nobody has started one for this time yet. ${each} ${until}`;
}
