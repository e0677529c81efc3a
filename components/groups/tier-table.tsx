import type { Money } from '@/domain/money/money';
import { formatMoney } from '../words/money';

type Tier = {
  readonly members: number;
  readonly percentOff: number;
  readonly price: Money;
  readonly isReached: boolean;
};

/** What everybody pays from so many people on. */
export function TierTable({ tiers, alonePrice }: { tiers: readonly Tier[]; alonePrice: Money }) {
  return (
    <table className="w-full bg-card border border-ink">
      <caption className="text-start font-semibold pb-1">What everybody pays</caption>
      <tbody>
        <tr className="border-b border-rule">
          <th scope="row" className="text-start font-normal p-2">
            Alone
          </th>
          <td className="p-2 text-end number">{formatMoney(alonePrice)}</td>
        </tr>
        {tiers.map((tier) => (
          <tr key={tier.members} className="border-b border-rule last:border-0">
            <th scope="row" className="text-start font-normal p-2">
              From {tier.members} people{tier.isReached ? ' (reached)' : ''}
            </th>
            <td className="p-2 text-end">
              <span className="voice-time text-xl">{formatMoney(tier.price)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
