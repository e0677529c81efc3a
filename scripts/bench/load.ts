import { Agent, request } from 'node:http';

/** What so many connections got in so many seconds. */
export type Measured = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly answers: number;
  /** Statuses other than the one expected, with how often. */
  readonly others: Readonly<Record<string, number>>;
};
export type Ask = {
  readonly path: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

type Loading = {
  readonly address: string;
  readonly connections: number;
  readonly seconds: number;
  readonly expects: number;
  /** The next request; each is asked for once. */
  readonly next: () => Ask;
};

/** Asks over so many connections, each one after the other, until time is over. Times are milliseconds to the last byte. */
export async function load({ address, connections, seconds, expects, next }: Loading): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname: host, port } = new URL(address);
  const times: number[] = [];
  const others: Record<string, number> = {};
  const began = performance.now();
  const until = began + seconds * 1_000;
  const connection = async () => {
    while (performance.now() < until) {
      const since = performance.now();
      const status = await ask({ agent, host, port, ...next() });
      if (status === expects) times.push(performance.now() - since);
      else others[status] = (others[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const took = (performance.now() - began) / 1_000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
  return { perSecond: times.length / took, p50: at(0.5), p99: at(0.99), answers: times.length, others };
}

type Asked = Ask & { readonly agent: Agent; readonly host: string; readonly port: string };

function ask({ agent, host, port, path, method = 'GET', body, headers = {} }: Asked): Promise<number> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const sent = text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {};
  return new Promise((resolve, reject) => {
    const asked = request({ agent, host, port, path, method, headers: { ...sent, ...headers } }, (answer) => {
      answer.on('end', () => resolve(answer.statusCode ?? 0)).resume();
    });
    asked.on('error', reject).end(text);
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Round by round: the middle of what each figure was. */
export function middle(rounds: readonly Measured[]): Measured {
  const of = (name: 'perSecond' | 'p50' | 'p99' | 'answers') => median(rounds.map((round) => round[name]));
  return {
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    answers: of('answers'),
    others: Object.assign({}, ...rounds.map(({ others }) => others)),
  };
}
