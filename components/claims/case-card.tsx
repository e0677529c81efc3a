import type { ReactNode } from 'react';
import type { Money } from '@/domain/money/money';
import { formatMoney } from '../words/money';
import { whenInWords } from '../words/when';
import { type ClaimOf, ClaimTimeline, claimReasonWords } from './claim-timeline';

export type CaseOf = ClaimOf & {
  readonly visit: {
    readonly title: string;
    readonly venue: string;
    readonly local: string;
    readonly price: Money;
    readonly guest: string;
  };
};

/** One claim with the visit it is about; what can be done about it stands below. */
export function CaseCard({ one, children }: { one: CaseOf; children?: ReactNode }) {
  const { visit } = one;
  return (
    <article aria-labelledby={one.id} className="border border-ink bg-card p-4 flex flex-col gap-4">
      <header className="flex flex-wrap justify-between gap-3">
        <h2 id={one.id} className="voice-time text-xl">
          {claimReasonWords[one.reason]}
        </h2>
        <p className="text-sm text-ink-2">
          {visit.title} at {visit.venue}, {whenInWords(visit.local)}, {formatMoney(visit.price)}
          {visit.guest ? `, ${visit.guest}` : ''}
        </p>
      </header>
      <ClaimTimeline claim={one} />
      {children}
    </article>
  );
}

type Choice = { readonly value: string; readonly title: string };

/** A side of the case: one choice, and words that the other side reads. */
export function CaseForm({
  name,
  choices,
  label,
  id,
}: {
  name: string;
  choices: readonly Choice[];
  label: string;
  id: string;
}) {
  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="font-semibold mb-1">Your answer</legend>
        {choices.map(({ value, title }, index) => (
          <label key={value} className="flex items-start gap-3">
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={index === 0}
              className="mt-1 size-5"
            />
            {title}
          </label>
        ))}
      </fieldset>
      <div className="flex flex-col gap-1">
        <label htmlFor={`words-${id}`} className="font-semibold text-sm">
          {label}
        </label>
        <textarea
          id={`words-${id}`}
          name="words"
          required
          rows={3}
          maxLength={2000}
          className="w-full px-3 py-2 bg-card border border-rule-strong rounded-input text-base"
        />
      </div>
    </>
  );
}
