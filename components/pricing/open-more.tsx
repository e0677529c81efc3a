import { printPercent } from '@/domain/money/print';
import { Button } from '../ui/button';
import { HiddenFields } from '../ui/hidden-fields';
import { PercentOff } from './percent-off';

const said = 'flex flex-col gap-1 text-sm font-semibold';
const box = 'min-h-9 easy-to-touch w-full px-2 bg-card border border-rule-strong rounded-input font-normal';

type OpenMoreProps = {
  readonly action: string;
  readonly idempotencyKey: string;
  readonly title: string;
  /** `18:00` at the venue. */
  readonly until: string;
  readonly seats: number;
  readonly percentOff: number;
  readonly price: string;
};

/** "Open two more at 20 % off until 18:00" in two taps: look, and do it; other numbers are one tap further. */
export function OpenMore({ action, idempotencyKey, title, until, seats, percentOff, price }: OpenMoreProps) {
  return (
    <details className="border-2 border-ink bg-card">
      <summary className="min-h-14 px-4 py-2 flex items-center font-semibold cursor-pointer">
        <span>
          Open {seats} more at <PercentOff percent={percentOff} /> until {until}
          <span className="block text-sm font-normal text-ink-2">{title}</span>
        </span>
      </summary>
      <form method="post" action={action} className="flex flex-col gap-3 p-4 border-t border-rule">
        <HiddenFields values={{ idempotencyKey }} />
        <p>
          {title} for {price}, from now until {until}, {seats} in all. Hours that are usually busy or fill up
          keep their price.
        </p>
        <Button>Open them now</Button>
        <details>
          <summary className="min-h-8 easy-to-touch text-sm">Other numbers</summary>
          <div className="grid grid-cols-3 gap-3">
            <label className={said}>
              Places
              <input name="seats" inputMode="numeric" required defaultValue={seats} className={box} />
            </label>
            <label className={said}>
              Off
              <select name="percentOff" defaultValue={percentOff} className={box}>
                {[10, 15, 20, 25, 30, 40, 50].map((percent) => (
                  <option key={percent} value={percent}>
                    {printPercent(percent)}
                  </option>
                ))}
              </select>
            </label>
            <label className={said}>
              Until
              <input name="until" type="time" required defaultValue={until} className={box} />
            </label>
          </div>
        </details>
      </form>
    </details>
  );
}
