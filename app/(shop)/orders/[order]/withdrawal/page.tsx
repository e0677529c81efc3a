import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { formKey, pageContext, pageRefusal } from '@/app/_web/page';
import { Button, ButtonLink } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { accessQuery } from '@/components/words/access';
import { formatMoney } from '@/components/words/money';
import { sentenceOf } from '@/components/words/refusals';
import { whenInWords } from '@/components/words/when';
import { getOrder } from '@/usecases/orders/get-order';
import { getOrderInput } from '@/usecases/orders/get-order.input';
import { leavingWords, mayWords, tooLateWords, untilWords } from '../cancel-form';

export const metadata: Metadata = { title: 'Cancel', robots: { index: false }, referrer: 'no-referrer' };

type Props = {
  readonly params: Promise<{ order: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The second step: what is cancelled, what comes back, one button. */
export default async function WithdrawalPage({ params, searchParams }: Props) {
  const accessToken = [(await searchParams).accessToken].flat()[0];
  const input = getOrderInput.safeParse({ id: (await params).order, accessToken });
  const found = input.success ? await getOrder(await pageContext(), input.data) : null;
  if (!found?.ok) notFound();
  const order = found.value;
  const refusal = await pageRefusal(searchParams);
  const query = accessQuery(accessToken);
  const back = `/orders/${order.id}${query}`;
  return (
    <div className="max-w-xl w-full flex flex-col gap-6">
      <PageHeading
        title={leavingWords(order)}
        lead={(order.cancellation.isPossible ? mayWords : tooLateWords)(order, untilWords(order))}
      />
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      <DescriptionList
        items={[
          { term: 'Visit', detail: whenInWords(order.slot.local) },
          { term: 'What', detail: `${order.deal.title} at ${order.venue.name}` },
          { term: 'Price', detail: formatMoney(order.price) },
          { term: 'Receipt to', detail: order.email },
        ]}
      />
      {order.cancellation.isPossible ? (
        <form method="post" action={`/api/v1/orders/${order.id}/cancellations`}>
          <HiddenFields
            values={{
              idempotencyKey: formKey(),
              backTo: back,
              ...(accessToken ? { accessToken } : {}),
            }}
          />
          <Button kind="danger" size="wide">
            {order.cancellation.withdrawUntil ? 'Confirm withdrawal' : 'Confirm'}
          </Button>
        </form>
      ) : null}
      <p>
        <ButtonLink kind="quiet" href={back}>
          {order.cancellation.isPossible ? 'Keep it' : 'Back to the order'}
        </ButtonLink>
      </p>
    </div>
  );
}
