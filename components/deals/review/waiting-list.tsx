import { Badge } from '../../ui/badge';
import { classNames } from '../../ui/class-names';
import { counted } from '../../words/labels';
import { momentInWords } from '../../words/when';

export type Waiting = {
  readonly id: string;
  readonly href: string;
  readonly kind: string;
  readonly title: string;
  readonly from: string;
  readonly submittedAt: string;
  readonly findings: number;
};

/** What waits for a moderator, the oldest first. */
export function WaitingList({ items, chosen }: { items: readonly Waiting[]; chosen: string }) {
  return (
    <nav aria-label="Waiting" className="max-h-72 lg:max-h-[70vh] overflow-y-auto border border-rule bg-card">
      <ol>
        {items.map((item) => (
          <li key={item.id} className="border-b border-rule last:border-0">
            <a
              href={item.href}
              aria-current={item.id === chosen ? 'true' : undefined}
              className={classNames(
                'block px-3 py-2 no-underline hover:bg-sunk border-s-4 border-transparent',
                item.id === chosen && 'border-ink bg-lime-soft',
              )}
            >
              <span className="flex items-baseline justify-between gap-2">
                <strong className="truncate">{item.title}</strong>
                <Badge>{item.kind}</Badge>
              </span>
              <span className="block text-xs text-ink-2 truncate">{item.from}</span>
              <span className="block text-xs text-ink-2">
                {momentInWords(item.submittedAt)}
                {item.findings > 0 ? `, ${counted(item.findings, 'finding')}` : ''}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
