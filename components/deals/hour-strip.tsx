import { fillOf } from '../pricing/shade';

export type HourBar = { readonly hour: number; readonly percentOff: number };

const width = 14;

/** One day: a dash for each hour, and on the cheap ones a bar, higher where it costs less. The words beside it say the cheapest. */
export function HourStrip({ bars, label }: { bars: readonly HourBar[]; label: string }) {
  return (
    <svg viewBox={`0 0 ${bars.length * width} 28`} role="img" aria-label={label} className="hour-strip">
      <path d={`M1 26h${bars.length * width - 2}`} strokeDasharray="12 2" strokeWidth="3" />
      {[...shapesOf(bars)].map(([fill, path]) => (
        <path key={fill} d={path} className={fill} />
      ))}
    </svg>
  );
}

/** All bars of one shade as one shape. */
function shapesOf(bars: readonly HourBar[]): Map<string, string> {
  const shapes = new Map<string, string>();
  bars.forEach(({ percentOff }, index) => {
    if (percentOff === 0) return;
    const height = 8 + Math.round(Math.min(18, percentOff * 0.4));
    const fill = fillOf(percentOff);
    shapes.set(fill, `${shapes.get(fill) ?? ''}M${index * width + 1} 27h12v-${height}h-12z`);
  });
  return shapes;
}
