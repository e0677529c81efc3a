import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formKey, pageContext, pageRefusal } from '@/app/_web/page';
import { TillShell } from '@/components/shell/till-shell';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TillEntry } from '@/components/vouchers/till-entry';
import { TillResult, UndoForm } from '@/components/vouchers/till-result';
import { sentenceOf } from '@/components/words/refusals';
import { listTillVenues, type TillVenue } from '@/usecases/venues/list-till-venues';
import { TillAnswer } from './till-answer';

export const metadata: Metadata = { title: 'Till' };

type Search = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Search> };

export default async function TillPage({ searchParams }: Props) {
  const ctx = await pageContext();
  const search = await searchParams;
  const venues = await listTillVenues(ctx);
  if (!venues.ok) redirect('/sign-in?next=/merchant/till');
  const venue = venues.value.find((one) => one.id === textOf(search.venue)) ?? venues.value[0];
  if (!venue) return <NoTill />;
  const refusal = await pageRefusal(searchParams);
  return (
    <TillShell venue={venue.name} backHref="/merchant/today">
      {venues.value.length > 1 ? <Venues venues={venues.value} current={venue} /> : null}
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      <Step search={search} venue={venue} />
    </TillShell>
  );
}

function Step({ search, venue }: { search: Search; venue: TillVenue }) {
  const done = textOf(search.done);
  const undone = textOf(search.undone);
  const code = textOf(search.code);
  if (done && /^[a-z]+_[a-z0-9]+$/.test(done)) {
    return (
      <>
        <TillResult kind="done">
          <p className="text-lg">Welcome. The voucher is used.</p>
        </TillResult>
        <ButtonLink href={`/merchant/till?venue=${venue.id}`} size="wide">
          Next guest
        </ButtonLink>
        <UndoForm redemptionId={done} venueId={venue.id} />
      </>
    );
  }
  if (code) return <TillAnswer code={code} venue={venue} idempotencyKey={formKey()} />;
  return (
    <>
      {undone ? <Notice kind="ok">Taken back. The voucher can be used again.</Notice> : null}
      <TillEntry venueId={venue.id} code="" />
    </>
  );
}

function Venues({ venues, current }: { venues: readonly TillVenue[]; current: TillVenue }) {
  return (
    <nav aria-label="Venues" className="flex flex-wrap gap-2">
      {venues.map((venue) => (
        <ButtonLink
          key={venue.id}
          kind={venue.id === current.id ? 'main' : 'plain'}
          size="small"
          aria-current={venue.id === current.id ? 'page' : undefined}
          href={`/merchant/till?venue=${venue.id}`}
        >
          {venue.name}
        </ButtonLink>
      ))}
    </nav>
  );
}

function NoTill() {
  return (
    <TillShell venue="nowhere yet" backHref="/">
      <Notice kind="warn" title="There is no till for you">
        Ask the owner or a manager of the venue to invite you as a clerk.
      </Notice>
    </TillShell>
  );
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
