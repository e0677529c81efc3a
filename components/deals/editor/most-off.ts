import { lessShare, minor, ofPercent } from '@/domain/money/money';

type Asked = {
  readonly listMinor: number;
  readonly floorMinor: number;
  /** Percent off that the last step of a group gives on top. */
  readonly tierPercent: number;
};

/** The most whole percent off by which no price falls below the floor, by the rounding of the prices themselves. */
export function mostPercentOff({ listMinor, floorMinor, tierPercent }: Asked): number {
  const tier = ofPercent(Math.min(100, Math.max(0, tierPercent)));
  for (let percent = 100; percent > 0; percent -= 1) {
    const lowest = lessShare(lessShare(minor(listMinor), ofPercent(percent)), tier);
    if (lowest >= floorMinor) return percent;
  }
  return 0;
}
