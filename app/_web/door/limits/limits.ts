import { BlockList, isIPv4 } from 'node:net';
import type { Refusal } from '@/domain/kernel/refusal';
import type { Refused } from '@/domain/kernel/result';
import { refuse } from '@/domain/kernel/result';
import type { Wiring } from '../../context';
import { peerHeader } from '../arrival/arrivals';
import { countOne } from './counts';

/** So many requests in so many seconds. */
export type Measure = { readonly name: string; readonly points: number; readonly seconds: number };
/** Per address; or per `by`, and then ten times as many per address. */
export type Limit<Input> = Measure & { readonly by?: (input: Input) => string };

/** What a busy person's browser stays far below. */
export const usualLimit: Measure = { name: 'usual', points: 600, seconds: 60 };
export async function spendLimit(
  world: Wiring,
  headers: Headers,
  limit: Measure & { readonly by?: unknown },
): Promise<Refused<Refusal> | null> {
  if (!world.settings.rateLimits) return null;
  const points = limit.by ? limit.points * 10 : limit.points;
  return spend(world, { ...limit, points }, addressOf(headers, world.settings.trustedProxies));
}

/** The limit per `by`, once it is known what was asked. */
export async function spendLimitBy<Input>(
  world: Wiring,
  limit: Limit<Input> | undefined,
  input: Input,
): Promise<Refused<Refusal> | null> {
  if (!limit?.by || !world.settings.rateLimits) return null;
  return spend(world, { ...limit, name: `${limit.name}-by` }, limit.by(input));
}

async function spend(
  { store }: Wiring,
  { name, points, seconds }: Measure,
  whose: string,
): Promise<Refused<Refusal> | null> {
  const wait = await countOne(store, { name, whose, points, seconds });
  if (wait === 0) return null;
  return refuse({ reason: 'too-many-requests', retryAfterSeconds: Math.ceil(wait / 1_000) });
}

/** The socket's own address; what it forwards is believed only from a proxy we were told to trust. */
export function addressOf(headers: Headers, trustedProxies: readonly string[]): string {
  const trusted = blockListOf(trustedProxies);
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  let address = headers.get(peerHeader) ?? 'unknown';
  while (isIn(trusted, address)) {
    const next = hops.pop();
    if (!next) break;
    address = next;
  }
  return address;
}

function blockListOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (bits) list.addSubnet(address, Number(bits), family);
    else list.addAddress(address, family);
  }
  return list;
}

function isIn(list: BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return list.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
}
