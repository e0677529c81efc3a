import { cardFormKey, formKey } from '@/app/_web/page';
import { CardField } from '@/components/orders/card-field';
import { Button } from '@/components/ui/button';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';
import { accessQuery } from '@/components/words/access';
import { formatMoney } from '@/components/words/money';
import { instantOf } from '@/domain/time/iso';
import { localOf } from '@/domain/time/zone';
import type { OrderView } from '@/usecases/orders/order-view';

type Props = { readonly order: OrderView; readonly accessToken: string | undefined };

/** The group goes ahead and the card failed: another card keeps the place. */
export async function MendForm({ order, accessToken }: Props) {
  if (!order.mendUntil) return null;
  const until = localOf(instantOf(order.mendUntil), order.slot.timeZone).slice(11);
  const query = accessQuery(accessToken);
  const key = formKey();
  return (
    <Notice kind="warn" title="Your card did not pay">
      <form
        method="post"
        action={`/api/v1/orders/${order.id}/mendings`}
        className="flex flex-col gap-3 max-w-md"
      >
        <p>Your group goes ahead. Choose another card by {until} and your place stays yours.</p>
        <HiddenFields
          values={{
            idempotencyKey: key,
            backTo: `/orders/${order.id}${query}`,
            'payment.method': 'card',
            ...(accessToken ? { accessToken } : {}),
          }}
        />
        <CardField publishableKey={await cardFormKey()} seed={key} label="Another card" />
        <Button>Pay {formatMoney(order.price)} with it</Button>
      </form>
    </Notice>
  );
}
