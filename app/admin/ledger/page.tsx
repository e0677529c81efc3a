import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext } from '@/app/_web/page';
import { BelowZero } from '@/components/ledger/below-zero';
import { CheckTable } from '@/components/ledger/check-table';
import { Comparison } from '@/components/ledger/comparison';
import { ProofTable } from '@/components/ledger/proof-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { momentInWords } from '@/components/words/when';
import { getComparison } from '@/usecases/admin/get-comparison';
import { proveLedger } from '@/usecases/admin/prove-ledger';
import { AdminFrame } from '../frame';

export const metadata: Metadata = { title: 'Ledger' };

export default async function LedgerPage() {
  const ctx = await pageContext();
  const [proof, comparison] = await Promise.all([proveLedger(ctx, {}), getComparison(ctx, {})]);
  if (!proof.ok && proof.refusal.reason === 'not-found') notFound();
  return (
    <AdminFrame current="/admin/ledger">
      <PageHeading
        title="Ledger"
        lead="Every account added up anew: in each currency what was debited is what was credited."
      />
      {comparison.ok ? <Comparison {...comparison.value} /> : null}
      {proof.ok ? <Proof {...proof.value} /> : null}
    </AdminFrame>
  );
}

type Proven = Extract<Awaited<ReturnType<typeof proveLedger>>, { ok: true }>['value'];

function Proof({ balanced, currencies, checks, checkedAt }: Proven) {
  const checked = `Checked ${momentInWords(checkedAt)}.`;
  return (
    <>
      {balanced ? (
        <Notice kind="ok" title="It balances">
          {checked}
        </Notice>
      ) : (
        <Notice kind="err" title="It does not balance">
          {checked} Stop payouts and look at the accounts below.
        </Notice>
      )}
      <BelowZero currencies={currencies} />
      <CheckTable checks={checks} />
      {currencies.map((currency) => (
        <ProofTable key={currency.currency} {...currency} />
      ))}
      {currencies.length === 0 ? (
        <EmptyState title="No money has moved yet">
          <p>The first sale books the first transfer.</p>
        </EmptyState>
      ) : null}
    </>
  );
}
