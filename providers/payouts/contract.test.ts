import { describe, expect, it } from 'vitest';
import { minor } from '@/domain/money/money';
import { type FakeClock, fakeClock } from '../clock/fake';
import { type BuiltinPayouts, builtinPayouts } from './builtin';
import { fakePayouts } from './fake';

const days = 24 * 3_600_000;
const act = { key: 'payout_1', merchantId: 'm', amountMinor: minor(3864), currency: 'EUR', words: 'Wed' };
const makers: [string, (clock: FakeClock) => BuiltinPayouts][] = [
  ['fake', fakePayouts],
  ['built-in with a book that is written down', builtinWithText],
];

function builtinWithText(clock: FakeClock): BuiltinPayouts {
  const book = new Map<string, string>();
  const read = async (name: string) => JSON.parse(book.get(name) ?? 'null') ?? undefined;
  const write = async (name: string, value: unknown) => void book.set(name, JSON.stringify(value));
  return builtinPayouts({ book: { read, write }, clock });
}

describe.each(makers)('%s', (_name, make) => {
  const bank = () => {
    const clock = fakeClock(Date.UTC(2027, 2, 11));
    return { clock, payouts: make(clock) };
  };

  it('pays, and the same key pays once', async () => {
    const { payouts } = bank();
    const first = await payouts.send(act);
    expect(first).toMatchObject({ kind: 'sent', reference: expect.any(String) });
    expect(await payouts.send(act)).toEqual(first);
    expect(await payouts.follow(act.key)).toEqual({ kind: 'settled' });
  });

  it('has never seen what did not arrive', async () => {
    const { payouts } = bank();
    payouts.inject('timeout_before', 1);
    expect(await payouts.send(act)).toEqual({ kind: 'unreachable' });
    expect(await payouts.follow(act.key)).toEqual({ kind: 'unseen' });
    expect(await payouts.send(act)).toMatchObject({ kind: 'sent' });
  });

  it('knows what timed out after it left', async () => {
    const { payouts } = bank();
    payouts.inject('timeout_after', 1);
    expect(await payouts.send(act)).toEqual({ kind: 'unreachable' });
    expect(await payouts.follow(act.key)).toEqual({ kind: 'settled' });
  });

  it('says when it cannot pay, and pays under another key', async () => {
    const { payouts } = bank();
    payouts.inject('refused', 1);
    expect(await payouts.send(act)).toEqual({ kind: 'refused', because: 'account-closed' });
    expect(await payouts.send({ ...act, key: 'payout_1_2' })).toMatchObject({ kind: 'sent' });
  });

  it('sends back after two days what the account did not take', async () => {
    const { clock, payouts } = bank();
    payouts.inject('returned', 1);
    await payouts.send(act);
    expect(await payouts.follow(act.key)).toEqual({ kind: 'under-way' });
    clock.advance(2 * days);
    expect(await payouts.follow(act.key)).toEqual({ kind: 'returned', because: 'account-closed' });
  });
});
