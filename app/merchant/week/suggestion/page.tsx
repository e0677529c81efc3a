import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext } from '@/app/_web/page';
import { inAddress, sayBecause, sayWindow } from '@/components/pricing/proof/say-suggestion';
import { Button, ButtonLink } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { printPercent } from '@/domain/money/print';
import { listMerchantDeals } from '@/usecases/deals/list-merchant-deals';
import { type Suggestion, suggestWindows } from '@/usecases/pricing/suggest-windows';
import { inMerchant, merchantHome, one, type PageProps, Portal } from '../../portal';
import { WhatIf } from './what-if';

export const metadata: Metadata = { title: 'Suggestion' };

export default async function SuggestionPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/week/suggestion');
  const [ctx, search] = await Promise.all([pageContext(), searchParams]);
  const venue = home.venues.find(({ id }) => id === one(search.venue)) ?? home.venues[0];
  if (!venue) notFound();
  const found = await suggestWindows(ctx, { id: venue.id });
  if (!found.ok) notFound();
  const suggestion = found.value;
  const listed = await listMerchantDeals(ctx, { id: home.merchant.id, limit: 50 });
  const live = listed.ok
    ? listed.value.items.find((deal) => deal.status === 'live' && deal.venueId === venue.id)
    : undefined;
  const hours = suggestion.windows.map(inAddress).join('~');
  const editor = live
    ? `/merchant/deals/${live.id}?hours=${hours}`
    : `/merchant/deals/new?package=${suggestion.packageId}&hours=${hours}`;
  return (
    <Portal home={home} current="/merchant/week" searchParams={searchParams}>
      <PageHeading
        title={`A suggestion for ${venue.name}`}
        back={{ href: await inMerchant('/merchant/week', home), title: 'The week' }}
        lead="Which hours are worth a discount, how deep and how many places. It is yours to take, change or refuse."
      />
      {suggestion.refusedAt ? (
        <Notice title="You refused this week’s suggestion">We look again in a week.</Notice>
      ) : (
        <Ghost
          suggestion={suggestion}
          editor={await inMerchant(editor, home)}
          refuse={`/api/v1/venues/${venue.id}/suggestion-answers`}
        />
      )}
      <WhatIf suggestion={suggestion} seats={venue.seats} search={search} venueId={venue.id} />
    </Portal>
  );
}

type GhostProps = { suggestion: Suggestion; editor: string; refuse: string };

function Ghost({ suggestion, editor, refuse }: GhostProps) {
  const { windows, fill, because, sure } = suggestion;
  return (
    <section className="flex flex-col gap-3 border-2 border-dashed border-ink p-4">
      <p className="max-w-prose">{sayBecause(because)}</p>
      {windows.length > 0 ? (
        <>
          <ul className="list-disc ps-5">
            {windows.map((window) => (
              <li key={inAddress(window)}>{sayWindow(window)}</li>
            ))}
          </ul>
          <p className="text-sm text-ink-2">
            {fill ? `Usually ${percent(fill.low)} to ${percent(fill.high)} full. ` : ''}
            {percent(sure)} of what we believe possible sees a gain there.
          </p>
          <div className="flex flex-wrap items-end gap-3">
            <ButtonLink href={editor}>Take or change it</ButtonLink>
          </div>
          <form method="post" action={refuse} className="flex flex-wrap items-end gap-3">
            <TextField name="reason" label="Or say why not" required maxLength={400} />
            <Button kind="plain">Refuse</Button>
          </form>
        </>
      ) : null}
    </section>
  );
}

function percent(share: number): string {
  return printPercent(Math.round(share * 100));
}
