import { ButtonLink } from '../../ui/button';

type Props = {
  readonly statuses: readonly string[];
  /** The one shown; empty for all. */
  readonly chosen: string;
  /** The list, without what is asked of it. */
  readonly path: string;
};

/** Only those that stand so, or all. */
export function StatusFilter({ statuses, chosen, path }: Props) {
  return (
    <nav aria-label="Status" className="flex flex-wrap gap-2">
      {['', ...statuses].map((one) => (
        <ButtonLink
          key={one}
          size="small"
          kind={chosen === one ? 'main' : 'plain'}
          aria-current={chosen === one ? 'page' : undefined}
          href={one ? `${path}?status=${one}` : path}
        >
          {one || 'all'}
        </ButtonLink>
      ))}
    </nav>
  );
}
