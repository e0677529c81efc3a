import type { CodeSecrets } from '../vouchers/vouchers';

type Hashing = Pick<CodeSecrets, 'hash'>;

/** The token a guest opens the order with: made from its id, so that a repeated request gets the same one. */
export function accessTokenOf(secrets: Hashing, orderId: string): string {
  return secrets.hash('order-access-token', orderId);
}

/** What is stored of it. */
export function accessHash(secrets: Hashing, accessToken: string): string {
  return secrets.hash('order-access', accessToken);
}
