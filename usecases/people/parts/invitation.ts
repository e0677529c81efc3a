import type { Instant } from '@/domain/time/wall';
import { dayMs } from '@/domain/time/zone';
import type { Secrets } from '@/providers/secrets/port';

/** So long an invitation can be accepted. */
export const invitationDays = 14;

export function invitationHashOf(secrets: Secrets, token: string): string {
  return secrets.hash('invitation', token);
}

/** What finds the invitation of a link as long as it is open. */
export function askedBy(secrets: Secrets, { token, now }: { token: string; now: Instant }) {
  return { hash: invitationHashOf(secrets, token), invitedAfter: now - invitationDays * dayMs };
}
