import type { MerchantRow } from '@/db/people/merchants';

/** A merchant as its own people and moderators see it. */
export function merchantView(merchant: MerchantRow) {
  const { id, name, country, currency, registrationNumber, contactEmail, status, version } = merchant;
  return { id, name, country, currency, registrationNumber, contactEmail, status, version };
}
export type MerchantView = ReturnType<typeof merchantView>;
