'use client';

import { type ComponentProps, type FormEvent, useState } from 'react';
import { Notice } from '../../ui/notice';

/**
 * A plain form that keeps what was typed when it is refused: with scripts it is sent without leaving the page, and the
 * refusal of the page it would have led to is shown here. Without scripts it is posted as every form.
 */
export function KeptForm({ children, ...rest }: ComponentProps<'form'>) {
  const [refused, setRefused] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSending(true);
    setRefused(await send(event.currentTarget));
    setSending(false);
  }

  return (
    <form {...rest} onSubmit={onSubmit} aria-busy={isSending}>
      {children}
      {refused ? (
        <Notice kind="err" title="This was not saved">
          {refused}
        </Notice>
      ) : null}
    </form>
  );
}

/** Null once the browser is on its way to the next page, else what was wrong. */
async function send(form: HTMLFormElement): Promise<string | null> {
  const fields = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields) }).catch(
    () => null,
  );
  if (!answer) return 'We could not be reached. Try again.';
  if (!new URL(answer.url).searchParams.has('refused')) {
    window.location.assign(answer.url);
    return null;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return page.querySelector('[role=alert] > div')?.textContent ?? 'Something is not right.';
}
