import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '@/domain/kernel/must';
import { minor } from '@/domain/money/money';
import type { AuthoriseAct, Standing } from './port';
import { builtinRig, type Rig, stripeRig } from './rigs';
import { sign } from './signature';

const makers: [string, () => Promise<Rig>][] = [
  ['the built-in provider', builtinRig],
  ['Stripe', stripeRig],
];
const week = 7 * 24 * 3_600_000;
let keys = 0;
const key = () => {
  keys += 1;
  return `act_${keys}`;
};
const amount = (value: number) => minor(value);

/** One suite for every provider: what the product may rely on. */
describe.each(makers)('%s', (_name, make) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await make();
  });
  afterAll(() => rig.stop());

  const asked = (card: string, change: Partial<AuthoriseAct> = {}): AuthoriseAct => ({
    key: key(),
    amountMinor: minor(5_000),
    currency: 'USD',
    cardToken: rig.card(card),
    savedCard: null,
    isTakenAtOnce: false,
    payer: 'person_ana',
    returnUrl: 'http://localhost:3000/orders/order_1',
    ...change,
  });
  const authorise = (card: string, change: Partial<AuthoriseAct> = {}) =>
    rig.payments.authorise(asked(card, change));
  const lookUp = (act: AuthoriseAct, isSave = false) =>
    rig.payments.lookUp({ ...act, startedAt: rig.clock.now(), isSave });
  async function held(card = 'ok'): Promise<string> {
    const answer = await authorise(card);
    if (answer.kind !== 'authorised') throw new Error(answer.kind);
    return answer.reference;
  }
  async function taken(value = 4_000, card = 'ok'): Promise<string> {
    const reference = await held(card);
    const done = await rig.payments.capture({ key: key(), reference, amountMinor: amount(value) });
    expect(done).toEqual({ kind: 'done', reference });
    return reference;
  }
  const capture = (reference: string, value: number, by = key()) =>
    rig.payments.capture({ key: by, reference, amountMinor: amount(value) });
  const refund = (reference: string, value: number, by = key()) =>
    rig.payments.refund({ key: by, reference, amountMinor: amount(value) });
  async function pageOf(reference: string): Promise<Standing> {
    const page = await rig.payments.read(reference);
    if (page === null || 'kind' in page) throw new Error(`no page for ${reference}`);
    return page;
  }

  it('holds what was asked, in its currency, for at least as long as it says', async () => {
    expect(await authorise('ok')).toMatchObject({
      kind: 'authorised',
      captureBefore: rig.clock.now() + week,
      heldMinor: 5_000,
      currency: 'USD',
    });
    expect(rig.payments.holdMillis).toBe(week);
  });

  it('declines a declined card and knows no others', async () => {
    expect(await authorise('declined')).toMatchObject({ kind: 'declined' });
    expect(await authorise('declined', { cardToken: rig.card('declined', '4') })).toMatchObject({
      kind: 'declined',
    });
    expect(await authorise('nothing_we_know')).toMatchObject({ kind: 'declined' });
    expect(await authorise('ok', { cardToken: '4111111111111111' })).toMatchObject({ kind: 'declined' });
  });

  it('gives the same key the same answer and acts once', async () => {
    const act = asked('ok');
    const first = await rig.payments.authorise(act);
    expect(await rig.payments.authorise(act)).toEqual(first);
    const reference = await held();
    const copies = await Promise.all(Array.from({ length: 10 }, () => capture(reference, 3_000, 'same')));
    expect(new Set(copies.map((copy) => JSON.stringify(copy))).size).toBe(1);
    expect((await pageOf(reference)).capturedMinor).toBe(3_000);
  });

  it('never captures more than was authorised', async () => {
    const reference = await held();
    expect(await capture(reference, 5_001)).toEqual({ kind: 'declined', because: 'more-than-authorised' });
    expect(await capture(reference, 4_000)).toEqual({ kind: 'done', reference });
    expect(await capture(reference, 1_001)).toMatchObject({ kind: 'declined' });
    expect((await pageOf(reference)).capturedMinor).toBe(4_000);
  });

  it('never refunds more than was captured', async () => {
    const reference = await taken();
    expect(await refund(reference, 3_000)).toMatchObject({ kind: 'done' });
    expect(await refund(reference, 1_001)).toEqual({ kind: 'declined', because: 'more-than-captured' });
    expect(await refund(reference, 1_000)).toMatchObject({ kind: 'done' });
    expect((await pageOf(reference)).refunds.map((one) => one.amountMinor)).toEqual([3_000, 1_000]);
  });

  it('voids what was not captured, captures nothing after, and voids nothing captured', async () => {
    const reference = await held();
    expect(await rig.payments.void({ key: key(), reference })).toMatchObject({ kind: 'done' });
    expect(await rig.payments.void({ key: key(), reference })).toMatchObject({ kind: 'done' });
    expect(await capture(reference, 1)).toMatchObject({ kind: 'declined' });
    expect(await rig.payments.void({ key: key(), reference: await taken() })).toEqual({
      kind: 'declined',
      because: 'already-captured',
    });
  });

  it('lets a hold go when its time is over', async () => {
    const reference = await held();
    await rig.advance(week);
    expect(await capture(reference, 1)).toEqual({ kind: 'declined', because: 'hold-expired' });
  });

  it.each(['capture_fails', 'hold_expires'])('holds a card that %s but does not capture it', async (card) => {
    expect(await capture(await held(card), 1)).toMatchObject({ kind: 'declined' });
  });

  it.each([
    { card: 'ok', says: 'done', taken: 5_000 },
    { card: 'capture_fails', says: 'declined', taken: 0 },
  ])(
    'a capture asked for with its hold, by a card that is $card, is $says once',
    async ({ card, says, taken }) => {
      const captureKey = key();
      const answer = await authorise(card, { captureKey });
      if (answer.kind !== 'authorised') throw new Error(answer.kind);
      const { reference } = answer;
      const outcome = answer.captured ?? (await capture(reference, 5_000, captureKey));
      expect(outcome).toMatchObject({ kind: says });
      expect(await capture(reference, 5_000, captureKey)).toEqual(outcome);
      expect(await pageOf(reference)).toMatchObject({ heldMinor: 5_000, capturedMinor: taken });
    },
  );

  it('captures a card that takes nothing back, but does not refund it', async () => {
    const reference = await taken(100, 'refund_fails');
    expect(await refund(reference, 100)).toMatchObject({ kind: 'declined' });
  });

  it('has never seen what was lost on the way, and refuses it should it come later', async () => {
    await rig.loseRequest('authorise');
    const act = asked('ok');
    expect(await rig.payments.authorise(act)).toEqual({ kind: 'unreachable' });
    expect(await lookUp(act)).toEqual({ kind: 'unseen' });
    expect(await rig.payments.authorise(act)).not.toMatchObject({ kind: 'authorised' });
    expect(await lookUp(act)).not.toMatchObject({ kind: 'authorised' });
  });

  it('knows what it did when only the answer was lost', async () => {
    await rig.loseAnswer('authorise');
    const act = asked('ok');
    expect(await rig.payments.authorise(act)).toEqual({ kind: 'unreachable' });
    const found = await lookUp(act);
    expect(found).toMatchObject({ kind: 'authorised', heldMinor: 5_000 });
    expect(await rig.payments.authorise(act)).toEqual(found);
  });

  it.each(['loseRequest', 'loseAnswer'] as const)('captures once after %s', async (loss) => {
    const reference = await held();
    await rig[loss]('capture');
    const act = { key: key(), reference, amountMinor: amount(700) };
    expect(await rig.payments.capture(act)).toEqual({ kind: 'unreachable' });
    expect(await rig.payments.capture({ ...act, isRepeat: true })).toEqual({ kind: 'done', reference });
    expect((await pageOf(reference)).capturedMinor).toBe(700);
  });

  it.each(['loseRequest', 'loseAnswer'] as const)('refunds once after %s', async (loss) => {
    const reference = await taken();
    await rig[loss]('refund');
    const act = { key: key(), reference, amountMinor: amount(700) };
    expect(await rig.payments.refund(act)).toEqual({ kind: 'unreachable' });
    expect(await rig.payments.refund({ ...act, isRepeat: true })).toMatchObject({ kind: 'done' });
    expect((await pageOf(reference)).refunds).toMatchObject([
      { key: act.key, amountMinor: 700, status: 'done' },
    ]);
  });

  it('waits for the person where strong authentication is asked for', async () => {
    const act = asked('authentication');
    const answer = await rig.payments.authorise(act);
    if (answer.kind !== 'action-required') throw new Error(answer.kind);
    const { reference } = answer;
    expect(new URL(answer.actionUrl).protocol).toBe('http:');
    expect(await rig.payments.confirm({ key: act.key, reference })).toEqual(answer);
    expect(await lookUp(act)).toEqual(answer);
    expect(await capture(reference, 1)).toMatchObject({ kind: 'declined' });
    const messages = await rig.authenticate(reference, 'confirmed');
    const heard = await rig.payments.hear(given(messages.at(-1), 'it is told'));
    expect(heard).toMatchObject({ kind: 'event', about: { reference } });
    expect(await rig.payments.confirm({ key: act.key, reference })).toMatchObject({ kind: 'authorised' });
    await rig.authenticate(reference, 'refused');
    expect(await rig.payments.confirm({ key: act.key, reference })).toMatchObject({ kind: 'authorised' });
  });

  it('declines where the person said no', async () => {
    const act = asked('authentication');
    const answer = await rig.payments.authorise(act);
    if (answer.kind !== 'action-required') throw new Error(answer.kind);
    await rig.authenticate(answer.reference, 'refused');
    expect(await rig.payments.confirm({ key: act.key, reference: answer.reference })).toMatchObject({
      kind: 'declined',
    });
  });

  it('keeps a card without holding money, and charges it later without its owner', async () => {
    for (const kind of ['ok', 'authentication']) {
      const act = asked(kind);
      const begun = await rig.payments.save(act);
      if (begun.kind === 'action-required') await rig.authenticate(begun.reference, 'confirmed');
      const saved = await lookUp(act, true);
      if (saved.kind !== 'saved') throw new Error(saved.kind);
      expect(await pageOf(saved.reference)).toMatchObject({ status: 'saved', heldMinor: 0 });
      const later = await authorise(kind, { savedCard: saved.savedCard });
      expect(later).toMatchObject({ kind: 'authorised', heldMinor: 5_000 });
    }
    expect(await rig.payments.save(asked('declined'))).toMatchObject({ kind: 'declined' });
  });

  it('takes at once what cannot be held, once, and gives it back', async () => {
    const payer = 'person_ana';
    const can = async (kind: string) => rig.payments.identify({ cardToken: rig.card(kind), payer });
    expect(await can('ok')).toMatchObject({ canHold: true });
    expect(await can('bank')).toMatchObject({ canHold: false });
    expect(await authorise('bank')).toMatchObject({ kind: 'declined' });
    expect(await rig.payments.save(asked('bank'))).toMatchObject({ kind: 'declined' });
    await rig.loseAnswer('authorise');
    const act = asked('bank', { isTakenAtOnce: true });
    expect(await rig.payments.authorise(act)).toEqual({ kind: 'unreachable' });
    const found = await lookUp(act);
    expect(found).toMatchObject({ kind: 'taken', takenMinor: 5_000, currency: 'USD' });
    expect(await rig.payments.authorise(act)).toEqual(found);
    const { reference } = found as { reference: string };
    expect(await rig.payments.void({ key: key(), reference })).toEqual({
      kind: 'declined',
      because: 'already-captured',
    });
    expect(await refund(reference, 5_000)).toMatchObject({ kind: 'done' });
    expect(await pageOf(reference)).toMatchObject({ status: 'captured', capturedMinor: 5_000 });
  });

  it('takes what cannot be held only once the person has paid at the bank', async () => {
    const act = asked('bank_page', { isTakenAtOnce: true });
    const answer = await rig.payments.authorise(act);
    if (answer.kind !== 'action-required') throw new Error(answer.kind);
    expect((await pageOf(answer.reference)).capturedMinor).toBe(0);
    await rig.authenticate(answer.reference, 'confirmed');
    expect(await rig.payments.confirm({ key: act.key, reference: answer.reference })).toMatchObject({
      kind: 'taken',
      takenMinor: 5_000,
    });
  });

  it('tells cards apart', async () => {
    const card = async (kind: string, suffix?: string) =>
      JSON.stringify(await rig.payments.identify({ cardToken: rig.card(kind, suffix), payer: 'ana' }));
    expect(await card('ok', '7')).toBe(await card('ok', '7'));
    expect(await card('ok', '7')).not.toBe(await card('ok', '8'));
    expect(await card('wrong')).toContain('unknown-card');
  });

  it('shows its book: what is held, taken and given back, by payment and by span', async () => {
    const from = rig.clock.now();
    const reference = await taken(4_000);
    await refund(reference, 1_500, 'refund_of_the_book');
    const page = await pageOf(reference);
    expect(page).toMatchObject({ status: 'captured', currency: 'USD', capturedMinor: 4_000, disputes: [] });
    expect(page.refunds).toMatchObject([{ key: 'refund_of_the_book', amountMinor: 1_500, status: 'done' }]);
    const listed = await rig.payments.list({ from, until: from + 1_000 });
    expect('kind' in listed ? [] : listed).toContainEqual(page);
    expect(await rig.payments.read('pi_nobody_knows')).toBeNull();
  });

  it('shows what banks did later', async () => {
    const reference = await taken(4_000);
    await refund(reference, 1_000);
    await rig.later(reference, 'refund-failed');
    expect((await pageOf(reference)).refunds).toMatchObject([{ amountMinor: 1_000, status: 'failed' }]);
    await rig.later(reference, 'disputed');
    expect((await pageOf(reference)).disputes).toMatchObject([{ amountMinor: 4_000, status: 'open' }]);
    await rig.later(reference, 'dispute-lost');
    expect((await pageOf(reference)).disputes).toMatchObject([{ status: 'lost' }]);
    const other = await taken(5_000);
    await rig.later(other, 'capture-lost');
    expect((await pageOf(other)).capturedMinor).toBe(0);
    await rig.later(other, 'capture-back');
    expect((await pageOf(other)).capturedMinor).toBe(5_000);
  });

  it('is believed by its signature, made near now, and by nothing else', async () => {
    const [message] = await rig.later(await taken(), 'disputed');
    const { body } = given(message, 'it is told');
    const seconds = Math.floor(rig.clock.now() / 1_000);
    const hear = async (signature: string | null, text = body) =>
      (await rig.payments.hear({ body: text, signature })).kind;
    const right = { secret: rig.secret, seconds };
    expect(await hear(sign(body, right))).toBe('event');
    expect(await hear(`${sign(body, { ...right, secret: 'old' })},${sign(body, right).split(',')[1]}`)).toBe(
      'event',
    );
    expect(await hear(null)).toBe('refused');
    expect(await hear(sign(body, right), `${body} `)).toBe('refused');
    expect(await hear(sign(body, { ...right, secret: 'another' }))).toBe('refused');
    expect(await hear(sign(body, { ...right, seconds: seconds - 86_400 }))).toBe('refused');
    expect(await hear(sign(body, { ...right, seconds: seconds + 3_600 }))).toBe('refused');
  });
});
