/** A page as everybody gets it who is not signed in. */
export type KeptPage = {
  /** For this one answer: no two forms are sent with one key. */
  html(): string;
  readonly link: string | null;
};
type Find = (request: Request) => Promise<KeptPage | null>;

/** The proxy is a bundle of its own: what the server keeps is lent to it, so that it need not know how. */
const shared = globalThis as typeof globalThis & { offpeakKeptPage?: Find };

export function lendKeptPages(find: Find): void {
  shared.offpeakKeptPage = find;
}

/** Null where the page has to be made for whoever asks. */
export async function borrowKeptPage(request: Request): Promise<KeptPage | null> {
  return (await shared.offpeakKeptPage?.(request)) ?? null;
}
