import type { Money } from '@/domain/money/money';
import { formatMoney } from '../words/money';

export type PriceStep = { readonly title: string; readonly amount: Money };

/** Why this price: what was added up, and that nothing about the buyer is in it. */
export function PriceReasons({ steps, result }: { steps: readonly PriceStep[]; result: Money }) {
  return (
    <details className="border border-rule bg-card">
      <summary className="min-h-11 px-4 flex items-center font-semibold">Why this price?</summary>
      <div className="px-4 pb-4 flex flex-col gap-2">
        <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1">
          {steps.map((step) => (
            <div key={step.title} className="contents">
              <dt>{step.title}</dt>
              <dd className="number text-end">{formatMoney(step.amount)}</dd>
            </div>
          ))}
          <div className="contents font-bold">
            <dt className="border-t border-ink pt-1">You pay</dt>
            <dd className="number text-end border-t border-ink pt-1">{formatMoney(result)}</dd>
          </div>
        </dl>
        <p className="text-sm text-ink-2">
          Everybody sees the same price for the same hour: nothing about you or your device is in it.
        </p>
      </div>
    </details>
  );
}
