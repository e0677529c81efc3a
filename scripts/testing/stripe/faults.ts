/** What can go wrong at the door, each told by name and for so many requests that fit. Source: trust.md 2.3. */
export const doorFaults = [
  'timeout-before',
  'timeout-after',
  'reset-mid-answer',
  'error-500',
  'error-502',
  'error-503',
  'too-busy',
  'truncated-json',
  'html',
  'less-held',
  'other-currency',
  'key-in-use',
  'down',
  'slow',
] as const;
export type DoorFault = (typeof doorFaults)[number];
/** `at` is a part of the path, such as `capture`; empty fits every request that acts. */
type Waiting = { readonly fault: DoorFault; readonly at: string };

export type Script = {
  add(fault: DoorFault, of: { at: string; times: number }): void;
  clear(): void;
  take(path: string): DoorFault | null;
};

export function script(): Script {
  let line: Waiting[] = [];
  return {
    add(fault, { at, times }) {
      line.push(...Array<Waiting>(times).fill({ fault, at }));
    },
    clear() {
      line = [];
    },
    take(path) {
      const index = line.findIndex(({ at }) => path.includes(at));
      return index < 0 ? null : (line.splice(index, 1)[0]?.fault ?? null);
    },
  };
}
