import type { ReactNode } from 'react';
import { Button, ButtonLink } from '../ui/button';
import { classNames } from '../ui/class-names';

const looks = {
  valid: { word: 'Valid', className: 'bg-ok-soft border-ok' },
  used: { word: 'Already used', className: 'bg-warn-soft border-warn' },
  refused: { word: 'Not now', className: 'bg-err-soft border-err' },
  done: { word: 'Let in', className: 'bg-lime text-on-lime border-ink' },
};

/** One answer, readable from two metres away: a word, a colour, and what to do. */
export function TillResult({ kind, children }: { kind: keyof typeof looks; children: ReactNode }) {
  const look = looks[kind];
  return (
    <section
      role={kind === 'refused' ? 'alert' : 'status'}
      className={classNames('border-4 p-5 flex flex-col gap-3', look.className)}
    >
      <h1 className="voice-time text-4xl">{look.word}</h1>
      {children}
    </section>
  );
}

type Confirm = {
  readonly code: string;
  readonly venueId: string;
  readonly usesLeft: number;
  readonly idempotencyKey: string;
  readonly isOverride?: boolean;
};

/** The second step: how many came, and the one question whose answer the price of next month needs. */
export function RedeemForm({ code, venueId, usesLeft, idempotencyKey, isOverride = false }: Confirm) {
  return (
    <form method="post" action="/api/v1/redemptions" className="flex flex-col gap-5">
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="venueId" value={venueId} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input
        type="hidden"
        name="backTo"
        value={`/merchant/till?venue=${venueId}&code=${encodeURIComponent(code)}`}
      />
      {isOverride ? <input type="hidden" name="override" value="true" /> : null}
      {usesLeft > 1 ? <Quantity usesLeft={usesLeft} /> : null}
      <fieldset className="flex flex-col gap-2">
        <legend className="font-semibold mb-2">Been here before?</legend>
        <div className="grid grid-cols-3 gap-2">
          <Answer value="true" label="Yes" />
          <Answer value="false" label="No" />
          <Answer value="" label="Not asked" isChosen />
        </div>
      </fieldset>
      <Button size="wide">{isOverride ? 'Let in all the same' : 'Let in'}</Button>
      <ButtonLink kind="quiet" href={`/merchant/till?venue=${venueId}`}>
        Another code
      </ButtonLink>
    </form>
  );
}

function Quantity({ usesLeft }: { usesLeft: number }) {
  return (
    <div className="flex items-center gap-3">
      <label htmlFor="quantity" className="font-semibold">
        How many came
      </label>
      <select
        id="quantity"
        name="quantity"
        defaultValue={String(usesLeft)}
        className="min-h-12 px-3 bg-card border border-rule-strong"
      >
        {countsTo(usesLeft).map((count) => (
          <option key={count}>{count}</option>
        ))}
      </select>
    </div>
  );
}

function countsTo(most: number): number[] {
  return Array.from({ length: most }, (_, index) => index + 1);
}

function Answer({ value, label, isChosen = false }: { value: string; label: string; isChosen?: boolean }) {
  return (
    <label className="min-h-14 flex items-center justify-center gap-2 bg-card text-ink border border-rule-strong has-checked:border-4 has-checked:border-ink font-semibold">
      <input type="radio" name="beenHere" value={value} defaultChecked={isChosen} className="sr-only" />
      {label}
    </label>
  );
}

export function UndoForm({ redemptionId, venueId }: { redemptionId: string; venueId: string }) {
  return (
    <form method="post" action={`/api/v1/redemptions/${redemptionId}`}>
      <input type="hidden" name="method" value="DELETE" />
      <input type="hidden" name="backTo" value={`/merchant/till?venue=${venueId}&undone=${redemptionId}`} />
      <Button kind="plain" size="wide">
        Undo: the guest is not in
      </Button>
      <p className="text-sm text-ink-2 mt-2">A manager can undo it within five minutes.</p>
    </form>
  );
}
