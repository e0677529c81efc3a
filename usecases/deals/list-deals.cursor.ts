/** The last deal of a page by its place in the order: where the next page begins. */
export type Cursor = { readonly rank: number; readonly id: string };

export function writeCursor({ rank, id }: Cursor): string {
  return Buffer.from(JSON.stringify([rank, id])).toString('base64url');
}

/** Null for none and for one that is not ours. */
export function readCursor(cursor: string | undefined): Cursor | null {
  const [, rank, id] = /^\[(-?[\d.e+-]+),"([a-z0-9_]+)"\]$/.exec(
    Buffer.from(cursor ?? '', 'base64url').toString('utf8'),
  ) ?? [null, null, null];
  return rank && id && Number.isFinite(Number(rank)) ? { rank: Number(rank), id } : null;
}
