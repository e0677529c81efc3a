import { formKey } from '@/app/_web/page';
import { RefundTimeline } from '@/components/orders/refund-timeline';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { fieldError } from '@/components/words/field-errors';
import type { Refusal } from '@/domain/kernel/refusal';
import type { OrderView } from '@/usecases/orders/order-view';

type Props = {
  readonly refunds: NonNullable<OrderView['refunds']>;
  readonly backTo: string;
  readonly accessToken: string | undefined;
  readonly refusal: Refusal | null;
};

/** Every refund of an order with its timeline, and what we need where a bank did not take it. */
export function Refunds({ refunds, backTo, accessToken, refusal }: Props) {
  return (
    <section aria-labelledby="refunds" className="border border-ink bg-card p-4 flex flex-col gap-4">
      <h2 id="refunds" className="voice-time text-xl">
        Money back
      </h2>
      {refunds.map((refund) => (
        <div key={refund.id} className="flex flex-col gap-3">
          <RefundTimeline refund={refund} />
          {refund.needs ? (
            <AnotherWay refundId={refund.id} hidden={{ backTo, accessToken }} refusal={refusal} />
          ) : null}
        </div>
      ))}
    </section>
  );
}

type Another = {
  readonly refundId: string;
  readonly hidden: { readonly backTo: string; readonly accessToken: string | undefined };
  readonly refusal: Refusal | null;
};

/** The money is kept until it arrives: the same card once more, or an account. */
function AnotherWay({ refundId, hidden, refusal }: Another) {
  const { backTo, accessToken } = hidden;
  const sent: Record<string, string> = { backTo, ...(accessToken ? { accessToken } : {}) };
  const action = `/api/v1/refunds/${refundId}/accounts`;
  return (
    <div className="flex flex-col gap-4 border-s-4 border-warn ps-4">
      <p>Your money is kept for you. Tell us where to send it.</p>
      <form method="post" action={action} className="flex flex-col gap-3">
        <HiddenFields values={{ ...sent, to: 'account', idempotencyKey: formKey() }} />
        <TextField
          name="holder"
          label="Whose account it is"
          autoComplete="name"
          required
          error={fieldError(refusal, 'holder')}
        />
        <TextField
          name="account"
          label="IBAN or account number"
          autoComplete="off"
          required
          error={fieldError(refusal, 'account')}
        />
        <Button>Send it to this account</Button>
      </form>
      <form method="post" action={action}>
        <HiddenFields values={{ ...sent, to: 'card', idempotencyKey: formKey() }} />
        <Button kind="plain">Try my card once more</Button>
      </form>
    </div>
  );
}
