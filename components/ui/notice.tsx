import type { ReactNode } from 'react';
import { classNames } from './class-names';

const looks = {
  ok: 'bg-ok-soft text-ok border-ok',
  warn: 'bg-warn-soft text-warn border-warn',
  err: 'bg-err-soft text-err border-err',
  info: 'bg-sky-soft text-sky-text border-sky-text',
};

/** Something that happened, or that stands in the way. Errors are read out at once. */
export function Notice({
  kind = 'info',
  title,
  children,
}: {
  kind?: keyof typeof looks;
  title?: string;
  children: ReactNode;
}) {
  return (
    <div
      role={kind === 'err' ? 'alert' : 'status'}
      className={classNames('border-s-4 px-4 py-3', looks[kind])}
    >
      {title ? <p className="font-bold">{title}</p> : null}
      <div className="text-ink">{children}</div>
    </div>
  );
}
