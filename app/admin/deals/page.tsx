import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { PageHeading } from '@/components/ui/page-heading';
import { AdminFrame } from '../frame';

export const metadata: Metadata = { title: 'Find a deal' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FindDealPage({ searchParams }: Props) {
  const { deal } = await searchParams;
  const key = typeof deal === 'string' ? keyOf(deal) : '';
  if (key) redirect(`/admin/deals/${encodeURIComponent(key)}`);
  return (
    <AdminFrame current="/admin/deals">
      <PageHeading
        title="Find a deal"
        lead="Its history, its rules, and the switch that takes it off sale at once."
      />
      <form action="/admin/deals" className="flex flex-col items-start gap-4 max-w-xl">
        <TextField
          name="deal"
          label="Address of its page, or its id"
          placeholder="/deals/60-minute-massage-a1b2c3d4"
          required
        />
        <Button>Open</Button>
      </form>
    </AdminFrame>
  );
}

/** The last part of a pasted address. */
function keyOf(typed: string): string {
  return typed.trim().split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? '';
}
