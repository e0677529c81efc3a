import type { Applied } from '@/components/deals/applied-filters';
import { Button } from '@/components/ui/button';
import { tradeNames } from '@/components/words/labels';
import { formatMoney } from '@/components/words/money';
import { dayInWords } from '@/components/words/when';
import type { Category } from '@/domain/deals/package';
import type { DealSort } from '@/usecases/deals/list-deals.input';
import { hrefOf, minorOf, partsOfDay, type Search } from './search';

type Center = { readonly lat: number; readonly lng: number };

/** What the map and the search form do not ask: trade, price, distance. */
export function FilterRow({
  search,
  categories,
  center,
}: {
  search: Search;
  categories: readonly { readonly category: Category; readonly deals: number }[];
  center: Center | null;
}) {
  const near = center ? `${center.lat.toFixed(4)},${center.lng.toFixed(4)}` : '';
  return (
    <details className="border border-rule bg-card">
      <summary className="min-h-11 px-4 flex items-center font-semibold">More filters</summary>
      <form action="/deals" className="p-4 flex flex-col gap-5">
        {Object.entries(keptBy(search)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <fieldset>
          <legend className="font-semibold mb-2">What kind?</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-2">
            {categories.map(({ category, deals }) => (
              <label key={category} className="flex items-center gap-2 min-h-8">
                <input
                  type="checkbox"
                  name="category"
                  value={category}
                  defaultChecked={search.category.some((one) => one === category)}
                  className="size-5 accent-[var(--color-action)]"
                />
                {tradeNames[category]}
                <span className="number text-sm text-ink-3">{deals}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="flex flex-wrap gap-5 items-end">
          <div className="flex flex-col gap-1">
            <label htmlFor="maxPrice" className="font-semibold text-sm">
              At most, in all
            </label>
            <input
              id="maxPrice"
              name="maxPrice"
              type="number"
              min={1}
              inputMode="numeric"
              defaultValue={search.maxPrice ?? ''}
              className="min-h-12 w-32 px-3 bg-card border border-rule-strong rounded-input"
            />
          </div>
          <div className="flex flex-col gap-1">
            <label htmlFor="near" className="font-semibold text-sm">
              Where?
            </label>
            <select
              id="near"
              name="near"
              defaultValue={search.near}
              className="min-h-12 px-3 bg-card border border-rule-strong rounded-input"
            >
              <option value="">The whole city</option>
              <option value={search.near || near}>Within 3 km of the centre</option>
            </select>
          </div>
          <Button kind="plain">Apply</Button>
        </div>
      </form>
    </details>
  );
}

const sortWords: Record<DealSort, { title: string; why: string }> = {
  quietest: {
    title: 'Quietest first',
    why: 'The quieter the hour, the more it is reduced: the deepest reduction stands first.',
  },
  price: { title: 'Lowest price', why: 'The lowest price of the hours you asked for stands first.' },
  distance: { title: 'Nearest', why: 'The shortest way from the place you named stands first.' },
  newest: { title: 'Newest', why: 'What came on sale last stands first.' },
};

/** The order, and why it is so: nobody pays to stand further up. */
export function SortRow({ search }: { search: Search }) {
  const sorts = (Object.keys(sortWords) as DealSort[]).filter((sort) => sort !== 'distance' || search.near);
  const current = search.sort === 'distance' && !search.near ? 'quietest' : search.sort;
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
      <nav aria-label="Order" className="flex flex-wrap gap-x-4">
        {sorts.map((sort) => (
          <a
            key={sort}
            href={hrefOf(search, { sort })}
            aria-current={sort === current ? 'true' : undefined}
            className={`min-h-9 easy-to-touch inline-flex items-center ${sort === current ? 'font-bold no-underline' : ''}`}
          >
            {sortWords[sort].title}
          </a>
        ))}
      </nav>
      <details>
        <summary className="min-h-9 easy-to-touch inline-flex items-center underline underline-offset-4">
          Why this order?
        </summary>
        <p className="text-ink-2">{sortWords[current].why} Nobody pays to stand further up.</p>
      </details>
    </div>
  );
}

export function appliedOf(search: Search, currency: string): Applied[] {
  const applied: Applied[] = [];
  const drop = (title: string, changes: Partial<Search>) =>
    applied.push({ title, withoutHref: hrefOf(search, changes) });
  if (search.q) drop(`“${search.q}”`, { q: '' });
  if (search.day) drop(search.day === 'now' ? 'Right now' : dayInWords(search.day), { day: '' });
  if (search.hours) drop(partsOfDay[search.hours].title, { hours: '' });
  if (search.people > 1) drop(`${search.people} people`, { people: 1 });
  for (const one of search.category)
    drop(tradeNames[one], { category: search.category.filter((other) => other !== one) });
  if (search.maxPrice !== null)
    drop(`At most ${formatMoney({ amount: minorOf(search.maxPrice, currency), currency })}`, {
      maxPrice: null,
    });
  if (search.near) drop('Within 3 km', { near: '', sort: 'quietest' });
  return applied;
}

/** What a new search of the form above leaves as it is. */
export function keptOf({ category, maxPrice, near, sort }: Search): Record<string, string> {
  return kept({
    category: category.join(','),
    maxPrice: maxPrice === null ? '' : String(maxPrice),
    near,
    sort: sort === 'quietest' ? '' : sort,
  });
}

function keptBy({ city, q, day, hours, people, sort }: Search): Record<string, string> {
  return kept({
    city,
    q,
    day,
    hours,
    people: people > 1 ? String(people) : '',
    sort: sort === 'quietest' ? '' : sort,
  });
}

function kept(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
