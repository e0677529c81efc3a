import type { Store } from '../store';

/** What a scene needs besides the database: the time it is loaded at, and what only this installation's secret makes. */
export type SceneTools = {
  readonly now: number;
  hash(purpose: string, text: string): string;
  seal(text: string): string;
  bytes(count: number): Uint8Array;
  hashPassword(password: string): Promise<string>;
};

/** Fills an empty database with a named world. */
export type Scene = (store: Store, tools: SceneTools) => Promise<void>;

/** The four people everybody may sign in as where a scene has people; shown by `npm start` and at `/dev/people`. */
export const demoPassword = 'quiet-hours-2027';
export const demoPeople = [
  { id: 'person_consumer', email: 'consumer@offpeak.example', name: 'Cora Lind', role: 'consumer' },
  { id: 'person_merchant', email: 'merchant@offpeak.example', name: 'Mateo Ruiz', role: 'merchant' },
  { id: 'person_clerk', email: 'clerk@offpeak.example', name: 'Cleo Park', role: 'clerk' },
  { id: 'person_admin', email: 'admin@offpeak.example', name: 'Ada Osei', role: 'admin' },
] as const;
