import { Button } from '@/components/ui/button';
import { formatMoney } from '@/components/words/money';
import type { Money } from '@/domain/money/money';
import type { Split } from '@/domain/orders/means';
import type { WalletView } from '@/usecases/members/get-wallet';

type Props = {
  readonly wallet: WalletView;
  readonly wish: Record<'points' | 'gift' | 'balance', boolean>;
  readonly split: Split;
  /** What points would pay. */
  readonly mostPoints: Money;
};

/** What the buyer has with us and may use; nothing is ticked before they tick it. Works before scripts do. */
export function OwnMeans({ wallet, wish, split, mostPoints }: Props) {
  const { currency } = wallet.balance;
  const rows = [
    {
      name: 'points' as const,
      title: `${wallet.points} points, which pay ${formatMoney(mostPoints)} here`,
      has: mostPoints.amount,
    },
    { name: 'gift' as const, title: `Your gift of ${formatMoney(wallet.gift)}`, has: wallet.gift.amount },
    {
      name: 'balance' as const,
      title: `Your balance of ${formatMoney(wallet.balance)}`,
      has: wallet.balance.amount,
    },
  ].filter(({ has }) => has > 0);
  if (rows.length === 0) return null;
  const left = { amount: split.cardMinor, currency };
  return (
    <form className="border border-ink p-4 flex flex-col gap-3 max-w-xl bg-card">
      <fieldset className="flex flex-col gap-2">
        <legend className="font-semibold mb-2">Use what you have</legend>
        {rows.map(({ name, title }) => (
          <label key={name} className="flex items-start gap-3">
            <input
              type="checkbox"
              name="use"
              value={name}
              defaultChecked={wish[name]}
              className="mt-1 size-5"
            />
            {title}
          </label>
        ))}
      </fieldset>
      <p>
        The card pays <span className="voice-time text-xl">{formatMoney(left)}</span>.
      </p>
      <Button kind="plain" size="small" className="self-start">
        Work it out
      </Button>
    </form>
  );
}
