import { classNames } from './class-names';

const singleCellsMax = 20;

/** One cell a person up to twenty, then one for ten, dashed beyond the mark; the words beside it say the same. */
export function SegmentBar({
  filled,
  total,
  mark = null,
}: {
  filled: number;
  total: number;
  mark?: number | null;
}) {
  const per = total <= singleCellsMax ? 1 : 10;
  const cells = Array.from({ length: Math.ceil(total / per) }, (_, index) => (index + 1) * per);
  return (
    <span aria-hidden="true" className="flex flex-wrap gap-1 max-w-md">
      {cells.map((upTo) => (
        <span
          key={upTo}
          className={classNames(
            'h-4 grow min-w-4 max-w-12 border',
            upTo <= filled ? 'bg-pink' : 'bg-card',
            mark !== null && upTo > mark ? 'border-dashed border-rule-strong' : 'border-ink',
          )}
        />
      ))}
    </span>
  );
}
