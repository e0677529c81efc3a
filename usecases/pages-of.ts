import type { Instant } from '@/domain/time/wall';

/** The last row of a page: where the next one begins. */
export type After = { readonly at: Instant; readonly id: string };

export function cursorAfter({ at, id }: After): string {
  return Buffer.from(`${at}/${id}`).toString('base64url');
}

/** Null for none and for one that is not ours: the first page then, where no input was refused for it before. */
export function readAfter(cursor: string | undefined): After | null {
  const [, at, id] =
    /^(\d+)\/([a-z0-9_]+)$/.exec(Buffer.from(cursor ?? '', 'base64url').toString('utf8')) ?? [];
  return at && id ? { at: Number(at), id } : null;
}
