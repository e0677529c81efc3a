import type { ReactNode } from 'react';
import { classNames } from './class-names';

const looks = {
  plain: 'bg-sunk text-ink-2',
  quiet: 'bg-lime text-on-lime',
  group: 'bg-pink text-on-lime',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  err: 'bg-err-soft text-err',
};

export function Badge({ kind = 'plain', children }: { kind?: keyof typeof looks; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-block justify-self-start px-2 py-0.5 text-xs font-semibold whitespace-nowrap',
        looks[kind],
      )}
    >
      {children}
    </span>
  );
}
