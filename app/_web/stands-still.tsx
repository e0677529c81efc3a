import { headers } from 'next/headers';

/** Next asks this list to be worked off before it starts (next/dist/client/app-bootstrap.js); ours never ends. */
const neverStart = 'self.__next_s={length:1,reduce:()=>new Promise(()=>{})}';

/**
 * Stands first on a page where scripts have nothing to do: the framework's client is not started, which would block a phone
 * for half a second to take over markup that never changes (docs/decisions/011-pages-that-stand-still.md).
 */
export async function StandsStill() {
  if (process.env.NODE_ENV === 'development') return null;
  return <script nonce={(await headers()).get('x-nonce') ?? undefined}>{neverStart}</script>;
}
