import { fillOf } from '../pricing/shade';

export type HourBar = { readonly hour: number; readonly percentOff: number };

const width = 14;

/** Bars of one day, higher where it costs less. The words beside it say the cheapest hour. */
export function HourStrip({ bars, label }: { bars: readonly HourBar[]; label: string }) {
  return (
    <svg
      viewBox={`0 0 ${bars.length * width} 28`}
      role="img"
      aria-label={label}
      className="h-7 max-w-full text-rule-strong"
    >
      {[...shapesOf(bars)].map(([fill, path]) => (
        <path key={fill} d={path} className={fill} stroke="currentColor" strokeWidth="1.2" />
      ))}
    </svg>
  );
}

/** All bars of one shade as one shape. */
function shapesOf(bars: readonly HourBar[]): Map<string, string> {
  const shapes = new Map<string, string>();
  bars.forEach(({ percentOff }, index) => {
    const fill = fillOf(percentOff);
    const height = percentOff === 0 ? 6 : 8 + Math.round(Math.min(18, percentOff * 0.4));
    const bar = `M${index * width + 1} 27h${width - 2}v${-height}h${2 - width}z`;
    shapes.set(fill, (shapes.get(fill) ?? '') + bar);
  });
  return shapes;
}
