import type { Keeper } from './book';
import { type Fields, fieldsIn, textIn } from './forms';
import { type Answer, type Intent, Refused, refused } from './objects';
import {
  cancelIntent,
  captureIntent,
  chargeOf,
  confirmIntent,
  makeIntent,
  refundIntent,
  typeOf,
  type Wrong,
} from './rules';

export type Request = {
  readonly method: string;
  readonly path: string;
  readonly form: string;
  readonly fields: Fields;
  readonly key: string | null;
  readonly ownUrl: string;
};

/** Answers one request of the API; the same key again gets the same answer, another request with it is refused. */
export function answerRequest(keeper: Keeper, request: Request, wrong: Wrong): Answer {
  const { keys } = keeper.book;
  const known = request.key ? keys[request.key] : undefined;
  const said = `${request.method} ${request.path} ${request.form}`;
  if (known && known.request !== said)
    return problem(new Refused(400, { type: 'idempotency_error', message: 'another request had this key' }));
  if (known) return known.answer;
  const answer = act(keeper, request, wrong);
  // What was refused before it was looked at is not kept with its key.
  if (request.key && answer.status !== 409)
    keys[request.key] = { request: said, answer: structuredClone(answer) };
  return answer;
}

function act(keeper: Keeper, request: Request, wrong: Wrong): Answer {
  try {
    return { status: 200, body: structuredClone(route(keeper, request, wrong)) };
  } catch (error) {
    if (error instanceof Refused) return problem(error);
    throw error;
  }
}

function problem({ status, error }: Refused): Answer {
  return { status, body: { error } };
}

function route(keeper: Keeper, { method, path, fields, ownUrl }: Request, wrong: Wrong): unknown {
  const [, , thing = '', id = '', verb = ''] = path.split('/');
  if (thing === 'customers') return makeCustomer(keeper);
  if (thing === 'payment_methods') return paymentMethodOf(id);
  if (thing === 'refunds') {
    return method === 'POST' ? refundIntent(keeper, fields) : listOf(about(keeper.book.refunds, fields));
  }
  if (thing === 'disputes') return listOf(about(keeper.book.disputes, fields));
  const object = thing === 'setup_intents' ? 'setup_intent' : 'payment_intent';
  if (id) return actOn(keeper, id, { verb, fields, ownUrl, wrong });
  return method === 'POST' ? makeIntent(keeper, object, fields) : listIntents(keeper, object, fields);
}

type Acting = { verb: string; fields: Fields; ownUrl: string; wrong: Wrong };

function actOn(keeper: Keeper, id: string, { verb, fields, ownUrl, wrong }: Acting): unknown {
  const intent = keeper.book.intents[id];
  if (!intent) throw refused(404, 'resource_missing');
  if (verb === 'confirm') confirmIntent(keeper, intent, { fields, ownUrl, wrong });
  if (verb === 'capture') captureIntent(keeper, intent, fields);
  if (verb === 'cancel') cancelIntent(keeper, intent, textIn(fields, 'cancellation_reason'));
  return shown(keeper, intent);
}

function makeCustomer(keeper: Keeper) {
  const customer = { id: keeper.newId('cus'), object: 'customer' };
  keeper.book.customers[customer.id] = customer;
  return customer;
}

function paymentMethodOf(id: string) {
  const type = typeOf(id);
  const card = type === 'card' ? { card: { fingerprint: `print_${id}` } } : {};
  return { id, object: 'payment_method', type, ...card };
}

/** The charge always comes along: who asked for less reads less. */
function shown(keeper: Keeper, intent: Intent) {
  return { ...intent, latest_charge: chargeOf(keeper, intent) };
}

function listIntents(keeper: Keeper, object: Intent['object'], fields: Fields) {
  const { gte = '0', lt = 'Infinity', lte = 'Infinity' } = fieldsIn(fields, 'created');
  const all = Object.values(keeper.book.intents).filter(
    (one) =>
      one.object === object &&
      one.created >= Number(gte) &&
      one.created < Number(lt) &&
      one.created <= Number(lte),
  );
  const after = textIn(fields, 'starting_after');
  const from = after ? all.findIndex((one) => one.id === after) + 1 : 0;
  const page = all.slice(from, from + Number(textIn(fields, 'limit') || '10'));
  return listOf(
    page.map((one) => shown(keeper, one)),
    from + page.length < all.length,
  );
}

function about<One extends { payment_intent: string }>(all: Record<string, One>, fields: Fields): One[] {
  return Object.values(all).filter((one) => one.payment_intent === textIn(fields, 'payment_intent'));
}

function listOf(data: readonly unknown[], has_more = false) {
  return { object: 'list', data, has_more, url: '/v1' };
}
