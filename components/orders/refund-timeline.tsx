import type { Money } from '@/domain/money/money';
import type { RefundCause, RefundStatus } from '@/domain/refunds/refund';
import { formatMoney } from '../words/money';
import { dayInWords, whenInWords } from '../words/when';

export type TimelineOf = {
  readonly amount: Money;
  readonly cause: RefundCause;
  readonly status: RefundStatus;
  readonly expectedBy: string | null;
  readonly steps: readonly {
    readonly status: RefundStatus;
    readonly at: string;
    readonly local: string;
    readonly reference: string | null;
  }[];
};

/** Where the money is on its way back, every step with its time; nothing is called done before the bank said so. */
export function RefundTimeline({ refund }: { refund: TimelineOf }) {
  const { amount, cause, expectedBy, steps } = refund;
  return (
    <>
      <p>
        {formatMoney(amount)} {causeWords[cause]}.
      </p>
      <ol className="flex flex-col border-s-2 border-ink">
        {steps.map((step, index) => (
          <li key={`${step.at} ${step.status}`} className="ps-4 py-2">
            <p className={index === steps.length - 1 ? 'font-semibold' : ''}>{stepWords[step.status]}</p>
            <p className="text-sm text-ink-2">
              <time dateTime={step.at}>{whenInWords(step.local)}</time>
              {step.reference ? (
                <>
                  , reference <span className="voice-code break-all">{step.reference}</span>
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
      {expectedBy ? (
        <p className="text-sm">
          Banks show it within ten working days, so by {dayInWords(expectedBy.slice(0, 10))} at the latest.
        </p>
      ) : null}
    </>
  );
}

const causeWords: Readonly<Record<RefundCause, string>> = {
  cancel: 'back, because you cancelled',
  late: 'back, because the payment came too late',
  tier: 'back, because your group reached a lower price',
  guarantee: 'back, because your visit was not as promised',
  reschedule: 'back, because the new time costs less',
  'price-dropped': 'back, because the same time is sold for less now',
  expiry: 'back, because the voucher was not used',
  stopped: 'back, because the visit will not take place',
  'group-failed': 'back, because your group did not come together',
  'called-off': 'back, because too many cards of your group failed',
};

const stepWords: Readonly<Record<RefundStatus, string>> = {
  requested: 'Asked for',
  approved: 'Approved',
  proposed: 'Checked; a second person sends it',
  sent: 'Sent to your bank',
  confirmed: 'Your bank was told to pay you',
  failed: 'Your bank did not take it',
  'action-needed': 'We need another way to pay you',
};
