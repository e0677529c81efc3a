import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { accept, refuse } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import type { Answer, Context } from '@/usecases/context';
import { writeAfter } from '@/usecases/cursors.input';
import { issueToken } from '@/usecases/people/parts/credentials';
import { id, money, paging, weekday } from '@/usecases/pieces.input';
import { storePerson, type TestContext } from '@/usecases/testing';
import { readFlash } from './flash';
import { forms, route } from './route';
import { appUrl, send, testDoor } from './testing';

const input = z.strictObject({
  title: z.string().trim().min(1).max(20),
  count: z.int().min(1).optional(),
  isOpen: z.boolean().default(false),
  seenPrice: money.optional(),
  weekdays: z.array(weekday).optional(),
  as: z.enum(['solo', 'group']).optional(),
  payment: z
    .discriminatedUnion('method', [
      z.strictObject({ method: z.literal('card'), token: z.string() }),
      z.strictObject({ method: z.literal('points'), count: z.int() }),
    ])
    .optional(),
  note: z.string().max(20).nullable().optional(),
});

let ctx: TestContext;
let acts: unknown[];
const act = async (_ctx: Context, asked: unknown) => {
  acts.push(asked);
  return accept({ id: 'thing_1', number: acts.length });
};
const POST = route({ input, act, answers: 201, onward: ({ id: thing }) => `/things/${thing}` });
const spending = route({
  input,
  act,
  answers: 201,
  spends: true,
  onward: ({ number }) => `/things/${number}`,
});

beforeEach(async () => {
  ctx = await testDoor();
  acts = [];
});

describe('what is read', () => {
  it('takes JSON and answers with the status, an id and no store', async () => {
    const { status, body, headers } = await send(POST, { json: { title: ' Tea ' } });
    expect([status, body]).toEqual([201, { id: 'thing_1', number: 1 }]);
    expect(acts).toEqual([{ title: 'Tea', isOpen: false }]);
    expect(headers.get('x-request-id')).toMatch(/^req_/);
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('does not send twice what has not changed', async () => {
    let members = 1;
    const counted = route({
      input: z.strictObject({}),
      act: async () => accept({ members }),
      revalidates: true,
    });
    const ask = (tag?: string) => send(counted, tag ? { headers: { 'if-none-match': tag } } : {});
    const first = await ask();
    const tag = first.headers.get('etag') ?? '';
    expect([first.status, first.body]).toEqual([200, { members: 1 }]);
    expect((await ask(`"x", ${tag}`)).status).toBe(304);
    members = 2;
    const changed = await ask(tag);
    expect([changed.status, changed.body]).toEqual([200, { members: 2 }]);
    expect(changed.headers.get('cache-control')).toBe('private, no-cache');
  });

  it('lets the browser forget what it kept, once that is accepted', async () => {
    const leaving = (answer: Answer<null>) =>
      route({ input: z.strictObject({}), act: async () => answer, clears: true });
    const kept = async (answer: Answer<null>) =>
      (await send(leaving(answer), { form: {} })).headers.get('clear-site-data');
    expect(await kept(accept(null))).toBe('"cache", "cookies", "storage"');
    expect(await kept(refuse({ reason: 'not-found' }))).toBe(null);
  });

  it('makes of a plain form what the schema wants', async () => {
    const form = {
      title: 'Tea',
      count: '3',
      isOpen: 'on',
      'seenPrice.amount': '4200',
      'seenPrice.currency': 'USD',
      'weekdays.0': '2',
      'weekdays.1': '3',
      as: 'solo',
      'payment.method': 'card',
      'payment.token': '42',
      note: '',
    };
    const { status, headers } = await send(POST, { form });
    expect([status, headers.get('location')]).toEqual([303, '/things/thing_1']);
    expect(acts).toEqual([
      {
        title: 'Tea',
        count: 3,
        isOpen: true,
        seenPrice: { amount: minor(4200), currency: 'USD' },
        weekdays: [2, 3],
        as: 'solo',
        payment: { method: 'card', token: '42' },
      },
    ]);
  });

  it('leaves texts of JSON what they are', async () => {
    const { status, body } = await send(POST, { json: { title: 'Tea', count: '3' } });
    expect([status, body.code, body.errors[0].path]).toEqual([400, 'malformed', 'count']);
  });

  it('reads path and query, the query by the schema', async () => {
    const GET = route({ input: z.strictObject({ id, ...paging, loud: z.boolean().optional() }), act });
    await send(GET, { path: '/x?limit=5&loud=true', params: { id: 'deal_1' } });
    expect(acts).toEqual([{ id: 'deal_1', limit: 5, loud: true }]);
    expect((await send(GET, { path: '/x?limit=5000', params: { id: 'deal_1' } })).status).toBe(400);
    expect((await send(GET, { path: '/x?sort=password', params: { id: 'deal_1' } })).status).toBe(400);
  });

  it('goes on where a page of ours ended, and nowhere else', async () => {
    const GET = route({ input: z.strictObject(paging), act });
    const ours = writeAfter({ at: 1_800_000_000_000, id: 'order_1' });
    expect((await send(GET, { path: `/x?cursor=${ours}` })).status).toBe(200);
    for (const made of ['AAAA', 'order_1', '%F0%9F%8D%B0']) {
      const { status, body } = await send(GET, { path: `/x?cursor=${made}` });
      expect([made, status, body.errors?.[0].path]).toEqual([made, 400, 'cursor']);
    }
  });

  it.each([
    ['an unknown field', { title: 'Tea', ownerId: 'person_2' }, 'ownerId'],
    ['a field of the prototype', '{"title":"Tea","__proto__":{"isAdmin":true}}', ''],
    ['a field too long', { title: 'x'.repeat(21) }, 'title'],
    ['text that is no JSON', '{', ''],
    ['a list', '[]', ''],
    ['nothing', '', ''],
  ])('refuses %s', async (_what, json, path) => {
    const { status, body, headers } = await send(POST, { method: 'POST', json });
    expect([status, body.code]).toEqual([400, 'malformed']);
    expect(headers.get('content-type')).toBe('application/problem+json');
    if (path) expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
    expect(acts).toEqual([]);
  });

  it('refuses a body that names again what the path names', async () => {
    const PUT = route({ input: z.strictObject({ id }), act });
    const { status } = await send(PUT, { method: 'PUT', json: { id: 'deal_2' }, params: { id: 'deal_1' } });
    expect([status, acts]).toEqual([400, []]);
  });

  it('refuses what is too large, announced or not', async () => {
    const json = { title: 'x'.repeat(100_001) };
    expect((await send(POST, { json })).status).toBe(413);
    expect(
      (await send(POST, { json: { title: 'Tea' }, headers: { 'content-length': '30000000' } })).status,
    ).toBe(413);
    const cut = await send(POST, { json: { title: 'Tea' }, headers: { 'content-length': '99999' } });
    expect([cut.status, acts]).toEqual([400, []]);
  });

  it.each([
    ['text/plain', {}],
    ['application/xml', {}],
    ['application/json', { 'content-encoding': 'gzip' }],
  ])('refuses %s %o', async (type, more) => {
    const { status } = await send(POST, {
      json: { title: 'Tea' },
      headers: { 'content-type': type, ...more },
    });
    expect([status, acts]).toEqual([415, []]);
  });
});

describe('where a write comes from', () => {
  const evil = 'https://evil.example';
  it.each([
    ['another site', { origin: evil }, 403],
    ['a sandbox', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    ['a sandbox that says nothing', { origin: 'null' }, 403],
    ['another port', { origin: 'http://localhost:3001' }, 403],
    ['another scheme', { origin: 'https://localhost:3000' }, 403],
    ['a page of ours that hides its address', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 303],
    ['our own page', { origin: appUrl }, 303],
    ['our own page under the other name of this machine', { origin: 'http://127.0.0.1:3000' }, 303],
  ])('a form from %s', async (_who, headers, expected) => {
    const { status } = await send(POST, { form: { title: 'Tea' }, headers });
    expect([status, acts.length]).toEqual([expected, expected === 403 ? 0 : 1]);
  });

  it.each([
    [{ origin: evil }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{}, 403],
    [{ origin: appUrl }, 201],
  ])('a session cookie with %o answers %i', async (headers, expected) => {
    const { status } = await send(POST, {
      json: { title: 'Tea' },
      headers: { cookie: 'session=x', ...headers },
    });
    expect(status).toBe(expected);
  });

  it('asks a bearer of a token for no origin', async () => {
    const { token } = await tokenOf(await storePerson(ctx));
    const headers = { authorization: `Bearer ${token}`, origin: evil, cookie: 'session=x' };
    expect((await send(POST, { json: { title: 'Tea' }, headers })).status).toBe(201);
  });

  it('sends no form back to another site', async () => {
    const headers = { referer: `${evil}/page` };
    const { headers: answer } = await send(POST, { form: { title: '' }, headers });
    expect(answer.get('location')).toMatch(/^\/\?refused=/);
  });
});

describe('who asks', () => {
  const who = route({ input: z.strictObject({}), act: async ({ actor }) => accept(actor) });
  it('knows the bearer of a token, until it ends', async () => {
    const ana = await storePerson(ctx);
    const { token } = await tokenOf(ana, ctx.clock.now() + 1_000);
    const headers = { authorization: `Bearer ${token}` };
    expect((await send(who, { headers })).body).toMatchObject({
      kind: 'person',
      personId: ana.actor.personId,
    });
    ctx.clock.advance(1_000);
    expect((await send(who, { headers })).body.code).toBe('bad-credentials');
  });
  it.each(['Bearer nonsense', 'Bearer ', 'Basic YTpi', 'Bearer a b'])('refuses %s', async (authorization) => {
    const { status, headers } = await send(who, { headers: { authorization } });
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });
  it.each(['x', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJwZXJzb25fYW5hIn0.', ''])(
    'takes a false cookie for a guest: %s',
    async (cookie) => {
      expect((await send(who, { headers: { cookie: `session=${cookie}` } })).body).toEqual({ kind: 'guest' });
    },
  );
});

describe('what is answered', () => {
  it('says a refusal with its data as the API speaks', async () => {
    const no = route({
      input: z.strictObject({}),
      act: async () => refuse({ reason: 'already-redeemed', firstRedeemedAt: 0, firstDevice: 'Till 1' }),
    });
    expect((await send(no, { method: 'POST' })).body).toEqual({
      type: 'about:blank',
      title: 'The state does not allow it',
      status: 409,
      code: 'already-redeemed',
      detail: 'This voucher was used on Thu 1 Jan 1970, 00:00 UTC at Till 1.',
      firstRedeemedAt: '1970-01-01T00:00:00Z',
      firstDevice: 'Till 1',
    });
  });

  it('sends a form back to its page with the refusal, sealed and for five minutes', async () => {
    const no = route({ input, act: async () => refuse({ reason: 'sold-out', left: 1 }) });
    const { status, headers } = await send(no, { form: { title: 'Tea' } });
    const back = new URL(headers.get('location') ?? '', appUrl);
    expect([status, back.pathname, back.searchParams.get('q')]).toEqual([303, '/page', '1']);
    const sealed = back.searchParams.get('refused') ?? '';
    expect(readFlash(ctx, sealed)).toEqual({ reason: 'sold-out', left: 1 });
    expect(readFlash(ctx, 'made up')).toBeNull();
    ctx.clock.advance(5 * 60_000);
    expect(readFlash(ctx, sealed)).toBeNull();
  });

  it('sends a form that needs an account to sign in and then back', async () => {
    const no = route({ input, act: async () => refuse({ reason: 'not-signed-in' }) });
    const { headers } = await send(no, { form: { title: 'Tea', backTo: '/checkout/hold_1' } });
    expect(headers.get('location')).toBe('/sign-in?next=%2Fcheckout%2Fhold_1');
  });

  it('hides what broke and names the request', async () => {
    const broken = route({
      input: z.strictObject({}),
      act: async () => {
        throw new Error('select secret from table');
      },
    });
    const { status, text, headers } = await send(broken);
    expect([status, text.includes('secret')]).toEqual([500, false]);
    expect(text).toContain(headers.get('x-request-id'));
  });

  it('asks to come again when the database is busy', async () => {
    const busy = route({
      input: z.strictObject({}),
      act: async () => {
        throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
      },
    });
    const { status, headers } = await send(busy);
    expect([status, headers.get('retry-after')]).toEqual([503, '2']);
  });

  it('edits by a plain form with the hidden field method, and by no other body', async () => {
    const edit = forms({ PUT: route({ input: z.strictObject({ id, title: z.string() }), act }) });
    const params = { id: 'deal_1' };
    expect((await send(edit, { form: { method: 'PUT', title: 'Tea' }, params })).status).toBe(303);
    expect(acts).toEqual([{ id: 'deal_1', title: 'Tea' }]);
    expect((await send(edit, { form: { method: 'DELETE' }, params })).status).toBe(400);
    expect((await send(edit, { json: { method: 'PUT', title: 'Tea' }, params })).status).toBe(405);
  });
});

describe('once', () => {
  const json = { title: 'Tea' };
  const key = (value: string) => ({ 'idempotency-key': value });

  it.each([
    ['missing', {}, 'idempotency-key-missing'],
    ['too long', key('k'.repeat(256)), 'idempotency-key-malformed'],
    ['unprintable', key('a\tb'), 'idempotency-key-malformed'],
  ])('refuses a key that is %s', async (_what, headers, code) => {
    const { status, body } = await send(spending, { json, headers });
    expect([status, body.code, acts.length]).toEqual([400, code, 0]);
  });

  it('acts once for twenty copies at once and says the same, byte for byte', async () => {
    const copies = await Promise.all(
      Array.from({ length: 20 }, () => send(spending, { json, headers: key('k1') })),
    );
    const done = copies.filter(({ status }) => status === 201);
    expect(acts).toHaveLength(1);
    expect(done.length).toBeGreaterThan(0);
    expect(copies.every(({ status, body }) => status === 201 || body.code === 'idempotency-key-in-use')).toBe(
      true,
    );
    const again = await send(spending, { json, headers: key('k1') });
    expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([done[0]?.text, 'true']);
    expect([acts.length, done[0]?.headers.get('idempotent-replayed')]).toEqual([1, null]);
  });

  it('acts twenty times for twenty keys: the guard is the key', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => send(spending, { json, headers: key(`k${n}`) })));
    expect(acts).toHaveLength(20);
  });

  it('refuses the key for another body, and takes the same body in another order', async () => {
    await send(spending, { json: { title: 'Tea', count: 1 }, headers: key('k1') });
    const other = await send(spending, { json: { title: 'Tea', count: 2 }, headers: key('k1') });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const turned = await send(spending, { json: { count: 1, title: 'Tea' }, headers: key('k1') });
    expect([turned.status, acts.length]).toEqual([201, 1]);
  });

  it('keeps keys of different callers apart', async () => {
    const { token } = await tokenOf(await storePerson(ctx));
    await send(spending, { json, headers: key('k1') });
    await send(spending, { json, headers: { ...key('k1'), authorization: `Bearer ${token}` } });
    await send(spending, { json, headers: { ...key('k1'), cookie: 'guest=0123456789abcdef' } });
    await send(spending, { json, headers: { ...key('k1'), 'x-offpeak-peer': '192.0.2.7' } });
    expect(acts).toHaveLength(4);
  });

  it('does not keep a refused validation', async () => {
    expect((await send(spending, { json: { title: '' }, headers: key('k1') })).status).toBe(400);
    expect((await send(spending, { json, headers: key('k1') })).status).toBe(201);
  });

  it('keeps a refusal of the rules, and no mistake of ours', async () => {
    let mood: 'throws' | 'refuses' = 'throws';
    const moody = route({
      input,
      spends: true,
      act: async () => {
        acts.push(mood);
        if (mood === 'throws') throw new Error('broken');
        return refuse({ reason: 'sold-out', left: 0 });
      },
    });
    expect((await send(moody, { json, headers: key('k1') })).status).toBe(500);
    mood = 'refuses';
    expect((await send(moody, { json, headers: key('k1') })).status).toBe(409);
    const again = await send(moody, { json, headers: key('k1') });
    expect([again.status, again.headers.get('idempotent-replayed'), acts]).toEqual([
      409,
      'true',
      ['throws', 'refuses'],
    ]);
  });

  it('holds the key of what takes long, and lets it go once its process is silent', async () => {
    let letGo = () => {};
    const held = new Promise<void>((done) => (letGo = done));
    const slow = route({ input, spends: true, act: async () => held.then(() => accept({ id: 'first' })) });
    const quick = route({ input, spends: true, act: async () => accept({ id: 'second' }) });
    const again = async () => (await send(quick, { json, headers: key('k1') })).body;
    const aMoment = () => new Promise((done) => setTimeout(done, 50));
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    const first = send(slow, { json, headers: key('k1') });
    await aMoment();
    for (let seconds = 0; seconds < 14; seconds += 2) {
      vi.advanceTimersByTime(2_000);
      await aMoment();
    }
    expect((await again()).code).toBe('idempotency-key-in-use');
    vi.setSystemTime(Date.now() + 6_001);
    expect((await again()).id).toBe('second');
    vi.useRealTimers();
    letGo();
    await first;
  });

  it.each([
    {
      says: 'keeps an answer with its effect, whatever happens right after',
      isUndone: false,
      told: 500,
      again: 201,
    },
    { says: 'keeps no answer of an effect that was undone', isUndone: true, told: 409, again: 409 },
  ])('$says', async ({ isUndone, told, again: after }) => {
    const act = async (asked: Context) => {
      acts.push('asked');
      const done = await asked.transaction(async (tx) => {
        await asked.keepAnswer?.(tx, { id: 'thing_1' });
        return isUndone ? refuse({ reason: 'deal-not-live' }) : accept(null);
      });
      if (!done.ok) return done;
      throw new Error('The power is cut.');
    };
    const cut = route({ input, act, spends: true, answers: 201 });
    const ask = () => send(cut, { json, headers: key('k1') });
    expect((await ask()).status).toBe(told);
    const again = await ask();
    expect([again.status, again.headers.get('idempotent-replayed'), acts.length]).toEqual([after, 'true', 1]);
  });

  it('plays a form again to where it went on to', async () => {
    const form = { title: 'Tea', idempotencyKey: 'key_1' };
    const [first, again] = [await send(spending, { form }), await send(spending, { form })];
    expect([first.headers.get('location'), again.headers.get('location')]).toEqual([
      '/things/1',
      '/things/1',
    ]);
    expect(acts).toHaveLength(1);
  });

  it('keeps answers so that only we can read them', async () => {
    await send(spending, { json, headers: key('k1') });
    const { idempotencyKeys } = await import('@/db/tables/operations');
    const [row] = await ctx.reader.select().from(idempotencyKeys);
    expect(row?.body).not.toContain('thing_1');
  });
});

describe('how often', () => {
  it('says when to come again', async () => {
    await testDoor({ rateLimits: true });
    const limit = {
      name: `test-${Math.random()}`,
      points: 2,
      seconds: 60,
      by: ({ title }: { title: string }) => title,
    };
    const limited = route({ input, act, limit });
    const answers = [];
    for (let turn = 0; turn < 3; turn += 1) answers.push(await send(limited, { json: { title: 'Tea' } }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await send(limited, { json: { title: 'Cake' } })).status).toBe(200);
  });
});

async function tokenOf(
  person: TestContext & { actor: { personId: string } },
  expiresAt: number | null = null,
) {
  const wanted = { personId: person.actor.personId, label: 'test', now: person.clock.now(), expiresAt };
  return person.store.transaction((tx) => issueToken(person, tx, wanted));
}
