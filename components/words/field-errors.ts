import type { Refusal } from '@/domain/kernel/refusal';

/** What was wrong with the field of this name, to stand beside it. */
export function fieldError(refusal: Refusal | null, path: string): string | undefined {
  if (refusal?.reason !== 'malformed') return undefined;
  return refusal.errors.find((error) => error.path === path)?.message;
}
