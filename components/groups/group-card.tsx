import type { Chance } from '@/domain/groups/chance';
import type { Money } from '@/domain/money/money';
import { chanceWords } from '../words/chances';
import { formatMoney } from '../words/money';
import { whenInWords } from '../words/when';
import { type Gathering, GroupProgress } from './group-progress';

export type CardGroup = Gathering & {
  readonly id: string;
  readonly deal: { readonly title: string };
  readonly venue: { readonly name: string };
  readonly slot: { readonly local: string } | null;
  readonly alonePrice: Money;
  readonly tiers: readonly { readonly price: Money }[];
  readonly chance: Chance | null;
};

/** A group about to tip: what for, when, what everybody pays then. */
export function GroupCard({ group }: { group: CardGroup }) {
  const price = group.tiers[0]?.price ?? group.alonePrice;
  return (
    <article className="relative bg-pink-soft border border-ink p-4 flex flex-col gap-3">
      <p className="text-sm text-ink-2">{group.venue.name}</p>
      <h3 className="voice-time text-xl">
        <a href={`/groups/${group.id}`} className="no-underline after:absolute after:inset-0">
          {group.deal.title}
        </a>
      </h3>
      <GroupProgress group={group} />
      {group.chance?.kind === 'band' ? (
        <p className="text-sm text-ink-2">{chanceWords(group.chance)}</p>
      ) : null}
      <p className="mt-auto flex flex-wrap items-baseline justify-between gap-2">
        <span>{group.slot ? whenInWords(group.slot.local) : 'Any time of the deal'}</span>
        <span>
          <span className="voice-time text-2xl">{formatMoney(price)}</span>{' '}
          <span className="text-sm text-ink-2">each, {formatMoney(group.alonePrice)} alone</span>
        </span>
      </p>
    </article>
  );
}
