import { describe, expect, it } from 'vitest';
import { estimateBaseline } from './baseline/baseline';
import { chanceAbove, countQuantile, meanAtLeast } from './chance/counts';
import { drawGamma, drawPoisson } from './chance/draw';
import { seeded } from './chance/generator';
import { normalBelow, normalQuantile } from './chance/normal';
import { fillBand } from './fill/band';
import { calibrationOf, type Kept } from './fill/calibration';
import { forecastWeek } from './fill/forecast-week';
import { occupancyOf } from './week-grid';

const slotsPerDay = 10;
const slots = 70;
const capacity = new Float64Array(slots).fill(12);
const truth = Float64Array.from(
  { length: slots },
  (_, slot) => 1 + (slot % slotsPerDay) * 0.6 + Math.floor(slot / slotsPerDay) * 0.4,
);

function weeksOf(count: number, seed: number, places = Infinity) {
  const chance = seeded(seed);
  return Array.from({ length: count }, () => {
    const wanted = truth.map((mean) => drawPoisson(chance, mean * drawGamma(chance, 8, 1 / 8)));
    return {
      starts: wanted.map((visits) => Math.min(places, visits)),
      full: Uint8Array.from(wanted, (visits) => (visits >= places ? 1 : 0)),
      usable: new Uint8Array(slots).fill(1),
    };
  });
}

const errorOf = (mean: Float64Array) =>
  Math.sqrt(mean.reduce((sum, value, slot) => sum + (value - (truth[slot] ?? 0)) ** 2, 0) / slots);

describe('the baseline', () => {
  it('is nearer to the truth than the plain mean of the same weeks', () => {
    const weeks = weeksOf(4, 3);
    const plain = truth.map((_, slot) => weeks.reduce((sum, week) => sum + (week.starts[slot] ?? 0), 0) / 4);
    const { mean } = estimateBaseline({ weeks, capacity, slotsPerDay, tradeProfile: null });
    expect(errorOf(mean)).toBeLessThan(0.75 * errorOf(plain));
  });

  it('sees through full slots: what was refused is counted again', () => {
    const weeks = weeksOf(12, 4, 5);
    const blind = estimateBaseline({
      weeks: weeks.map((week) => ({ ...week, full: new Uint8Array(slots) })),
      capacity,
      slotsPerDay,
      tradeProfile: null,
    });
    const seeing = estimateBaseline({ weeks, capacity, slotsPerDay, tradeProfile: null });
    expect(errorOf(seeing.mean)).toBeLessThan(0.7 * errorOf(blind.mean));
  });

  it('leaves out what a deal was near, and knows nothing without history', () => {
    const weeks = weeksOf(6, 5).map((week) => ({ ...week, usable: new Uint8Array(slots) }));
    const { mean } = estimateBaseline({ weeks, capacity, slotsPerDay, tradeProfile: null });
    expect(mean.every((value) => value === 0)).toBe(true);
  });

  it('survives a year of zeros and closed slots', () => {
    const zeros = weeksOf(52, 6).map((week) => ({ ...week, starts: new Float64Array(slots) }));
    const { mean } = estimateBaseline({
      weeks: zeros,
      capacity: new Float64Array(slots),
      slotsPerDay,
      tradeProfile: null,
    });
    expect(mean.every((value) => value === 0)).toBe(true);
  });
});

describe('the forecast of fill', () => {
  it('holds its 80 % bands in 76 to 84 % of weeks it has not seen', () => {
    const weeks = weeksOf(40, 8);
    const kept: Kept[] = [];
    for (let week = 10; week < 40; week += 1) {
      const forecast = forecastWeek({
        weeks: weeks.slice(0, week),
        capacity,
        slotsPerDay,
        tradeProfile: null,
      });
      for (const [slot, mean] of forecast.mean.entries()) {
        const band = fillBand({
          mean,
          size: forecast.size[slot] ?? 8,
          capacity: 12,
          booked: 0,
          bookedShare: 0,
          missShare: forecast.missShare,
        });
        kept.push({
          low: band.low,
          high: band.high,
          actual: Math.min(1, (weeks[week]?.starts[slot] ?? 0) / 12),
          weekday: 1 + Math.floor(slot / slotsPerDay),
        });
      }
    }
    const held = calibrationOf(kept).held ?? 0;
    expect(held).toBeGreaterThan(0.76);
    expect(held).toBeLessThan(0.84);
  });

  it('rises with bookings on hand and narrows as the day comes', () => {
    const slot = { mean: 5, size: 8, capacity: 12, booked: 0, bookedShare: 0.4 };
    const few = fillBand(slot);
    const many = fillBand({ ...slot, booked: 6 });
    expect(many.mean).toBeGreaterThan(few.mean);
    const late = fillBand({ ...slot, booked: 5, bookedShare: 0.95 });
    expect(late.high - late.low).toBeLessThan(
      fillBand({ ...slot, bookedShare: 0 }).high - fillBand({ ...slot, bookedShare: 0 }).low,
    );
    expect(late.low).toBeGreaterThanOrEqual(5 / 12);
  });

  it('says nothing of a closed slot and never leaves 0 … 1', () => {
    expect(fillBand({ mean: 5, size: 8, capacity: 0, booked: 0, bookedShare: 0 })).toEqual({
      low: 0,
      middle: 0,
      high: 0,
      mean: 0,
    });
    const full = fillBand({ mean: 500, size: 8, capacity: 12, booked: 14, bookedShare: 0.5 });
    expect(full).toEqual({ low: 1, middle: 1, high: 1, mean: expect.closeTo(1, 6) });
  });
});

describe('chance', () => {
  it('counts as tables do', () => {
    expect(chanceAbove(2, 3, Infinity)).toBeCloseTo(0.5768, 4);
    expect(meanAtLeast(5, 3, Infinity)).toBeCloseTo(5.6, 0);
    expect(countQuantile(0.5, 3, Infinity)).toBe(3);
    expect(normalBelow(1.96)).toBeCloseTo(0.975, 4);
    expect(normalQuantile(0.975)).toBeCloseTo(1.95996, 4);
  });
  it('lets a visit occupy its slots until its day ends', () => {
    expect([...occupancyOf([1, 0, 2, 0], 2, 2)]).toEqual([1, 1, 2, 2]);
  });
});
