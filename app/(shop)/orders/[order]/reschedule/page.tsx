import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cardFormKey, formKey, pageContext, pageRefusal } from '@/app/_web/page';
import { CardField } from '@/components/orders/card-field';
import { SlotPicker } from '@/components/slots/slot-picker';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { accessQuery } from '@/components/words/access';
import { sentenceOf } from '@/components/words/refusals';
import { whenInWords } from '@/components/words/when';
import { getOrder } from '@/usecases/orders/get-order';
import { getOrderInput } from '@/usecases/orders/get-order.input';
import { MoveForm } from './move-form';
import { readOtherTimes } from './read';

export const metadata: Metadata = {
  title: 'Another time',
  robots: { index: false },
  referrer: 'no-referrer',
};

type Props = {
  readonly params: Promise<{ order: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Other times for a visit that is paid, each at its own price. */
export default async function ReschedulePage({ params, searchParams }: Props) {
  const search = await searchParams;
  const one = (name: string) => [search[name]].flat()[0] ?? '';
  const accessToken = one('accessToken') || undefined;
  const input = getOrderInput.safeParse({ id: (await params).order, accessToken });
  const found = input.success ? await getOrder(await pageContext(), input.data) : null;
  if (!found?.ok) notFound();
  const order = found.value;
  const refusal = await pageRefusal(searchParams);
  const hrefOf = (asked: Record<string, string>) => {
    const query = new URLSearchParams({ ...asked, ...(accessToken ? { accessToken } : {}) });
    return `/orders/${order.id}/reschedule?${query}`;
  };
  const times = await readOtherTimes(order, {
    day: /^\d{4}-\d{2}-\d{2}$/.test(one('day')) ? one('day') : '',
    at: one('at'),
    hrefOfDay: (day) => hrefOf({ day }),
  });
  const { chosen } = times;
  const here = `/orders/${order.id}${accessQuery(accessToken)}`;
  const key = formKey();
  return (
    <>
      <PageHeading
        title="Another time"
        back={{ href: here, title: 'The order' }}
        lead={`Now: ${whenInWords(order.slot.local)}. Your voucher keeps its code.`}
      />
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      {order.moving.isPossible ? (
        <div className="grid gap-8 grid-cols-1 lg:grid-cols-2 items-start">
          <SlotPicker
            days={times.days}
            day={times.day}
            slots={times.slots.map((slot) => ({ ...slot, group: null }))}
            chosen={chosen?.start ?? null}
            hrefOf={(start) => hrefOf({ day: times.day, at: start })}
          />
          {chosen ? (
            <MoveForm
              orderId={order.id}
              paid={order.price}
              slot={chosen}
              idempotencyKey={key}
              accessToken={accessToken}
              here={here}
            >
              <CardField publishableKey={await cardFormKey()} seed={key} />
            </MoveForm>
          ) : null}
        </div>
      ) : (
        <p>This visit cannot be moved any more.</p>
      )}
    </>
  );
}
