import { Button } from '../../ui/button';
import { HiddenFields } from '../../ui/hidden-fields';
import { whenInWords } from '../../words/when';

type FillingHour = { readonly local: string; readonly until: string; readonly cost: string };
type FillingHoursProps = {
  readonly action: string;
  readonly hours: readonly FillingHour[];
  /** The owner alone may keep a discount where the guard closed it. */
  readonly mayLift: boolean;
};

/** Hours whose discount closed because they fill up, each with the owner's way round it: with a reason, seeing the cost. */
export function FillingHours({ action, hours, mayLift }: FillingHoursProps) {
  if (hours.length === 0) return null;
  return (
    <ul className="flex flex-col border-t border-rule text-sm">
      {hours.map(({ local, until, cost }) => (
        <li key={local} className="border-b border-rule py-2">
          <p>
            <strong>{whenInWords(local)}</strong> fills up, so its discount is closed. What is sold stays
            valid.
          </p>
          {mayLift ? (
            <details>
              <summary className="min-h-8">Keep the discount all the same</summary>
              <form method="post" action={action} className="flex flex-wrap items-end gap-3 py-2">
                <HiddenFields values={{ from: local, until }} />
                <p className="basis-full text-ink-2">
                  Guests at the full price may find no place: expect to lose {cost}.
                </p>
                <label className="flex flex-col gap-1 font-semibold">
                  Why
                  <input
                    name="reason"
                    required
                    maxLength={400}
                    className="min-h-9 px-2 bg-card border border-rule-strong rounded-input"
                  />
                </label>
                <Button kind="danger" size="small">
                  Keep it open
                </Button>
              </form>
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
