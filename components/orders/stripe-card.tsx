'use client';
import { useEffect, useRef, useState } from 'react';

type Props = { readonly publishableKey: string };
/** The little we use of the provider's script, which lies on its own host as its rules demand. */
type Card = { mount(on: HTMLElement): void };
type Made = { paymentMethod?: { id: string }; error?: { message?: string } };
type Sdk = {
  elements(): { create(kind: 'card', how: { hidePostalCode: boolean }): Card };
  createPaymentMethod(of: { type: 'card'; card: Card }): Promise<Made>;
};
declare global {
  interface Window {
    Stripe?: (key: string) => Sdk;
  }
}

const script = 'https://js.stripe.com/v3/';

/**
 * The card is typed into the provider's frame and never reaches us: what the form carries is the name the provider gave it.
 * The form is sent once that name is there.
 */
export function StripeCard({ publishableKey }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const token = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const place = frame.current;
    const field = token.current;
    const form = field?.form;
    if (!place || !field || !form) return;
    let send: ((event: SubmitEvent) => void) | null = null;
    const ready = () => {
      const sdk = window.Stripe?.(publishableKey);
      if (!sdk) return setProblem('The card form did not load. Reload this page to try again.');
      const card = sdk.elements().create('card', { hidePostalCode: true });
      card.mount(place);
      send = (event) => {
        if (field.value) return;
        event.preventDefault();
        void sdk.createPaymentMethod({ type: 'card', card }).then(({ paymentMethod, error }) => {
          setProblem(error?.message ?? null);
          if (!paymentMethod) return;
          field.value = paymentMethod.id;
          form.requestSubmit();
        });
      };
      form.addEventListener('submit', send);
    };
    const tag = document.createElement('script');
    tag.src = script;
    tag.onload = ready;
    tag.onerror = () => setProblem('The card form did not load. Reload this page to try again.');
    document.head.append(tag);
    return () => {
      if (send) form.removeEventListener('submit', send);
      tag.remove();
    };
  }, [publishableKey]);
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="font-semibold text-sm">Card</legend>
      <div ref={frame} className="border border-rule-strong rounded-input bg-card p-3 min-h-12" />
      <input ref={token} type="hidden" name="payment.token" />
      <p role="alert" className="text-sm text-err">
        {problem}
      </p>
      <noscript>
        <p className="text-sm">The card form of our payment provider needs JavaScript.</p>
      </noscript>
    </fieldset>
  );
}
