import type { PriceResponse } from '../../../domain/pricing/schedule/taste';

/** The trials' settings (design 3): how a town answers to prices, from friendly to hostile. */
export type Setting = {
  readonly name: string;
  readonly pays: boolean;
  readonly response: PriceResponse;
  readonly unseen: { perHour: number; perDay: number };
  readonly seekerSpread: number;
  readonly demand: number;
  readonly power: number;
  readonly windowCost: boolean;
};

type Change = Partial<Omit<Setting, 'response'>> & {
  phi?: number;
  m?: number;
  regular?: Partial<PriceResponse['regular']>;
  seeker?: Partial<PriceResponse['seeker']>;
};

const regular = { own: 4, price: 4, perHour: 2, perDay: 2.5 };
const seeker = { own: -3, price: 6, perHour: 0.8, perDay: 0.8 };

function setting(name: string, pays: boolean, change: Change): Setting {
  return {
    name,
    pays,
    response: {
      seekersPerRegular: change.m ?? 0.8,
      watchingShare: change.phi ?? 0.2,
      regular: { ...regular, ...change.regular },
      seeker: { ...seeker, ...change.seeker },
    },
    unseen: change.unseen ?? { perHour: 2.5, perDay: 3 },
    seekerSpread: change.seekerSpread ?? 0.2,
    demand: change.demand ?? 1,
    power: change.power ?? 1,
    windowCost: change.windowCost ?? false,
  };
}

const overflowing = { demand: 1.6, power: 1.7 };

export const settings: readonly Setting[] = [
  setting('friendly', true, { phi: 0.08, m: 1, seeker: { own: -2.8 } }),
  setting('typical', true, {}),
  setting('shifters', false, {
    ...overflowing,
    m: 0.1,
    phi: 0.5,
    regular: { price: 9, perHour: 1.6, perDay: 3 },
    unseen: { perHour: 4, perDay: 5 },
  }),
  setting('overload', false, {
    ...overflowing,
    m: 0.3,
    phi: 0.5,
    regular: { perHour: 0.8, perDay: 1 },
    unseen: { perHour: 3.5, perDay: 4 },
  }),
  setting('uncertain', true, {
    seekerSpread: 0.9,
    m: 0.7,
    phi: 0.1,
    seeker: { own: -2.8 },
    windowCost: true,
  }),
  setting('noshift', false, {
    m: 0.08,
    phi: 0.5,
    regular: { perHour: 9, perDay: 9 },
    unseen: { perHour: 9, perDay: 9 },
    seeker: { perHour: 6, perDay: 6 },
  }),
  setting('cannibal', false, { m: 0.15, phi: 0.85, regular: { perHour: 1.5, price: 5 } }),
  setting('insensitive', false, { phi: 0.4, regular: { price: 1.5 }, seeker: { own: -7, price: 5 } }),
];
