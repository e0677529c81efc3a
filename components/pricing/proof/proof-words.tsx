import type { Effect } from '@/domain/pricing/proof/effect';
import type { Proof } from '@/domain/pricing/proof/lift';
import { Notice } from '../../ui/notice';
import { formatMoney } from '../../words/money';

/** What may be said of a deal's effect, and no more: "not enough data yet" until the weeks are there. */
export function ProofWords({ proof, currency }: { proof: Proof; currency: string }) {
  if (proof.verdict === 'not-enough-data')
    return (
      <Notice title="Not enough data yet">
        {proof.weeksOn} weeks with the deal and {proof.weeksOff} left out so far. Three of each are the least.
      </Notice>
    );
  const { seats, neighbourSeats, contribution } = proof;
  const money = (amount: number) => formatMoney({ amount: Math.round(amount), currency });
  const places = (amount: number) => String(Math.round(amount * 10) / 10);
  return (
    <Notice kind={kinds[proof.verdict]} title={titles[proof.verdict]}>
      <ul className="list-disc ps-5">
        <li>In its hours: {sayEffect(seats, places)} places a week.</li>
        <li>In the hours around: {sayEffect(neighbourSeats, places)} places a week.</li>
        <li>Left to you from both: {sayEffect(contribution, money)} a week.</li>
        {proof.verdict === 'open' && contribution.weeksNeeded ? (
          <li>About {contribution.weeksNeeded} weeks would settle it.</li>
        ) : null}
      </ul>
    </Notice>
  );
}

const kinds = { pays: 'ok', costs: 'warn', open: 'info' } as const;
const titles = {
  pays: 'Your deal pays',
  costs: 'Your deal does not pay: points or an extra cost you less than a lower price',
  open: 'It may pay or cost: the range still holds both',
};

function sayEffect({ low, high, difference }: Effect, print: (amount: number) => string): string {
  return `${print(difference)}, between ${print(low)} and ${print(high)}`;
}
