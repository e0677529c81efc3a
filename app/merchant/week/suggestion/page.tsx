import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext } from '@/app/_web/page';
import {
  groupInAddress,
  inAddress,
  sayBecause,
  sayGroup,
  sayWindow,
} from '@/components/pricing/proof/say-suggestion';
import { Button, ButtonLink } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { dayInWords } from '@/components/words/when';
import { exponentOf } from '@/domain/money/currency';
import type { Currency } from '@/domain/money/money';
import { printPart } from '@/domain/money/print';
import { listMerchantDeals } from '@/usecases/deals/list-merchant-deals';
import { type Suggestion, suggestWindows } from '@/usecases/pricing/suggest-windows';
import { suggestWindowsInput } from '@/usecases/pricing/suggest-windows.input';
import { chosenVenue, inMerchant, merchantHome, one, type PageProps, Portal } from '../../portal';
import { WhatIf } from './what-if';

export const metadata: Metadata = { title: 'Suggestion' };

export default async function SuggestionPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/week/suggestion');
  const [ctx, search] = await Promise.all([pageContext(), searchParams]);
  const venue = await chosenVenue(home, searchParams);
  const pkg = home.packages.find(({ venueId }) => venueId === venue.id);
  const typed = one(search.windowCost);
  const windowCostMinor = readCost(typed ?? '0', pkg?.listPrice.currency ?? 'EUR');
  const found = await suggestWindows(ctx, { id: venue.id, windowCostMinor: windowCostMinor ?? 0 });
  if (!found.ok) notFound();
  const suggestion = found.value;
  const listed = await listMerchantDeals(ctx, { id: home.merchant.id, limit: 50 });
  const live = listed.ok
    ? listed.value.items.find((deal) => deal.status === 'live' && deal.venueId === venue.id)
    : undefined;
  const editor = live
    ? `/merchant/deals/${live.id}?`
    : `/merchant/deals/new?package=${suggestion.packageId}&`;
  const inEditor = (asked: string) => inMerchant(editor + asked, home);
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
        <>
          <Ghost
            suggestion={suggestion}
            inEditor={inEditor}
            refuse={`/api/v1/venues/${venue.id}/suggestion-answers`}
          />
          <AsGroup suggestion={suggestion} inEditor={inEditor} />
        </>
      )}
      <WindowCost
        suggestion={suggestion}
        venueId={venue.id}
        unread={windowCostMinor === null ? typed : undefined}
      />
      <WhatIf suggestion={suggestion} seats={venue.seats} search={search} venueId={venue.id} />
    </Portal>
  );
}

type GhostProps = {
  suggestion: Suggestion;
  inEditor: (asked: string) => Promise<string>;
  refuse: string;
};

async function Ghost({ suggestion, inEditor, refuse }: GhostProps) {
  const { windows, notOn, fill, because, sure, knownBy } = suggestion;
  return (
    <section className="flex flex-col gap-3 border-2 border-dashed border-ink p-4">
      {knownBy === 'trade' ? (
        <Notice title="Guessed from your trade">
          Nobody told us yet how full your hours are, so this goes by the usual week of your trade. Paint your
          week or bring a file, and it goes by yours.
        </Notice>
      ) : null}
      <p className="max-w-prose">{sayBecause(because)}</p>
      {windows.length > 0 ? (
        <>
          <ul className="list-disc ps-5">
            {windows.map((window) => (
              <li key={inAddress(window)}>{sayWindow(window)}</li>
            ))}
          </ul>
          <p className="text-sm text-ink-2">
            {fill ? `Usually ${printPart(fill.low)} to ${printPart(fill.high)} full. ` : ''}
            {printPart(sure)} of what we believe possible sees a gain there.
          </p>
          {notOn.length > 0 ? (
            <p className="text-sm text-ink-2">
              Not discounted, because you expect them to be busy:{' '}
              {notOn.map(({ day, name }) => `${dayInWords(day)} (${name})`).join(', ')}.
            </p>
          ) : null}
          <div className="flex flex-wrap items-end gap-3">
            <ButtonLink href={await inEditor(`hours=${windows.map(inAddress).join('~')}`)}>
              Take or change it
            </ButtonLink>
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

async function AsGroup({ suggestion: { group }, inEditor }: Omit<GhostProps, 'refuse'>) {
  if (!group) return null;
  return (
    <section className="flex flex-col gap-3 border-2 border-dashed border-ink p-4">
      <SectionHeading>Better as a group</SectionHeading>
      <p className="max-w-prose">{sayGroup(group)}</p>
      <div>
        <ButtonLink kind="plain" href={await inEditor(groupInAddress(group))}>
          Take it as a group
        </ButtonLink>
      </div>
    </section>
  );
}

type WindowCostProps = {
  suggestion: Suggestion;
  venueId: string;
  /** What was typed and is no sum. */
  unread: string | undefined;
};

function WindowCost({ suggestion: { windowCost }, venueId, unread }: WindowCostProps) {
  const decimals = exponentOf(windowCost.currency);
  return (
    <form method="get" className="flex flex-wrap items-end gap-3">
      <HiddenFields values={{ venue: venueId }} />
      <TextField
        name="windowCost"
        label={`What opening one more of these windows costs you, ${windowCost.currency}`}
        defaultValue={unread ?? (windowCost.amount / 10 ** decimals).toFixed(decimals)}
        error={
          unread === undefined
            ? undefined
            : 'This is no sum. Type it like 12.50; meanwhile it counts as nothing.'
        }
      />
      <Button kind="plain">Look again</Button>
    </form>
  );
}

/** What somebody typed into the address, in minor units; null where it is no sum. */
function readCost(typed: string, currency: Currency): number | null {
  const read = suggestWindowsInput.shape.windowCostMinor.safeParse(
    Math.round(Number(typed.replace(',', '.')) * 10 ** exponentOf(currency)),
  );
  return read.success ? read.data : null;
}
