import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cursorOf, pageContext } from '@/app/_web/page';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { Ticket } from '@/components/vouchers/ticket';
import { listVouchers } from '@/usecases/vouchers/list-vouchers';
import type { VoucherView } from '@/usecases/vouchers/voucher-view';

export const metadata: Metadata = { title: 'Your vouchers', robots: { index: false } };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function VouchersPage({ searchParams }: Props) {
  const cursor = cursorOf(await searchParams);
  const list = await listVouchers(await pageContext(), { limit: 24, cursor });
  if (!list.ok) redirect('/sign-in?next=/my/vouchers');
  const { items, nextCursor } = list.value;
  if (items.length === 0 && !cursor)
    return (
      <EmptyState
        title="Your vouchers will be here"
        action={<ButtonLink href="/deals">Find a quiet hour</ButtonLink>}
      >
        <p>After you bought an hour its code is here, on every device you sign in with.</p>
      </EmptyState>
    );
  // The list comes latest first; what is next is what one needs first.
  const ready = items.filter((one) => one.status === 'issued').reverse();
  const done = items.filter((one) => one.status !== 'issued');
  return (
    <>
      <PageHeading title="Your vouchers" />
      <Tickets id="ready" title="Ready" vouchers={ready} />
      <Tickets id="done" title="Used, refunded or expired" vouchers={done} />
      <Pagination
        nextHref={nextCursor ? `/my/vouchers?cursor=${nextCursor}` : null}
        firstHref={cursor ? '/my/vouchers' : null}
      />
    </>
  );
}

function Tickets({ id, title, vouchers }: { id: string; title: string; vouchers: readonly VoucherView[] }) {
  if (vouchers.length === 0) return null;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <SectionHeading id={id}>{title}</SectionHeading>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 items-start">
        {vouchers.map((voucher) => (
          <Ticket key={voucher.id} ticket={voucher}>
            <ButtonLink kind="plain" href={`/vouchers/${voucher.id}`}>
              Show the code
            </ButtonLink>
          </Ticket>
        ))}
      </div>
    </section>
  );
}
