import type { z } from 'zod';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import type { Refusal } from '@/domain/kernel/refusal';
import { accept, type Refused, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '@/usecases/context';
import { contextOf, type Wiring, wiring } from './context';
import {
  type FileOf,
  fileResponse,
  formResponse,
  jsonResponse,
  pageOf,
  say,
  sayRefusal,
  taggedResponse,
} from './door/answer';
import { requestIdHeader } from './door/arrival/arrivals';
import { type Body, isFormPost, readBody } from './door/body';
import { bringsSession, findCaller, scopeOf } from './door/caller';
import { failed } from './door/failed';
import { nest, shapeBy } from './door/fields';
import { type Guesses, guardGuesses } from './door/limits/guesses';
import { type Limit, type Measure, spendLimit, spendLimitBy, usualLimit } from './door/limits/limits';
import { type Keep, once, type Said } from './door/once';
import { comesFromUs } from './door/origin';
import { parse } from './door/parse';
import { inTime } from './door/rush/in-time';
import { inTurn } from './door/rush/rush';

/** What one address and method of the API accepts, does and answers. */
export type Contract<Input extends z.ZodType, Value> = {
  readonly input: Input;
  readonly act: (ctx: Context, input: z.output<Input>) => Promise<Answer<Value>>;
  /** Status of an accepted request. */
  readonly answers?: 200 | 201 | 202 | 204;
  /** It takes or gives money, stock or a voucher: an `Idempotency-Key` is demanded and its first answer kept. */
  readonly spends?: boolean;
  /** The answer holds a code or a token that is shown to nobody else. */
  readonly secret?: boolean;
  /** Where an HTML form goes on to; without it, back to the page it stood on. */
  readonly onward?: (value: Value, input: z.output<Input>) => string;
  /** Stricter than usual, for what is worth guessing. */
  readonly limit?: Limit<z.output<Input>>;
  readonly limitBytes?: number;
  /** The answer is to be kept as a file. */
  readonly file?: FileOf<Value>;
  /** Accepted, the browser forgets everything it kept of us. */
  readonly clears?: boolean;
  /** Asked again and again by pages that are looked at: what has not changed is not sent twice. */
  readonly revalidates?: boolean;
  /** Counts answers of one reason, where a code could be guessed. */
  readonly guesses?: Guesses;
};
type Params = { readonly params: Promise<unknown> };
export type Handler = ((request: Request, params: Params) => Promise<Response>) & {
  readonly contract: Contract<z.ZodType, unknown>;
};
type Arrival = {
  readonly world: Wiring;
  readonly ctx: Context;
  readonly request: Request;
  readonly body: Body;
  readonly params: object;
};

const usualBytes = 100_000;

/** The one door: every write and every read of the API enters here, from our own forms, from partners and from tests. */
export function route<Input extends z.ZodType, Value>(contract: Contract<Input, Value>): Handler {
  const handler = async (request: Request, { params }: Params): Promise<Response> => {
    const requestId = requestIdOf(request);
    try {
      const world = await wiring();
      const guest = contextOf(world, { actor: { kind: 'guest' }, requestId });
      const no = ({ refusal }: Refused<Refusal>) => refused({ ctx: guest, request }, sayRefusal(refusal));
      const enter = async () => {
        const coming = { world, guest, request, params: Object(await params) as object };
        const arrival = await arrive(coming, contract);
        return arrival.ok ? answer(arrival.value, contract) : no(arrival);
      };
      if (!contract.spends) return await enter();
      const work = inTurn({ world, headers: request.headers }, enter, no).catch((error) =>
        failed(error, requestId),
      );
      return await inTime(work, no);
    } catch (error) {
      return failed(error, requestId);
    }
  };
  return Object.assign(handler, { contract: contract as unknown as Handler['contract'] });
}

/**
 * `export const POST = forms({ PUT, DELETE })`: lets a plain form edit and delete by its hidden field `method`. With a `POST`
 * among them, that is what every other request to this address means.
 */
export function forms(methods: Readonly<Partial<Record<'POST' | 'PUT' | 'DELETE', Handler>>>) {
  const allowed = Object.keys(methods).join(', ');
  const handler = async (request: Request, given: Params): Promise<Response> => {
    const requestId = requestIdOf(request);
    const body = isFormPost(request) ? await readBody(request.clone(), usualBytes) : null;
    const method = body?.ok ? String(body.value.fields.method ?? 'POST').toUpperCase() : 'POST';
    const chosen = isAmong(methods, method) ? methods[method] : undefined;
    if (chosen) return chosen(request, given);
    if (!body) return new Response(null, { status: 405, headers: { Allow: allowed } });
    const error = { path: 'method', code: 'invalid', message: `One of ${allowed}.` };
    return jsonResponse(sayRefusal({ reason: 'malformed', errors: [error] }), requestId);
  };
  return Object.assign(handler, { leadsTo: methods, contract: methods.POST?.contract });
}

function isAmong<Name extends string>(
  methods: Partial<Record<Name, unknown>>,
  method: string,
): method is Name {
  return Object.hasOwn(methods, method);
}

type Coming = { world: Wiring; guest: Context; request: Request; params: object };

/** Everything that is checked before what is asked is looked at: size, type, origin, who asks, how often. */
async function arrive(
  coming: Coming,
  contract: { readonly limit?: Measure; readonly limitBytes?: number },
): Promise<Answer<Arrival>> {
  const { world, guest, request, params } = coming;
  const { headers } = request;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const body = isRead
    ? accept<Body>({ fields: {}, isForm: false })
    : await readBody(request, contract.limitBytes ?? usualBytes);
  if (!body.ok) return body;
  const hasSession = bringsSession(world, headers);
  const isGuarded = !isRead && (hasSession || body.value.isForm);
  if (isGuarded && !comesFromUs(headers, { appUrl: guest.appUrl, hasSession }))
    return refuse({ reason: 'origin-not-ours' });
  const tooOften = await spendLimit(world, headers, contract.limit ?? usualLimit);
  if (tooOften) return tooOften;
  const actor = await findCaller(world, headers);
  if (!actor.ok) return actor;
  const ctx = contextOf(world, { actor: actor.value, requestId: guest.requestId });
  return accept({ world, ctx, request, body: body.value, params });
}

async function answer<Input extends z.ZodType, Value>(
  arrival: Arrival,
  contract: Contract<Input, Value>,
): Promise<Response> {
  const { ctx, request, world } = arrival;
  const { idempotencyKey, raw } = rawInput(arrival, contract);
  const input = parse(contract.input, raw);
  const no = (refusal: Refusal) => refused(arrival, sayRefusal(refusal));
  if (!input.ok) return no(input.refusal);
  const tooOften = await spendLimitBy(world, contract.limit, input.value);
  if (tooOften) return no(tooOften.refusal);
  const guard = await guessing(world, ctx, { guesses: contract.guesses, input: input.value });
  if (guard?.stop) return no(guard.stop.refusal);
  const key = request.headers.get('idempotency-key') ?? idempotencyKey;
  const caller = scopeOf(world, ctx.actor, request.headers);
  const work = async (keep?: Keep): Promise<Said> => {
    const answering = answersOf(contract, keep);
    const asking = keep && key ? { ...ctx, requestKey: `${caller}:${key}`, keepAnswer: answering.keep } : ctx;
    const result = await contract.act(asking, input.value);
    await guard?.tell(result.ok ? null : result.refusal);
    return result.ok ? answering.say(result.value) : sayRefusal(result.refusal);
  };
  const call = {
    caller,
    key,
    request: fingerprint(request, raw),
  };
  const said = contract.spends ? await once(ctx, call, work) : accept({ ...(await work()), replayed: false });
  if (!said.ok) return no(said.refusal);
  if (world.settings.testControl && !said.value.refusal)
    (await import('./door/answers')).mustFitDocument(request, said.value.body);
  const response = await respond(arrival, contract, { said: said.value, input: input.value });
  if (contract.clears && !said.value.refusal)
    response.headers.set('Clear-Site-Data', '"cache", "cookies", "storage"');
  return response;
}

/** Says a value; one that was kept as it came true is said with the words that were kept. */
function answersOf(
  { answers = 200 }: Pick<Contract<z.ZodType, never>, 'answers'>,
  keepSaid: Keep | undefined,
) {
  let kept: { readonly value: unknown; readonly said: Said } | null = null;
  return {
    say: (value: unknown) => (kept && kept.value === value ? kept.said : say(answers, value)),
    async keep(tx: Tx, value: unknown): Promise<void> {
      const said = say(answers, value);
      await keepSaid?.(tx, said);
      kept = { value, said };
    },
  };
}

type Spoken<Input extends z.ZodType> = {
  readonly said: Said & { replayed: boolean };
  readonly input: z.output<Input>;
};

/** To a program the answer itself, to a form the way onward. */
async function respond<Input extends z.ZodType, Value>(
  { ctx, request, body }: Arrival,
  contract: Contract<Input, Value>,
  { said, input }: Spoken<Input>,
): Promise<Response> {
  if (!body.isForm) {
    if (contract.revalidates && !said.refusal) return taggedResponse(ctx, said, request.headers);
    return contract.file && !said.refusal
      ? fileResponse(ctx, said, contract.file)
      : jsonResponse(said, ctx.requestId);
  }
  const to = said.refusal ? null : contract.onward?.(JSON.parse(said.body || 'null') as Value, input);
  return formResponse(ctx, { said, page: pageOf(ctx, request, body.fields.backTo), to: to ?? null });
}

function guessing(world: Wiring, ctx: Context, asked: { guesses: Guesses | undefined; input: unknown }) {
  return asked.guesses && world.settings.rateLimits ? guardGuesses(ctx, asked.guesses, asked.input) : null;
}

/** Path, query and body as one object; what a path names, a body cannot name again. */
function rawInput({ request, body, params }: Arrival, { input }: Pick<Contract<z.ZodType, never>, 'input'>) {
  const readsQuery = request.method === 'GET' || request.method === 'HEAD' || request.method === 'DELETE';
  const query = readsQuery ? nest(new URL(request.url).searchParams) : {};
  const { idempotencyKey, method: _method, backTo: _backTo, ...form } = body.isForm ? body.fields : {};
  const given = body.isForm ? { ...query, ...form } : { ...query, ...body.fields };
  const fitted = body.isForm || readsQuery ? (shapeBy(input, given) as object) : given;
  const twice = Object.keys(fitted).find((name) => Object.hasOwn(params, name));
  const raw = twice ? { ...fitted, ...params, [`${twice} (twice)`]: true } : { ...fitted, ...params };
  return { raw, idempotencyKey: typeof idempotencyKey === 'string' ? idempotencyKey : null };
}

/** The same request says the same thing, whatever order it says it in. */
function fingerprint(request: Request, raw: unknown): string {
  return `${request.method} ${new URL(request.url).pathname} ${JSON.stringify(raw, sorted)}`;
}

function sorted(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

type Asked = { readonly ctx: Context; readonly request: Request; readonly body?: Body };

function refused({ ctx, request, body }: Asked, said: Said): Response {
  const goesBack = isFormPost(request) && said.refusal?.reason !== 'origin-not-ours';
  if (!goesBack) return jsonResponse(said, ctx.requestId);
  return formResponse(ctx, { said, page: pageOf(ctx, request, body?.fields.backTo), to: null });
}

/** Every request is named as it arrives; where nobody hears that, as in tests, by us. */
function requestIdOf(request: Request): string {
  const named = request.headers.get(requestIdHeader) ?? '';
  return /^[0-9a-f-]{36}$/.test(named) ? named : newId('req');
}
