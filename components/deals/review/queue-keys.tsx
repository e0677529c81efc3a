'use client';

import { useEffect, useState } from 'react';

const kept = 'queue-keys';

/** j and k walk the queue, a c r decide. They can be switched off, because a single letter may be dictated by accident. */
export function QueueKeys({ previous, next }: { previous: string | null; next: string | null }) {
  const [isOn, setOn] = useState(false);
  useEffect(() => setOn(localStorage.getItem(kept) !== 'off'), []);
  useEffect(() => {
    if (!isOn) return;
    const listen = (event: KeyboardEvent) => act(event, { j: next, k: previous });
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isOn, next, previous]);
  const toggle = () => {
    localStorage.setItem(kept, isOn ? 'off' : 'on');
    setOn(!isOn);
  };
  return (
    <label className="hidden md:flex items-center gap-2 text-xs text-ink-2">
      <input
        type="checkbox"
        checked={isOn}
        onChange={toggle}
        className="size-5 accent-[var(--color-action)]"
      />
      Keys: j next, k before, a approve, c ask, r refuse
    </label>
  );
}

function act(event: KeyboardEvent, hrefs: Readonly<Record<string, string | null>>): void {
  const isTyping =
    event.target instanceof HTMLElement &&
    event.target.matches('textarea, select, input:not([type=checkbox])');
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const href = hrefs[event.key];
  if (href) location.assign(href);
  const button = document.querySelector<HTMLButtonElement>(`[data-shortcut="${CSS.escape(event.key)}"]`);
  if (button) press(button);
}

/** A "no" without a reason goes to the reasons first. */
function press(button: HTMLButtonElement): void {
  const form = button.form;
  const isYes = button.dataset.shortcut === 'a';
  const said = form ? new FormData(form) : null;
  if (isYes || said?.has('reasons') || said?.get('note')) button.click();
  else form?.querySelector<HTMLInputElement>('[name=reasons]')?.focus();
}
