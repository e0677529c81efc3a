import { z } from 'zod';
import type { Instant } from '@/domain/time/wall';

/** The last row of a page in time: where the next one begins. */
export type After = { readonly at: Instant; readonly id: string };
/** The last deal of a page by its place in the order. */
export type AfterRank = { readonly rank: number; readonly id: string };

export function writeAfter({ at, id }: After): string {
  return written(`${at}/${id}`);
}

/** Null for none and for one that is not ours. */
export function readAfter(cursor: string | undefined): After | null {
  const [, at, id] = /^(\d+)\/([a-z0-9_]+)$/.exec(read(cursor)) ?? [];
  return at && id ? { at: Number(at), id } : null;
}

export function writeRank({ rank, id }: AfterRank): string {
  return written(JSON.stringify([rank, id]));
}

/** Null for none and for one that is not ours. */
export function readRank(cursor: string | undefined): AfterRank | null {
  const [, rank, id] = /^\[(-?[\d.e+-]+),"([a-z0-9_]+)"\]$/.exec(read(cursor)) ?? [];
  return rank && id && Number.isFinite(Number(rank)) ? { rank: Number(rank), id } : null;
}

/** What a list answered as `nextCursor`, as the list itself reads it. */
export function cursorReadBy(reader: (cursor: string) => After | AfterRank | null) {
  const message = 'Send `nextCursor` of the page before as it was answered, or nothing for the first page.';
  return z
    .string()
    .max(400)
    .refine((cursor) => reader(cursor) !== null, message)
    .optional();
}

/** Base 64 for addresses. */
function written(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function read(cursor = ''): string {
  try {
    return atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
