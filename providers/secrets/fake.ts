import { nodeSecrets } from './node-secrets';
import type { Secrets } from './port';

/** The real thing with a secret everybody knows. */
export function fakeSecrets(): Secrets {
  return nodeSecrets('a secret that is only good for tests');
}
