import type { Metadata } from 'next';
import { formKey, pageContext } from '@/app/_web/page';
import { CaseCard, CaseForm } from '@/components/claims/case-card';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { PageHeading } from '@/components/ui/page-heading';
import { listClaims } from '@/usecases/claims/list-claims';
import { inMerchant, merchantHome, type PageProps, Portal } from '../portal';

export const metadata: Metadata = { title: 'Cases' };

const choices = [
  { value: 'contest', title: 'It was as promised: a moderator shall decide.' },
  { value: 'accept', title: 'The guest is right: the money goes back.' },
];

/** What guests say was wrong, and how long there is to answer. */
export default async function CasesPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/cases');
  const found = await listClaims(await pageContext(), { id: home.merchant.id });
  const items = found.ok ? found.value.items : [];
  const here = await inMerchant('/merchant/cases', home);
  return (
    <Portal home={home} current="/merchant/cases" searchParams={searchParams}>
      <PageHeading
        title="Cases"
        lead="What guests say was wrong. Answer within 24 hours; without an answer the guest gets the money back."
      />
      {items.length === 0 ? (
        <EmptyState title="No guest has complained">
          <p>If one does, it stands here with the time you have to answer, and you get a mail.</p>
        </EmptyState>
      ) : null}
      {items.map((one) => (
        <CaseCard key={one.id} one={one}>
          {one.status === 'open' ? (
            <form method="post" action={`/api/v1/claims/${one.id}/answers`} className="flex flex-col gap-4">
              <HiddenFields values={{ idempotencyKey: formKey(), backTo: here }} />
              <CaseForm name="answer" choices={choices} label="What happened, as you saw it" id={one.id} />
              <Button>Answer</Button>
            </form>
          ) : null}
        </CaseCard>
      ))}
    </Portal>
  );
}
