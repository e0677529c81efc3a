import { codeOf } from '@/db/store';
import { jsonResponse, ourMistake, sayRefusal } from './answer';
import { log } from './log';

/** Signs that the database cannot serve just now: busy, full, restarting, out of connections. */
const passing =
  /^(SQLITE_BUSY|SQLITE_FULL|SQLITE_LOCKED|SQLITE_IOERR|08|40001|40P01|53|55P03|57P0|ECONNREFUSED|ECONNRESET)/;

/** A promise was broken: it is logged with the request's id, and told as ours. */
export function failed(error: unknown, requestId: string): Response {
  log.error({ err: error, requestId }, 'a request failed');
  if (passing.test(codeOf(error) ?? ''))
    return jsonResponse(sayRefusal({ reason: 'busy', retryAfterSeconds: 2 }), requestId);
  return ourMistake(requestId);
}
