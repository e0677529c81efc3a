/** What can be made to go wrong at the provider in the next calls. */
export const faults = [
  'declined',
  'capture_fails',
  'refund_fails',
  'timeout_before',
  'timeout_after',
  'slow',
] as const;
export type Fault = (typeof faults)[number];
export type ActKind = 'authorise' | 'capture' | 'void' | 'refund';

export type Faults = {
  inject(fault: Fault, times: number): void;
  take(kind: ActKind): Fault | null;
  /** Whether the next act of this kind is to go wrong. */
  isDue(kind: ActKind): boolean;
};

const fits: Readonly<Record<Fault, readonly ActKind[]>> = {
  declined: ['authorise'],
  capture_fails: ['capture'],
  refund_fails: ['refund'],
  timeout_before: ['authorise', 'capture', 'void', 'refund'],
  timeout_after: ['authorise', 'capture', 'void', 'refund'],
  slow: ['authorise', 'capture', 'void', 'refund'],
};

/** Faults wait in line; each call takes the first that fits it. */
export function faultLine(): Faults {
  const line: Fault[] = [];
  return {
    inject(fault, times) {
      line.push(...Array<Fault>(times).fill(fault));
    },
    take(kind) {
      const index = line.findIndex((fault) => fits[fault].includes(kind));
      return index < 0 ? null : (line.splice(index, 1)[0] ?? null);
    },
    isDue: (kind) => line.some((fault) => fits[fault].includes(kind)),
  };
}
