import { pageContext } from '@/app/_web/page';
import { StandsStill } from '@/app/_web/stands-still';
import { DealCard } from '@/components/deals/deal-card';
import { WhenSearch } from '@/components/deals/when-search';
import { GroupCard } from '@/components/groups/group-card';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SectionHeading } from '@/components/ui/page-heading';
import { tradeNames } from '@/components/words/labels';
import { listDeals } from '@/usecases/deals/list-deals';
import { listGroups } from '@/usecases/groups/list-groups';
import type { City } from '@/usecases/venues/get-city';
import { askedOf, daysAhead, hrefOf, partsOfDay, readSearch, type Search } from './deals/search';
import { type Here, pageCities, pageCity } from './place';

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HomePage({ searchParams }: Props) {
  const asked = readSearch({ city: (await searchParams).city });
  const [named, cities] = await Promise.all([pageCity(asked.city), pageCities()]);
  const city = named ?? (await pageCity(''));
  if (!city) return <NothingYet />;
  // With one city its name would say nothing.
  const search = readSearch(cities.length > 1 ? { city: city.name } : {});
  const { timeZone, now } = city;
  return (
    <>
      <StandsStill />
      <section className="flex flex-col gap-6">
        <h1 className="voice-time text-4xl sm:text-5xl max-w-3xl text-balance">
          The same hour, for less, <span className="highlight">when it is quiet</span>
        </h1>
        <WhenSearch
          city={city.name}
          cities={cities.map(({ name }) => name)}
          q=""
          day=""
          hours=""
          people={1}
          days={daysAhead(timeZone, now)}
          parts={Object.entries(partsOfDay).map(([value, { title }]) => ({ value, title }))}
        />
      </section>
      <QuietNow city={city} search={search} />
      <AboutToTip city={city.name} />
      <Trades city={city} search={search} />
      <HowItWorks />
    </>
  );
}

type OfCity = { readonly city: Here; readonly search: Search };

async function QuietNow({ city, search }: OfCity) {
  const ctx = await pageContext();
  const now = { ...search, day: 'now' as const };
  const quiet = await listDeals(ctx, { ...askedOf(now, city), limit: 6 });
  const reduced = quiet.ok ? quiet.value.items.filter(({ nextSlot }) => (nextSlot?.percentOff ?? 0) > 0) : [];
  const soon = reduced.length === 0 ? await listDeals(ctx, soonest(city)) : null;
  const items = soon?.ok ? soon.value.items : reduced;
  return (
    <section className="flex flex-col gap-4" aria-labelledby="quiet">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <SectionHeading id="quiet">{soon ? 'Quiet next' : 'Quiet right now'}</SectionHeading>
        <a href={hrefOf(soon ? search : now)}>All of {city.name}</a>
      </div>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {items.map((deal) => (
          <DealCard key={deal.id} deal={deal} today={city.today} />
        ))}
      </div>
    </section>
  );
}

function soonest(city: Here) {
  return { ...askedOf(readSearch({}), city), limit: 6 };
}

async function AboutToTip({ city }: { city: string }) {
  const groups = await listGroups(await pageContext(), { limit: 3, city });
  if (!groups.ok || groups.value.length === 0) return null;
  return (
    <section className="paint-later flex flex-col gap-4" aria-labelledby="groups">
      <SectionHeading id="groups">Groups about to go ahead</SectionHeading>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {groups.value.map((group) => (
          <GroupCard key={group.id} group={group} />
        ))}
      </div>
    </section>
  );
}

function Trades({ city, search }: { city: City; search: Search }) {
  return (
    <section className="paint-later flex flex-col gap-4" aria-labelledby="trades">
      <SectionHeading id="trades">What there is in {city.name}</SectionHeading>
      <ul className="grid gap-2 grid-cols-2 sm:grid-cols-3 lg:grid-cols-5">
        {city.categories.map(({ category, deals }) => (
          <li key={category}>
            <a
              href={hrefOf(search, { category: [category] })}
              className="flex min-h-12 items-center justify-between gap-2 px-3 bg-card border border-ink no-underline hover:bg-sunk"
            >
              <span className="font-semibold">{tradeNames[category]}</span>
              <span className="number text-sm text-ink-3">{deals}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function HowItWorks() {
  const lines = [
    [
      'Pick an hour',
      'Every time has its own price: quiet hours cost less, busy ones cost what they always did.',
    ],
    [
      'Alone or together',
      'Buy it at once, or join a group for that very hour and pay less when enough people are in.',
    ],
    ['Show the code', 'You get a voucher for that hour. If a group does not come together you pay nothing.'],
  ] as const;
  return (
    <section className="paint-later flex flex-col gap-4" aria-labelledby="how">
      <SectionHeading id="how">How it works</SectionHeading>
      <ol className="grid gap-4 sm:grid-cols-3">
        {lines.map(([title, text]) => (
          <li key={title} className="border-t-2 border-ink pt-3">
            <strong className="block">{title}</strong>
            <span className="text-ink-2">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function NothingYet() {
  return (
    <EmptyState
      title="Nothing is on sale yet"
      action={<ButtonLink href="/sign-up">Open your business here</ButtonLink>}
    >
      <p>
        Quiet hours of spas, restaurants and studios near you will be here, each with the price of its hour.
      </p>
    </EmptyState>
  );
}
