import type { Metadata } from 'next';
import { formKey, pageContext, pageRefusal } from '@/app/_web/page';
import { CaseCard, CaseForm } from '@/components/claims/case-card';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/field';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { formatMoney } from '@/components/words/money';
import { sentenceOf } from '@/components/words/refusals';
import { listClaims } from '@/usecases/claims/list-claims';
import { listRefunds, type WaitingRefund } from '@/usecases/refunds/list-refunds';
import { AdminFrame } from '../frame';

export const metadata: Metadata = { title: 'Cases' };

const choices = [
  { value: 'uphold', title: 'The guest is right: the money goes back.' },
  { value: 'reject', title: 'The visit was as promised.' },
];

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What a person has to decide or to send: claims with both sides, and refunds no card would take. */
export default async function CasesPage({ searchParams }: Props) {
  const ctx = await pageContext();
  const [claims, refunds] = await Promise.all([listClaims(ctx, {}), listRefunds(ctx, {})]);
  const refusal = await pageRefusal(searchParams);
  const cases = claims.ok ? claims.value.items : [];
  const waiting = refunds.ok ? refunds.value.items : [];
  return (
    <AdminFrame current="/admin/cases">
      <PageHeading title="Cases" lead="Claims with both sides, and money that no card would take." />
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      {cases.length + waiting.length === 0 ? (
        <EmptyState title="Nothing waits for a decision">
          <p>Contested claims and refunds to accounts stand here, the oldest first.</p>
        </EmptyState>
      ) : null}
      {cases.map((one) => (
        <CaseCard key={one.id} one={one}>
          <form
            method="post"
            action={`/api/v1/admin/claims/${one.id}/decisions`}
            className="flex flex-col gap-4"
          >
            <HiddenFields values={{ idempotencyKey: formKey(), backTo: '/admin/cases' }} />
            <CaseForm name="decision" choices={choices} label="Reasons, for both sides" id={one.id} />
            <Button>Decide</Button>
          </form>
        </CaseCard>
      ))}
      {waiting.length > 0 ? <SectionHeading>Refunds to send by hand</SectionHeading> : null}
      {waiting.map((one) => (
        <ByHand key={one.id} refund={one} />
      ))}
    </AdminFrame>
  );
}

function ByHand({ refund }: { refund: WaitingRefund }) {
  return (
    <article className="border border-ink bg-card p-4 flex flex-col gap-3">
      <p>
        {formatMoney(refund.amount)} to {refund.holder},{' '}
        <span className="voice-code break-all">{refund.account}</span>
      </p>
      {refund.isCheckedByReader ? (
        <p>You checked it. Somebody else sends it.</p>
      ) : (
        <NextForm refund={refund} />
      )}
    </article>
  );
}

function NextForm({ refund }: { refund: WaitingRefund }) {
  return (
    <form
      method="post"
      action={`/api/v1/admin/refunds/${refund.id}/transfers`}
      className="flex flex-col gap-3"
    >
      <HiddenFields values={{ idempotencyKey: formKey(), backTo: '/admin/cases' }} />
      {refund.next === 'send' ? (
        <TextField name="reference" label="What the bank calls the transfer" required maxLength={80} />
      ) : (
        <p>More than 200: you say that it is right, and somebody else sends it.</p>
      )}
      <Button>{refund.next === 'send' ? 'It is sent' : 'It is right'}</Button>
    </form>
  );
}
