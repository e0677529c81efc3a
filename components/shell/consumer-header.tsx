import { SkipLink } from './skip-link';
import { Wordmark } from './wordmark';

export type HeaderLink = { readonly href: string; readonly title: string };
type Props = {
  readonly searched?: string;
  readonly person: { readonly name: string } | null;
  /** Portals this person may open, beside the shop. */
  readonly portals?: readonly HeaderLink[];
  readonly signOutAction?: string;
};

/** A page that asks what and when itself needs no second search above it. */
export function ConsumerHeader({ searched = '', person, portals = [], signOutAction }: Props) {
  return (
    <header className="bg-card border-b-2 border-ink no-print">
      <SkipLink />
      <div className="wrap py-2 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Wordmark />
        <search className="order-last sm:order-none basis-full sm:basis-0 grow min-w-0 max-w-xl in-[body:has([data-own-search])]:hidden">
          <form action="/deals" className="flex border-2 border-ink">
            <label htmlFor="q" className="sr-only">
              What are you looking for?
            </label>
            <input
              id="q"
              name="q"
              type="search"
              defaultValue={searched}
              placeholder="Massage, lunch, haircut …"
              className="text-ellipsis grow w-0 min-w-0 min-h-11 px-3 bg-card"
            />
            <button type="submit" className="px-4 font-semibold bg-action text-on-action">
              Search
            </button>
          </form>
        </search>
        <nav
          aria-label="Yours"
          className="flex flex-wrap items-center gap-x-4 ms-auto text-sm [&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center"
        >
          <a href="/my/vouchers">Vouchers</a>
          <a href="/my/orders">Orders</a>
          {portals.map((link) => (
            <a key={link.href} href={link.href}>
              {link.title}
            </a>
          ))}
          {person ? <SignedIn name={person.name} action={signOutAction} /> : <a href="/sign-in">Sign in</a>}
        </nav>
      </div>
    </header>
  );
}

function SignedIn({ name, action }: { name: string; action: string | undefined }) {
  if (!action) return <span className="text-ink-3">{name}</span>;
  return (
    <form method="post" action={action} className="flex items-center gap-2">
      <span className="text-ink-3 max-sm:sr-only">{name}</span>
      <button type="submit" className="underline underline-offset-4 min-h-11">
        Sign out
      </button>
    </form>
  );
}
