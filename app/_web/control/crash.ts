import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Store } from '@/db/store';
import type { Payments } from '@/providers/payments/port';

/** Where what is done and what somebody knows of it part: the moments at which a crash could lose or double something. */
export const moments = [
  'before-commit',
  'after-commit',
  'before-provider-call',
  'after-provider-call',
  'before-answer',
  'after-answer',
] as const;
export type Moment = (typeof moments)[number];

export type Crash = {
  /** From now on the process ends as by a power cut once it has come to this moment so many times. */
  arm(moment: Moment, times: number): void;
  /** The same, which ends in these moments. */
  within(world: { store: Store; payments: Payments }): { store: Store; payments: Payments };
};
type Reach = (moment: Moment) => void;

const cutPower = () => process.kill(process.pid, 'SIGKILL');

/** Only under test control: a process that can be told to end at a named moment. */
export function crashOf(end: () => void = cutPower): Crash {
  let armed: { readonly moment: Moment; readonly times: number } | null = null;
  const reach: Reach = (moment) => {
    if (armed?.moment !== moment) return;
    const times = armed.times - 1;
    armed = times > 0 ? { moment, times } : null;
    if (!armed) end();
  };
  return {
    arm(moment, times) {
      armed = { moment, times };
    },
    within({ store, payments }) {
      hearAnswers(reach);
      return { store: storeWith(store, reach), payments: paymentsWith(payments, reach) };
    },
  };
}

function storeWith(store: Store, reach: Reach): Store {
  return {
    ...store,
    async transaction(work) {
      const value = await store.transaction(async (tx) => {
        const done = await work(tx);
        reach('before-commit');
        return done;
      });
      reach('after-commit');
      return value;
    },
  };
}

function paymentsWith(payments: Payments, reach: Reach): Payments {
  const acts = Object.entries(payments).map(([name, act]) => [
    name,
    typeof act === 'function' ? (given: never) => called(() => act(given) as Promise<unknown>, reach) : act,
  ]);
  return Object.fromEntries(acts) as Payments;
}

async function called<Value>(act: () => Promise<Value>, reach: Reach): Promise<Value> {
  reach('before-provider-call');
  const value = await act();
  reach('after-provider-call');
  return value;
}

/** Of what is asked to change something; looks alone would come first nearly always. */
function hearAnswers(reach: Reach): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (request.method !== 'POST' || !request.url?.startsWith('/api/v1/')) return;
    const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
    response.writeHead = (...given: unknown[]) => {
      reach('before-answer');
      return writeHead(...given);
    };
    response.once('finish', () => reach('after-answer'));
  });
}
