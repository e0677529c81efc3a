import { wiring } from '@/app/_web/context';
import { isLocal } from '@/app/_web/control/control';
import { jsonResponse, say, sayRefusal } from '@/app/_web/door/answer';
import { runAllJobs } from '@/app/_web/worker';
import { newId } from '@/domain/kernel/id';

/** For an outside timer on this machine, where the process sleeps between requests. */
export async function POST(request: Request): Promise<Response> {
  const requestId = newId('req');
  if (!isLocal(request.headers)) return jsonResponse(sayRefusal({ reason: 'not-found' }), requestId);
  return jsonResponse(say(200, { ran: await runAllJobs(await wiring()) }), requestId);
}
