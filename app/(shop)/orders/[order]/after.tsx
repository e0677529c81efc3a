import { ButtonLink } from '@/components/ui/button';
import { accessQuery } from '@/components/words/access';
import type { Refusal } from '@/domain/kernel/refusal';
import type { OwnOrder } from '@/usecases/orders/get-order';
import { ClaimPanel } from './claim-panel';
import { Refunds } from './refunds';

type Props = {
  readonly order: OwnOrder;
  readonly accessToken: string | undefined;
  readonly refusal: Refusal | null;
};

/** What happened to an order after it was sold: money on its way back, a claim, or the way to one. */
export function After({ order, accessToken, refusal }: Props) {
  const token = accessQuery(accessToken);
  const backTo = `/orders/${order.id}${token}`;
  const { claim, isPossible } = order.claiming;
  return (
    <>
      {order.refunds ? (
        <Refunds refunds={order.refunds} backTo={backTo} accessToken={accessToken} refusal={refusal} />
      ) : null}
      {claim ? <ClaimPanel claim={claim} backTo={backTo} accessToken={accessToken} /> : null}
      {isPossible ? (
        <p>
          <ButtonLink kind="plain" href={`/orders/${order.id}/claim${token}`}>
            Something is wrong
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
