import { notFound, redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { pageContext, pageRefusal } from '@/app/_web/page';
import { PortalShell } from '@/components/shell/portal-shell';
import { SignedInAs } from '@/components/shell/signed-in-as';
import { Notice } from '@/components/ui/notice';
import { sentenceOf } from '@/components/words/refusals';
import { getMerchant, type MerchantHome } from '@/usecases/people/get-merchant';

export type Search = Promise<Record<string, string | string[] | undefined>>;
export type PageProps = { readonly searchParams: Search };

/** One text of the address, or nothing. */
export function one(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The business these pages are about: the one named in the address, or the first one somebody works for. */
export async function merchantHome(searchParams: Search, current: string): Promise<MerchantHome> {
  const [ctx, search] = await Promise.all([pageContext(), searchParams]);
  const { actor } = ctx;
  if (actor.kind !== 'person') redirect(`/sign-in?next=${encodeURIComponent(current)}`);
  const id = one(search.merchant) ?? actor.memberships[0]?.merchantId;
  if (!id) redirect('/merchant/sign-up');
  const home = await getMerchant(ctx, { id });
  if (!home.ok) notFound();
  return home.value;
}

/** The venue such a page is about: the one named in the address, or the first; a business without any has no such page. */
export async function chosenVenue(home: MerchantHome, searchParams: Search) {
  const named = one((await searchParams).venue);
  return home.venues.find(({ id }) => id === named) ?? home.venues[0] ?? notFound();
}

/** Keeps the business in the address where somebody works for several. */
export async function inMerchant(path: string, home: MerchantHome): Promise<string> {
  const { actor } = await pageContext();
  const isOnly = actor.kind === 'person' && actor.memberships.length === 1;
  return isOnly ? path : `${path}${path.includes('?') ? '&' : '?'}merchant=${home.merchant.id}`;
}

type PortalProps = {
  readonly home: MerchantHome;
  readonly current: string;
  readonly searchParams: Search;
  readonly children: ReactNode;
};

/** The frame of a merchant's page, with what was refused on top. */
export async function Portal({ home, current, searchParams, children }: PortalProps) {
  const refusal = await pageRefusal(searchParams);
  const pages = pagesOf(home.role);
  const links = await Promise.all(
    pages.map(async (page) => ({ title: page.title, href: await inMerchant(page.href, home) })),
  );
  return (
    <PortalShell
      portal="Your business"
      who={<Who home={home} />}
      links={links}
      current={await inMerchant(current, home)}
    >
      {refusal ? (
        <Notice kind="err" title="This was not done">
          <p>{sentenceOf(refusal)}</p>
          {refusal.reason === 'malformed' ? <Wrong errors={refusal.errors} /> : null}
        </Notice>
      ) : null}
      {children}
    </PortalShell>
  );
}

/** The business, the way to another one, and the way out. */
async function Who({ home: { merchant, others } }: { home: MerchantHome }) {
  const { actor } = await pageContext();
  return (
    <div className="flex flex-wrap md:flex-col gap-x-4 gap-y-1">
      <p className="font-semibold">{merchant.name}</p>
      {others.length > 0 ? (
        <details>
          <summary className="min-h-6">Other businesses</summary>
          <ul className="flex flex-col">
            {others.map(({ id, name }) => (
              <li key={id}>
                <a href={`/merchant/today?merchant=${id}`} className="min-h-8 inline-flex items-center">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {actor.kind === 'person' ? <SignedInAs name={actor.name} /> : null}
    </div>
  );
}

function Wrong({ errors }: { errors: readonly { path: string; message: string }[] }) {
  return (
    <ul className="list-disc ps-5">
      {errors.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          <span className="font-semibold">{path}</span>: {message}
        </li>
      ))}
    </ul>
  );
}

function pagesOf(role: MerchantHome['role']) {
  const all = [
    { href: '/merchant/today', title: 'Today', roles: ['manager', 'clerk', 'accountant'] },
    { href: '/merchant/week', title: 'Week', roles: ['manager', 'clerk', 'accountant'] },
    { href: '/merchant/deals', title: 'Deals', roles: ['manager', 'accountant', 'clerk'] },
    { href: '/merchant/venue', title: 'Venue', roles: ['manager'] },
    { href: '/merchant/team', title: 'Team', roles: [] },
    { href: '/merchant/money', title: 'Money', roles: ['manager', 'accountant'] },
    { href: '/merchant/cases', title: 'Cases', roles: ['manager'] },
    { href: '/merchant/till', title: 'Till', roles: ['manager', 'clerk'] },
  ];
  return all.filter(({ roles }) => role === 'owner' || roles.includes(role));
}
