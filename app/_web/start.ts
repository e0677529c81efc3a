import { wiring } from './context';
import { hearsArrivals } from './door/arrival/arrivals';
import { log } from './door/log';
import { keptPage } from './kept/kept-pages';
import { lendKeptPages } from './kept/lending';
import { startWorker } from './worker';

/** What happens once when the server starts. A server that cannot read its database ends, with one sentence that says why. */
export async function start(): Promise<void> {
  try {
    if (!hearsArrivals()) throw new Error('start it by npm start; next alone does not tell who asks.');
    const world = await wiring();
    if (world.settings.testControl)
      log.warn('TEST CONTROL IS ON: whoever reaches this machine may set its clock and empty its database.');
    startWorker();
    if (process.env.NODE_ENV !== 'development') lendKeptPages(keptPage);
  } catch (error) {
    process.stderr.write(`The server cannot start: ${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

function sentenceOf(error: unknown): string {
  const { message, cause } = error instanceof Error ? error : { message: String(error), cause: undefined };
  const deeper = cause instanceof Error ? ` (${cause.message})` : '';
  return `${message.split('\n')[0]}${deeper}`;
}
