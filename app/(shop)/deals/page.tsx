import type { Metadata } from 'next';
import { pageContext } from '@/app/_web/page';
import { StandsStill } from '@/app/_web/stands-still';
import { AppliedFilters } from '@/components/deals/applied-filters';
import { DealCard } from '@/components/deals/deal-card';
import { WhenSearch } from '@/components/deals/when-search';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import type { DealCard as Deal } from '@/usecases/deals/deal-card-view';
import { listDeals } from '@/usecases/deals/list-deals';
import { CityMap } from '../city-map';
import { type Here, pageCities, pageCity } from '../place';
import { appliedOf, FilterRow, keptOf, SortRow } from './filters';
import { askedOf, daysAhead, hrefOf, partsOfDay, readSearch, type Search } from './search';

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { city } = readSearch(await searchParams);
  return {
    title: city ? `Quiet hours in ${city}` : 'Quiet hours near you',
    description: 'Deals by the hour you are free: each with its cheapest time and what it costs then.',
    alternates: { canonical: hrefOf(readSearch({ city })) },
    // Any word is somebody's city: what we have nothing in is no page to be found by.
    robots: (await pageCity(city)) ? undefined : { index: false },
  };
}

export default async function DealsPage({ searchParams }: Props) {
  const search = readSearch(await searchParams);
  const city = await pageCity(search.city);
  if (city) return <Deals search={search} city={city} />;
  return (
    <>
      <StandsStill />
      <h1 className="voice-time text-3xl sm:text-4xl">
        Quiet hours{search.city ? ` in ${search.city}` : ''}
      </h1>
      <NothingHere />
    </>
  );
}

/** A city with nothing on sale, or that we do not know: where there is something. */
async function NothingHere() {
  const cities = await pageCities();
  return (
    <EmptyState title="Nothing is on sale here just now">
      {cities.length > 0 ? (
        <>
          <p>There are quiet hours elsewhere:</p>
          <ul className="flex flex-wrap gap-x-5">
            {cities.map(({ name, deals }) => (
              <li key={name}>
                <a
                  href={hrefOf(readSearch({ city: name }))}
                  className="inline-flex min-h-11 items-center gap-2"
                >
                  {name} <span className="number text-sm text-ink-3">{deals}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>Come back soon: merchants are only just signing up.</p>
      )}
    </EmptyState>
  );
}

async function Deals({ search, city }: { search: Search; city: Here }) {
  const [list, cities] = await Promise.all([
    listDeals(await pageContext(), askedOf(search, city)),
    pageCities(),
  ]);
  const items = list.ok ? list.value.items : [];
  const next = list.ok ? list.value.nextCursor : null;
  const applied = appliedOf(search, city.currency);
  return (
    <>
      <StandsStill />
      <div className="flex flex-col gap-5">
        <h1 className="voice-time text-3xl sm:text-4xl">{titleOf(search, city.name)}</h1>
        <WhenSearch
          city={city.name}
          cities={cities.map(({ name }) => name)}
          q={search.q}
          day={search.day}
          hours={search.hours}
          people={search.people}
          days={daysAhead(city.timeZone, city.now)}
          parts={Object.entries(partsOfDay).map(([value, { title }]) => ({ value, title }))}
          kept={keptOf(search)}
        />
        <FilterRow search={search} categories={city.categories} center={city.location} />
        <AppliedFilters applied={applied} />
        <SortRow search={search} />
      </div>
      {items.length === 0 ? (
        <NothingFound city={search.city} isFiltered={applied.length > 0} />
      ) : (
        <div className="grid gap-6 lg:grid-cols-[1fr_22rem] items-start">
          <Cards items={items} today={city.today} />
          <aside id="map" className="lg:sticky lg:top-4">
            <CityMap city={city.name} pins={items.map(pinOf)} />
          </aside>
        </div>
      )}
      <Pagination
        nextHref={next ? hrefOf(search, { cursor: next }) : null}
        firstHref={search.cursor ? hrefOf(search) : null}
      />
    </>
  );
}

function Cards({ items, today }: { items: readonly Deal[]; today: string }) {
  return (
    <section aria-labelledby="found" className="grid gap-4 sm:grid-cols-2">
      <h2 id="found" className="sr-only">
        Deals found
      </h2>
      <a href="#map" className="lg:hidden sm:col-span-2">
        Show them on the map
      </a>
      {items.map((deal, index) => (
        <DealCard key={deal.id} deal={deal} today={today} mark={index + 1} />
      ))}
    </section>
  );
}

function pinOf(deal: Deal, index: number) {
  return {
    id: deal.id,
    mark: index + 1,
    title: deal.title,
    ...deal.venue.location,
    isQuiet: (deal.nextSlot?.percentOff ?? 0) > 0,
  };
}

function titleOf(search: Search, city: string): string {
  if (search.day === 'now') return `Quiet right now in ${city}`;
  return search.q ? `“${search.q}” in ${city}` : `Quiet hours in ${city}`;
}

/** Which filter to drop, since nothing fits them all. */
function NothingFound({ city, isFiltered }: { city: string; isFiltered: boolean }) {
  return (
    <EmptyState
      title="Nothing fits all of this"
      action={
        <ButtonLink kind="plain" href={hrefOf(readSearch({ city }))}>
          Show everything
        </ButtonLink>
      }
    >
      <p>
        {isFiltered
          ? 'Drop one of the filters above, or look at another day: other hours are on sale.'
          : 'Nothing is on sale in this city just now.'}
      </p>
    </EmptyState>
  );
}
