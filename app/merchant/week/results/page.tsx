import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext } from '@/app/_web/page';
import { ProofWords } from '@/components/pricing/proof/proof-words';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { Table, type TableColumn } from '@/components/ui/table';
import { weekdayNames } from '@/components/words/labels';
import { formatMoney } from '@/components/words/money';
import { printPart } from '@/domain/money/print';
import type { Returned } from '@/domain/pricing/proof/guests';
import { printWall } from '@/domain/time/windows';
import { getResults, type HourResult, type ResultsView } from '@/usecases/pricing/get-results';
import { chosenVenue, inMerchant, merchantHome, type PageProps, Portal } from '../../portal';

export const metadata: Metadata = { title: 'Results' };

const columns: readonly TableColumn<HourResult>[] = [
  {
    title: 'Hour',
    cell: ({ hour }) => `${weekdayNames[Math.floor(hour / 24)]} ${printWall((hour % 24) * 60)}`,
  },
  {
    title: 'Before, guests a week',
    cell: ({ before }) => (before === null ? 'not told' : round(before)),
    isNumber: true,
  },
  { title: 'Booked here since', cell: ({ after }) => round(after), isNumber: true },
];

export default async function ResultsPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/week/results');
  const ctx = await pageContext();
  const venue = await chosenVenue(home, searchParams);
  const found = await getResults(ctx, { id: venue.id });
  if (!found.ok) notFound();
  const results = found.value;
  return (
    <Portal home={home} current="/merchant/week" searchParams={searchParams}>
      <PageHeading
        title={`What the deals of ${venue.name} did`}
        back={{ href: await inMerchant('/merchant/week', home), title: 'The week' }}
        lead="Told with the range it may lie in, or not at all."
      />
      <ProofWords proof={results.proof} currency={results.currency} />
      <Measuring results={results} venueId={venue.id} mayChange={home.role === 'owner'} />
      <section className="flex flex-col gap-3">
        <SectionHeading>Who came</SectionHeading>
        <DescriptionList items={whoCame(results)} />
      </section>
      <section className="flex flex-col gap-3">
        <SectionHeading>Hour by hour</SectionHeading>
        {results.byHour.length > 0 ? (
          <Table
            caption="Guests a week before the first deal and since, by hour"
            columns={columns}
            rows={results.byHour}
            keyOf={({ hour }) => String(hour)}
          />
        ) : (
          <p className="text-ink-2">Nothing was sold yet.</p>
        )}
      </section>
    </Portal>
  );
}

function whoCame(results: ResultsView) {
  const { newcomers, returning, unasked, regulars, currency, secondVisits, perPlaceHour } = results;
  const back = ({ guests, cameBack }: Returned) => `${cameBack} of ${guests}`;
  const money = (amount: number | null) =>
    amount === null ? 'no such hours' : formatMoney({ amount: Math.round(amount), currency });
  return [
    { term: 'New here', detail: newcomers },
    { term: 'Been here before', detail: returning },
    { term: 'Not asked', detail: unasked },
    {
      term: 'Regulars among deal guests',
      detail: regulars
        ? `${printPart(regulars.low)} to ${printPart(regulars.high)}`
        : 'not enough answers yet: ask at the till',
    },
    { term: 'New guests who came back at the full price', detail: back(secondVisits.newcomers) },
    { term: 'Regulars who came back at the full price', detail: back(secondVisits.regulars) },
    {
      term: 'Turned away while deal guests sat there',
      detail: `${results.crowdedOut} at most`,
    },
    { term: 'Places sold for less', detail: results.dealPlaces },
    { term: 'Places sold in full', detail: results.fullPlaces },
    { term: 'Discount given', detail: formatMoney({ amount: results.discountGivenMinor, currency }) },
    { term: 'Taken per place and hour, in the deal’s hours', detail: money(perPlaceHour.inWindows) },
    { term: 'Taken per place and hour, in the other hours', detail: money(perPlaceHour.elsewhere) },
  ];
}

type MeasuringProps = { results: ResultsView; venueId: string; mayChange: boolean };

function Measuring({ results: { measuring }, venueId, mayChange }: MeasuringProps) {
  const isOn = measuring !== null && measuring.untilMonday === null;
  return (
    <section className="flex flex-col gap-3 max-w-prose">
      <SectionHeading>How we can know</SectionHeading>
      <p>
        {isOn
          ? `From ${measuring.fromMonday} on, about one whole week in ten has no discount, drawn by lot. The weeks with and without tell what the deal does.`
          : 'Leave about one whole week in ten without a discount, drawn by lot and long before anybody sees its prices. The weeks with and without tell what the deal does; nothing else can.'}
      </p>
      {mayChange ? (
        <form method="post" action={`/api/v1/venues/${venueId}/measurements`}>
          <HiddenFields values={{ takesPart: isOn ? 'false' : 'true' }} />
          <Button kind="plain">{isOn ? 'Stop measuring' : 'Begin to measure'}</Button>
        </form>
      ) : null}
    </section>
  );
}

function round(guests: number): string {
  return String(Math.round(guests * 10) / 10);
}
