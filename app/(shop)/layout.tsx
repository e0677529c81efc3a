import type { ReactNode } from 'react';
import { pageContext } from '@/app/_web/page';
import { ConsumerFooter } from '@/components/shell/consumer-footer';
import { ConsumerHeader, type HeaderLink } from '@/components/shell/consumer-header';
import type { Actor } from '@/domain/people/roles';

export default async function ShopLayout({ children }: { children: ReactNode }) {
  const { actor } = await pageContext();
  const person = actor.kind === 'person' ? { name: actor.name } : null;
  return (
    <>
      <ConsumerHeader person={person} portals={portalsOf(actor)} signOutAction="/api/auth/sign-out" />
      <main id="content" className="wrap py-8 flex flex-col gap-10 grow">
        {children}
      </main>
      <ConsumerFooter />
    </>
  );
}

function portalsOf(actor: Actor): HeaderLink[] {
  if (actor.kind !== 'person') return [];
  return [
    ...(actor.memberships.length > 0 ? [{ href: '/merchant/today', title: 'Your business' }] : []),
    ...(actor.isAdmin ? [{ href: '/admin/queue', title: 'Operations' }] : []),
  ];
}
