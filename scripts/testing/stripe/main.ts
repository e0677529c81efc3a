import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { parseArgs } from 'node:util';
import { sign } from '../../../providers/payments/signature';
import { keeperOf } from './book';
import { bodyOf, type Door, send, serve } from './door';
import { type DoorFault, doorFaults, script } from './faults';
import { fieldsOf, textIn } from './forms';
import { happenLater } from './later';
import type { Intent, Told } from './objects';
import { answerIntent } from './rules';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    book: { type: 'string' },
    secret: { type: 'string', default: 'whsec_ours' },
    hook: { type: 'string' },
    slow: { type: 'string', default: '29000' },
  },
});
if (!values.book) throw new Error('--book should name the file of its book.');
const keeper = keeperOf(values.book);
const door: Door = { keeper, script: script(), slowMs: Number(values.slow), acted: () => void sendOn() };

const server = createServer((request, response) => void answer(request, response));
server.listen(Number(values.port), '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`listening ${typeof address === 'object' ? address?.port : ''}\n`);
});
process.on('disconnect', () => process.exit(0));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const form = await bodyOf(request);
  if (url.pathname.startsWith('/_control/'))
    return control(url.pathname.slice('/_control/'.length), form, response);
  if (url.pathname.startsWith('/authenticate/')) return bank(url, { form, response });
  const key = request.headers['idempotency-key'];
  await serve(
    door,
    {
      method: request.method ?? 'GET',
      path: url.pathname,
      form,
      fields: fieldsOf(form || url.search.slice(1)),
      key: typeof key === 'string' ? key : null,
      ownUrl: url.origin,
    },
    response,
  );
}

type Said = {
  now?: number;
  fault?: string;
  at?: string;
  times?: number;
  id?: string;
  answer?: string;
  news?: string;
};

/** What tests say (the clock, the faults, what people and banks do) and what they ask for (the messages, the book). */
function control(what: string, text: string, response: ServerResponse): void {
  const said = JSON.parse(text || '{}') as Said;
  const body = controls[what]?.(said) ?? {};
  keeper.keep();
  void sendOn();
  send(response, { status: what in controls ? 200 : 404, body });
}

const controls: Readonly<Record<string, (said: Said) => unknown>> = {
  clock: ({ now }) => {
    keeper.book.nowMs = now ?? null;
  },
  faults: addFault,
  clear: () => door.script.clear(),
  forget: () => keeper.forget(),
  authenticate: ({ id = '', answer: word = '' }) => void answerIntent(keeper, intentOf(id), word),
  later: ({ id = '', news = '' }) => happenLater(keeper, intentOf(id), news),
  messages: () => keeper.book.told.splice(0).map(messageOf),
  book: () => keeper.book,
};

function intentOf(id: string): Intent {
  const intent = keeper.book.intents[id];
  if (!intent) throw new Error(`There is no intent called ${id}.`);
  return intent;
}

function addFault({ fault = '', at = '', times = 1 }: Said): void {
  if (!doorFaults.includes(fault as DoorFault)) throw new Error(`There is no fault called ${fault}.`);
  door.script.add(fault as DoorFault, { at, times });
}

/** The page on which a person speaks with the bank. */
function bank(url: URL, { form, response }: { form: string; response: ServerResponse }): void {
  const intent = keeper.book.intents[url.pathname.slice('/authenticate/'.length)];
  const returnUrl = intent?.next_action?.redirect_to_url.return_url;
  if (intent && returnUrl && form) {
    answerIntent(keeper, intent, textIn(fieldsOf(form), 'answer'));
    keeper.keep();
    void sendOn();
    const back = new URL(returnUrl);
    back.searchParams.set(intent.object, intent.id);
    response.writeHead(303, { location: back.href });
    response.end();
  } else {
    response.writeHead(returnUrl ? 200 : 404, { 'content-type': 'text/html' });
    response.end(bankPage);
  }
}

const bankPage =
  '<title>Your bank</title><form method="post"><button name="answer" value="confirmed">Yes, it is me</button><button name="answer" value="refused">No</button></form>';

function messageOf(told: Told) {
  const body = JSON.stringify(told);
  return { body, signature: sign(body, { secret: values.secret, seconds: keeper.now() }) };
}

/** With a hook, messages are sent on by themselves, and again until they are acknowledged. */
async function sendOn(): Promise<void> {
  if (!values.hook) return;
  for (const told of keeper.book.told.splice(0)) {
    const { body, signature } = messageOf(told);
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
    const heard = await fetch(values.hook, { method: 'POST', headers, body }).catch(() => null);
    if (!heard?.ok) keeper.book.told.push(told);
  }
}
