import { notFound, redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { pageContext } from '@/app/_web/page';
import { PortalShell } from '@/components/shell/portal-shell';
import { SignedInAs } from '@/components/shell/signed-in-as';
import { getQueue } from '@/usecases/admin/get-queue';

const links = [
  { href: '/admin/queue', title: 'Queue' },
  { href: '/admin/cases', title: 'Cases' },
  { href: '/admin/merchants', title: 'Businesses' },
  { href: '/admin/deals', title: 'Deals' },
  { href: '/admin/experiments', title: 'Experiments' },
  { href: '/admin/audit', title: 'Audit trail' },
  { href: '/admin/ledger', title: 'Ledger' },
];

/** The frame of the operators' pages. For everybody else they do not exist. */
export async function AdminFrame({ current, children }: { current: string; children: ReactNode }) {
  const ctx = await pageContext();
  if (ctx.actor.kind !== 'person') redirect(`/sign-in?next=${encodeURIComponent(current)}`);
  const queue = await getQueue(ctx, { limit: 100 });
  if (!queue.ok) notFound();
  const waiting = queue.value.items.length;
  return (
    <PortalShell
      portal="Operations"
      who={<SignedInAs name={ctx.actor.name} />}
      links={links.map((link) => (link.href === '/admin/queue' ? { ...link, count: waiting } : link))}
      current={current}
    >
      {children}
    </PortalShell>
  );
}
