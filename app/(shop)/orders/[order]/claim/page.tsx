import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { formKey, pageContext, pageRefusal } from '@/app/_web/page';
import { claimReasonWords } from '@/components/claims/claim-timeline';
import { Button } from '@/components/ui/button';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { accessQuery } from '@/components/words/access';
import { fieldError } from '@/components/words/field-errors';
import { sentenceOf } from '@/components/words/refusals';
import { whenInWords } from '@/components/words/when';
import { claimReasons } from '@/domain/claims/claim';
import type { Refusal } from '@/domain/kernel/refusal';
import { getOrder } from '@/usecases/orders/get-order';
import { getOrderInput } from '@/usecases/orders/get-order.input';

export const metadata: Metadata = {
  title: 'Something is wrong',
  robots: { index: false },
  referrer: 'no-referrer',
};

type Props = {
  readonly params: Promise<{ order: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** For somebody who stands before a closed door: what happened, and what they want, without waiting for anybody. */
export default async function ClaimPage({ params, searchParams }: Props) {
  const accessToken = [(await searchParams).accessToken].flat()[0];
  const input = getOrderInput.safeParse({ id: (await params).order, accessToken });
  const found = input.success ? await getOrder(await pageContext(), input.data) : null;
  if (!found?.ok) notFound();
  const order = found.value;
  const refusal = await pageRefusal(searchParams);
  const token = accessQuery(accessToken);
  return (
    <div className="max-w-xl w-full flex flex-col gap-6">
      <PageHeading
        title="Something is wrong"
        back={{ href: `/orders/${order.id}${token}`, title: 'The order' }}
        lead={`${order.deal.title} at ${order.venue.name}, ${whenInWords(order.slot.local)}`}
      />
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      {order.claiming.isPossible ? (
        <form
          method="post"
          encType="multipart/form-data"
          action={`/api/v1/orders/${order.id}/claims`}
          className="flex flex-col gap-5"
        >
          <HiddenFields
            values={{
              idempotencyKey: formKey(),
              backTo: `/orders/${order.id}/claim${token}`,
              ...(accessToken ? { accessToken } : {}),
            }}
          />
          <SelectField name="reason" label="What happened?" error={fieldError(refusal, 'reason')}>
            {claimReasons.map((reason) => (
              <option key={reason} value={reason}>
                {claimReasonWords[reason]}
              </option>
            ))}
          </SelectField>
          <TextAreaField
            name="words"
            label="In your words"
            hint="The venue reads this."
            rows={4}
            maxLength={2000}
            required
            error={fieldError(refusal, 'words')}
          />
          <TextField
            name="photo"
            label="A photo, if there is something to see"
            type="file"
            accept="image/jpeg,image/png"
            hint="JPEG or PNG, up to 5 MB. The venue and our moderators see it; where and when it was taken is removed. Dropped 180 days after the claim has ended."
            error={photoError(refusal)}
          />
          <Button size="wide">Ask for my money back</Button>
          <p className="text-sm text-ink-2">
            The venue has 24 hours to answer. If it is silent, your money goes back by itself.
          </p>
        </form>
      ) : (
        <p>Nothing can be claimed for this visit now.</p>
      )}
      <p className="flex flex-wrap gap-x-5 gap-y-2">
        {order.status === 'paid' ? (
          <a href={`/orders/${order.id}/reschedule${token}`}>Take another time instead</a>
        ) : null}
        <a href="/deals">Look for another venue</a>
      </p>
    </div>
  );
}

function photoError(refusal: Refusal | null): string | undefined {
  const isOfPhoto = refusal?.reason === 'photo-unreadable' || refusal?.reason === 'photo-too-large';
  return isOfPhoto ? sentenceOf(refusal) : fieldError(refusal, 'photo');
}
