import { randomUUID } from 'node:crypto';

export type Told = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
};
type Asked = { readonly token?: string; readonly body?: unknown; readonly key?: string };

/** Somebody who speaks to the product by HTTP alone, as a partner's program would. */
export function apiAt(address: string) {
  const ask = async (method: string, path: string, { token, body, key }: Asked = {}): Promise<Told> => {
    // A connection for each question: one kept from a server that was killed since would be dead.
    const headers: Record<string, string> = { 'idempotency-key': key ?? randomUUID(), connection: 'close' };
    if (token) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const answer = await fetch(`${address}/api${path}`, {
      method,
      headers,
      // Nobody waits longer; who is left without an answer is told so here.
      signal: AbortSignal.timeout(60_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : {}, headers: answer.headers };
  };
  return {
    get: (path: string, asked?: Asked) => ask('GET', path, asked),
    post: (path: string, body: unknown, asked?: Asked) => ask('POST', path, { ...asked, body }),
    put: (path: string, body: unknown, asked?: Asked) => ask('PUT', path, { ...asked, body }),
    remove: (path: string, asked?: Asked) => ask('DELETE', path, asked),
  };
}
export type Api = ReturnType<typeof apiAt>;

/** What came back, which must have gone well. */
export function well(told: Told): Record<string, unknown> {
  if (told.status >= 300) throw new Error(`${told.status}: ${JSON.stringify(told.body)}`);
  return told.body;
}
