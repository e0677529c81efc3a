import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

const box =
  'w-full min-h-12 px-3 bg-card border border-rule-strong rounded-input text-base aria-invalid:border-err aria-invalid:border-2';

type Said = {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
};

/** A label, the control, what helps to fill it in, and what was wrong with it, wired together for everybody. */
function Field({ name, label, hint, error, children }: Said & { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={name} className="font-semibold text-sm">
        {label}
      </label>
      {children}
      <Help name={name} hint={hint} error={error} />
    </div>
  );
}

/** What helps to fill in a control, and what was wrong with it; `described` points there. */
function Help({ name, hint, error }: Omit<Said, 'label'>) {
  return (
    <>
      {hint ? (
        <p id={`${name}-hint`} className="text-sm text-ink-3">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${name}-error`} className="text-sm text-err font-semibold">
          {error}
        </p>
      ) : null}
    </>
  );
}

function described({ name, hint, error }: Said) {
  const ids = [hint ? `${name}-hint` : null, error ? `${name}-error` : null].filter(Boolean).join(' ');
  return { id: name, name, 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined };
}

export function TextField({
  label,
  hint,
  error,
  name,
  className,
  ...rest
}: Said & Omit<ComponentProps<'input'>, 'name'>) {
  const said = { name, label, hint, error };
  return (
    <Field {...said}>
      <input className={classNames(box, className)} {...described(said)} {...rest} />
    </Field>
  );
}

export function TextAreaField({
  label,
  hint,
  error,
  name,
  className,
  ...rest
}: Said & Omit<ComponentProps<'textarea'>, 'name'>) {
  const said = { name, label, hint, error };
  return (
    <Field {...said}>
      <textarea className={classNames(box, 'py-2 min-h-28', className)} {...described(said)} {...rest} />
    </Field>
  );
}

export function SelectField({
  label,
  hint,
  error,
  name,
  className,
  children,
  ...rest
}: Said & Omit<ComponentProps<'select'>, 'name'>) {
  const said = { name, label, hint, error };
  return (
    <Field {...said}>
      <select className={classNames(box, className)} {...described(said)} {...rest}>
        {children}
      </select>
    </Field>
  );
}
