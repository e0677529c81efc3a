import { printPercent } from '@/domain/money/print';
import { Button } from '../ui/button';
import { TextAreaField, TextField } from '../ui/field';
import { HiddenFields } from '../ui/hidden-fields';
import { SectionHeading } from '../ui/page-heading';

type Props = {
  readonly merchantId: string;
  readonly reserve: { readonly percent: number; readonly days: number; readonly because: string } | null;
  readonly idempotencyKey: string;
};

/** How much of a merchant's earnings an operator holds back for refunds that may come. */
export function ReserveForm({ merchantId, reserve, idempotencyKey }: Props) {
  const isHeld = reserve !== null && reserve.percent > 0;
  return (
    <section aria-label="Reserve" className="flex flex-col gap-3">
      <SectionHeading>Reserve</SectionHeading>
      <p>
        {isHeld
          ? `${printPercent(reserve.percent)} of each day is held back for ${reserve.days} days: ${reserve.because}`
          : 'Nothing is held back.'}
      </p>
      <form
        method="post"
        action={`/api/v1/admin/merchants/${merchantId}/reserves`}
        className="flex flex-col gap-3 max-w-md"
      >
        <HiddenFields values={{ idempotencyKey, backTo: `/admin/merchants/${merchantId}` }} />
        <TextField
          name="percent"
          label="Share to hold back, in percent"
          hint="At most 50. With 0 nothing is held back any more."
          inputMode="decimal"
          required
          defaultValue={reserve?.percent ?? 10}
        />
        <TextField
          name="days"
          label="For how many days"
          inputMode="numeric"
          required
          defaultValue={reserve?.days ?? 30}
        />
        <TextAreaField name="reason" label="Why, for the merchant" required maxLength={500} rows={2} />
        <Button kind="plain">Set the reserve</Button>
      </form>
    </section>
  );
}
