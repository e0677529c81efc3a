import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { pageContext, pageRefusal } from '@/app/_web/page';
import { StandsStill } from '@/app/_web/stands-still';
import { DealArt } from '@/components/deals/deal-art';
import { PackageLines } from '@/components/deals/package-lines';
import { SellerFacts } from '@/components/deals/seller-facts';
import { openHours, quietCells, weekRows } from '@/components/deals/week-shape';
import { WeekStrip } from '@/components/deals/week-strip';
import { Notice } from '@/components/ui/notice';
import { SectionHeading } from '@/components/ui/page-heading';
import { VenueFacts } from '@/components/venues/venue-facts';
import { counted, tradeNames } from '@/components/words/labels';
import { formatMoney } from '@/components/words/money';
import { sentenceOf } from '@/components/words/refusals';
import type { Money } from '@/domain/money/money';
import type { DealView } from '@/usecases/deals/deal-view';
import { VenueMap } from '../../city-map';
import { BuyPanel } from './buy-panel';
import { DealForMachines } from './deal-for-machines';
import { addressOf, readAsked, readDeal } from './read';
import { Together } from './together';

type Props = {
  readonly params: Promise<{ deal: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const deal = await readDeal((await params).deal);
  if (!deal) return {};
  const from = formatMoney(deal.priceRange.from);
  const title = `${deal.title}, ${deal.venue.name}`;
  const description = `From ${from} in the quiet hours at ${deal.venue.name}, ${deal.venue.address}. ${deal.description}`;
  return {
    title,
    description: description.slice(0, 160),
    alternates: { canonical: `/deals/${deal.slug}` },
    robots: deal.status === 'live' ? undefined : { index: false },
  };
}

export default async function DealPage({ params, searchParams }: Props) {
  const key = (await params).deal;
  const deal = await readDeal(key);
  if (!deal) notFound();
  const asked = readAsked(await searchParams);
  if (key !== deal.slug) permanentRedirect(addressOf(deal, asked));
  const refusal = await pageRefusal(searchParams);
  const { appUrl } = await pageContext();
  return (
    <div className="grid gap-8 lg:grid-cols-[1fr_24rem] items-start">
      <StandsStill />
      <DealForMachines deal={deal} url={`${appUrl}/deals/${deal.slug}`} />
      <div className="flex flex-col gap-4 lg:col-start-1">
        <StatusNotice deal={deal} />
        <header>
          <p className="text-ink-2">
            {[deal.venue.name, deal.venue.area, tradeNames[deal.category]].filter(Boolean).join(' · ')}
          </p>
          <h1 className="voice-time text-3xl sm:text-4xl text-balance">{deal.title}</h1>
        </header>
        <div className="border-2 border-ink">
          <DealArt seed={deal.id} trade={deal.category} quiet={quietCells(deal.week)} />
        </div>
      </div>
      <div className="lg:col-start-2 lg:row-start-1 lg:row-span-2 [@media(min-height:54rem)]:lg:sticky top-4 flex flex-col gap-4 min-w-0">
        {refusal ? (
          <Notice kind="err" title="That did not work">
            {sentenceOf(refusal)}
          </Notice>
        ) : null}
        <BuyPanel deal={deal} asked={asked} />
        <Together deal={deal} />
      </div>
      <Details deal={deal} />
    </div>
  );
}

function StatusNotice({ deal }: { deal: DealView }) {
  if (deal.status === 'live') return null;
  if (deal.status === 'paused')
    return <Notice kind="warn">This deal takes a break. Vouchers already sold stay valid.</Notice>;
  return (
    <Notice kind="info" title="Preview">
      This deal is {deal.status}: only you and your colleagues see this page.
    </Notice>
  );
}

function Details({ deal }: { deal: DealView }) {
  const hours = openHours(deal.week);
  const people = deal.package.seatsPerUnit;
  return (
    <div className="flex flex-col gap-10 lg:col-start-1 min-w-0">
      <section className="paint-later flex flex-col gap-3" aria-labelledby="get">
        <SectionHeading id="get">What you get</SectionHeading>
        <p>{deal.description}</p>
        <p className="text-ink-2">
          {deal.package.durationMinutes} minutes, for {counted(people, 'person', 'people')}.
        </p>
        <PackageLines lines={deal.package.lines} total={deal.listPrice} />
      </section>
      <section className="paint-later flex flex-col gap-3" aria-labelledby="when">
        <SectionHeading id="when">When it costs less</SectionHeading>
        <p className="text-ink-2">
          Percent off the ordinary price of {formatMoney(deal.listPrice)}. Striped hours are the ordinary
          price.
        </p>
        <WeekStrip hours={hours} days={weekRows(deal.week, hours)} caption="Price of each hour of the week" />
      </section>
      <section className="paint-later flex flex-col gap-3" aria-labelledby="rules">
        <SectionHeading id="rules">The rules</SectionHeading>
        <ul className="list-disc ps-5 flex flex-col gap-1">
          {deal.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
      <section className="paint-later flex flex-col gap-3" aria-labelledby="where">
        <SectionHeading id="where">Where and when it is open</SectionHeading>
        <VenueFacts venue={deal.venue} />
        <VenueMap venue={deal.venue} />
      </section>
      <section className="paint-later flex flex-col gap-3" aria-labelledby="seller">
        <SectionHeading id="seller">Who sells it</SectionHeading>
        <SellerFacts seller={deal.seller} />
      </section>
      {deal.status === 'live' ? <BackToTimes from={deal.priceRange.from} /> : null}
    </div>
  );
}

/** Below the buy box on a phone: the way back to it stays in reach while one reads. */
function BackToTimes({ from }: { from: Money }) {
  return (
    <a
      href="#times"
      className="lg:hidden sticky bottom-0 -mx-4 px-4 min-h-14 flex items-center justify-between gap-4 bg-action text-on-action no-underline no-print"
    >
      <span className="font-semibold">Back to the times</span>
      <span className="voice-time text-xl">from {formatMoney(from)}</span>
    </a>
  );
}
