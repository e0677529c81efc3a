import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

const look = cva(
  'inline-flex items-center justify-center gap-2 min-h-12 px-5 font-semibold no-underline text-center border-2 disabled:opacity-60 disabled:cursor-not-allowed',
  {
    variants: {
      kind: {
        main: 'bg-action text-on-action border-action hover:opacity-90',
        plain: 'bg-card text-ink border-ink hover:bg-sunk',
        quiet: 'border-transparent underline text-ink hover:bg-sunk px-2',
        danger: 'bg-card text-err border-err hover:bg-err-soft',
      },
      size: { normal: '', small: 'min-h-9 easy-to-touch px-3 text-sm', wide: 'w-full text-lg' },
    },
    defaultVariants: { kind: 'main', size: 'normal' },
  },
);
type Look = VariantProps<typeof look>;

export function Button({ kind, size, className, type = 'submit', ...rest }: ComponentProps<'button'> & Look) {
  return <button type={type} className={classNames(look({ kind, size }), className)} {...rest} />;
}

export function ButtonLink({ kind, size, className, ...rest }: ComponentProps<'a'> & Look) {
  return <a className={classNames(look({ kind, size }), className)} {...rest} />;
}
