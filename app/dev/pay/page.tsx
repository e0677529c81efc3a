import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PlainShell } from '@/components/shell/plain-shell';
import { Button } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { devWorld } from '../../_web/control/dev';

export const metadata: Metadata = { title: 'Confirm your payment' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PayPage({ searchParams }: Props) {
  const [world, { reference }] = await Promise.all([devWorld(), searchParams]);
  const payment = typeof reference === 'string' ? await world.builtin?.find(reference) : null;
  if (!payment) notFound();
  const { amountMinor, currency } = payment;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const price = format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  return (
    <PlainShell>
      <PageHeading
        title="Your bank asks"
        lead={`Do you want to pay ${price} to Offpeak? The money is play money.`}
      />
      <form method="post" action="/api/dev/pay" className="flex flex-wrap gap-4">
        <input type="hidden" name="reference" value={payment.reference} />
        <Button name="answer" value="confirmed">
          Yes, it is me
        </Button>
        <Button name="answer" value="refused" kind="plain">
          No, refuse
        </Button>
      </form>
    </PlainShell>
  );
}
