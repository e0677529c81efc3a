import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message } from '@/providers/payments/port';
import type { Book } from './book';
import type { DoorFault } from './faults';

export const webhookSecret = 'whsec_of_the_tests';

/** The server of ours in a process of its own, with a book in a file of its own. */
export type StripeServer = {
  readonly url: string;
  /** Milliseconds; its holds and messages live at that time. */
  setClock(now: number): Promise<void>;
  /** The fault for the next requests whose path holds `at`. */
  fault(fault: DoorFault, at?: string, times?: number): Promise<void>;
  clearFaults(): Promise<void>;
  /** Begins an empty book. */
  forget(): Promise<void>;
  authenticate(id: string, answer: 'confirmed' | 'refused'): Promise<void>;
  later(id: string, news: string): Promise<void>;
  /** What it wants to tell since it was asked last, oldest first. */
  messages(): Promise<Message[]>;
  book(): Promise<Book>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

export async function stripeServer({ slowMs = 500 } = {}): Promise<StripeServer> {
  const folder = mkdtempSync(join(tmpdir(), 'offpeak-stripe-'));
  const args = ['--book', join(folder, 'book.json'), '--secret', webhookSecret, '--slow', String(slowMs)];
  let running = await launch([...args, '--port', '0']);
  const { port } = running;
  const url = `http://127.0.0.1:${port}`;
  const control = async (what: string, said: object = {}): Promise<unknown> => {
    const answer = await fetch(`${url}/_control/${what}`, { method: 'POST', body: JSON.stringify(said) });
    if (!answer.ok) throw new Error(`The provider's ${what} failed: ${answer.status}`);
    return answer.json();
  };
  const tell = async (what: string, said: object): Promise<void> => void (await control(what, said));
  const kill = () => ended(running.child);
  return {
    url,
    setClock: (now) => tell('clock', { now }),
    fault: (fault, at = '', times = 1) => tell('faults', { fault, at, times }),
    clearFaults: () => tell('clear', {}),
    forget: () => tell('forget', {}),
    authenticate: (id, answer) => tell('authenticate', { id, answer }),
    later: (id, news) => tell('later', { id, news }),
    messages: async () => (await control('messages')) as Message[],
    book: async () => (await control('book')) as Book,
    kill,
    async start() {
      running = await launch([...args, '--port', String(port)]);
    },
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Running = { readonly child: ChildProcess; readonly port: number };

function launch(args: readonly string[]): Promise<Running> {
  const main = ['--import', './scripts/typescript.mjs', 'scripts/testing/stripe/main.ts'];
  const child = spawn(process.execPath, [...main, ...args], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The provider ended with ${code} before it listened.`)));
    child.stdout?.once('data', (line: Buffer) =>
      resolve({ child, port: Number(/listening (\d+)/.exec(line.toString())?.[1]) }),
    );
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
