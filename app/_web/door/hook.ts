import { newId } from '@/domain/kernel/id';
import type { Answer, Context } from '@/usecases/context';
import { contextOf, wiring } from '../context';
import { jsonResponse, say, sayRefusal } from './answer';
import { readText } from './body';
import { failed } from './failed';
import { log } from './log';

type Hook = {
  /** The header in which the sender proves who it is. */
  readonly signedBy: string;
  readonly act: (ctx: Context, message: Message) => Promise<Answer<unknown>>;
};
type Message = { readonly body: string; readonly signature: string | null };

const limitBytes = 1_000_000;

/**
 * The door for machines that tell us something: they sign, and have no account. What is accepted is kept, so that 2xx is said
 * exactly when it is; what is not theirs is refused, and only a line in the log remains. Source: trust.md W2.
 */
export function hook({ signedBy, act }: Hook) {
  return async (request: Request): Promise<Response> => {
    const requestId = newId('req');
    try {
      const world = await wiring();
      const body = await readText(request, limitBytes);
      if (!body.ok) return jsonResponse(sayRefusal(body.refusal), requestId);
      const ctx = contextOf(world, { actor: { kind: 'system' }, requestId });
      const heard = await act(ctx, { body: body.value, signature: request.headers.get(signedBy) });
      if (heard.ok) return jsonResponse(say(200, heard.value), requestId);
      log.warn({ requestId, reason: heard.refusal.reason }, 'a message was refused');
      return jsonResponse(sayRefusal(heard.refusal), requestId);
    } catch (error) {
      return failed(error, requestId);
    }
  };
}
