import type { Clock } from '../clock/port';
import type { Payouts, Refused, SendAct, Sent } from './port';

/** What can be made to go wrong in the next transfers. */
export const payoutFaults = ['refused', 'returned', 'timeout_before', 'timeout_after'] as const;
export type PayoutFault = (typeof payoutFaults)[number];

/** One line of the built-in bank's own book. */
export type BankEntry = SendAct & {
  readonly reference: string;
  readonly sentAt: number;
  /** The bank will send it back when its two days are over. */
  readonly isBad: boolean;
};
export type BankBook = {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
};
export type BuiltinPayouts = Payouts & {
  /** The named fault for the next transfers. */
  inject(fault: PayoutFault, times: number): void;
  find(key: string): Promise<BankEntry | null>;
};

const returnMillis = 2 * 24 * 3_600_000;

/** The bank that comes with the product: play money arrives at once, and what is sent back comes two days later. */
export function builtinPayouts({ book, clock }: { book: BankBook; clock: Clock }): BuiltinPayouts {
  const faults: PayoutFault[] = [];
  const find = async (key: string) => ((await book.read(`payout:${key}`)) as BankEntry | undefined) ?? null;
  return {
    name: 'built-in',
    find,
    async send(act) {
      const known = await find(act.key);
      if (known) return sent(known);
      const fault = faults.shift();
      if (fault === 'timeout_before') return { kind: 'unreachable' };
      if (fault === 'refused') return refused('account-closed');
      const entry = {
        ...{ ...act, reference: `bank_${act.key}`, sentAt: clock.now() },
        isBad: fault === 'returned',
      };
      await book.write(`payout:${act.key}`, entry);
      return fault === 'timeout_after' ? { kind: 'unreachable' } : sent(entry);
    },
    async follow(key) {
      const entry = await find(key);
      if (!entry) return { kind: 'unseen' };
      if (!entry.isBad) return { kind: 'settled' };
      const isOver = clock.now() >= entry.sentAt + returnMillis;
      return isOver ? { kind: 'returned', because: 'account-closed' } : { kind: 'under-way' };
    },
    inject(fault, times) {
      faults.push(...Array<PayoutFault>(times).fill(fault));
    },
  };
}

function sent({ reference }: BankEntry): Sent {
  return { kind: 'sent', reference };
}

function refused(because: string): Refused {
  return { kind: 'refused', because };
}
