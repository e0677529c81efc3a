import { classNames } from './class-names';

const singleCellsMax = 20;

/** One cell a person up to twenty, then one for ten; the words beside it say the same. */
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
    <span aria-hidden="true" className="flex flex-wrap gap-1">
      {cells.map((upTo) => (
        <span
          key={upTo}
          className={classNames(
            'inline-block h-3 w-5 border border-ink',
            upTo <= filled ? 'bg-pink' : 'bg-card',
            mark !== null && upTo === mark && 'border-e-4',
          )}
        />
      ))}
    </span>
  );
}
