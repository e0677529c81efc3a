export type HourBar = { readonly hour: number; readonly percentOff: number };

/** Bars of one day, higher where it costs less. The words beside it say the cheapest hour. */
export function HourStrip({ bars, label }: { bars: readonly HourBar[]; label: string }) {
  const width = 14;
  return (
    <svg
      viewBox={`0 0 ${bars.length * width} 28`}
      role="img"
      aria-label={label}
      className="h-7 max-w-full text-rule-strong"
    >
      {bars.map((bar, index) => {
        const height = bar.percentOff === 0 ? 6 : 8 + Math.min(18, bar.percentOff * 0.4);
        return (
          <rect
            key={bar.hour}
            x={index * width + 0.75}
            y={27.25 - height}
            width={width - 2}
            height={height}
            fill={fillOf(bar.percentOff)}
            stroke="currentColor"
            strokeWidth="1.2"
          />
        );
      })}
    </svg>
  );
}

function fillOf(percentOff: number): string {
  if (percentOff === 0) return 'none';
  if (percentOff < 15) return '#f3fad0';
  if (percentOff < 25) return '#e4f793';
  return percentOff < 45 ? '#d6f23a' : '#b7d41f';
}
