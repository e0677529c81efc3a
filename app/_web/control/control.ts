import type { z } from 'zod';
import { newId } from '@/domain/kernel/id';
import type { Refusal } from '@/domain/kernel/refusal';
import { accept } from '@/domain/kernel/result';
import type { Answer } from '@/usecases/context';
import { type Wiring, wiring } from '../context';
import { jsonResponse, ourMistake, say, sayRefusal } from '../door/answer';
import { peerHeader } from '../door/arrival/arrivals';
import { readBody } from '../door/body';
import { nest, shapeBy } from '../door/fields';
import { log } from '../door/log';
import { parse } from '../door/parse';

type Control<Input extends z.ZodType> = {
  readonly input: Input;
  readonly act: (world: Wiring, input: z.output<Input>) => Promise<Answer<unknown>>;
  readonly answers?: 200 | 201;
};

/** A route of test control: there only with TEST_CONTROL=1, and only for callers on this machine. */
export function control<Input extends z.ZodType>({ input, act, answers = 200 }: Control<Input>) {
  return async (request: Request): Promise<Response> => {
    const requestId = newId('req');
    const no = (refusal: Refusal) => jsonResponse(sayRefusal(refusal), requestId);
    try {
      const world = await wiring();
      if (!world.settings.testControl || !isLocal(request.headers)) return no({ reason: 'not-found' });
      const raw = await rawOf(request, input);
      const asked = raw.ok ? parse(input, raw.value) : raw;
      const done = asked.ok ? await act(world, asked.value) : asked;
      return done.ok ? jsonResponse(say(answers, done.value), requestId) : no(done.refusal);
    } catch (error) {
      log.error({ err: error, requestId }, 'test control failed');
      return ourMistake(requestId);
    }
  };
}

async function rawOf(request: Request, input: z.ZodType): Promise<Answer<unknown>> {
  if (request.method === 'GET') return accept(shapeBy(input, nest(new URL(request.url).searchParams)));
  const body = await readBody(request, 100_000);
  return body.ok ? accept(body.value.fields) : body;
}

/** The socket's own address is this machine's, and nobody stands behind it. */
export function isLocal(headers: Headers): boolean {
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return [headers.get(peerHeader) ?? '', ...hops.filter(Boolean)].every((address) =>
    /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address),
  );
}
