import { tradeSymbols } from './trade-symbols';

const columns = 16;
const rows = 9;
const cell = 40;

export type QuietCell = { readonly weekday: number; readonly fromHour: number; readonly untilHour: number };

/**
 * The picture of a deal: a timetable with its own quiet hours marked by highlighter, and the sign of its trade.
 * Made from the deal alone, so it is the same everywhere and never needs a photograph.
 */
export function DealArt({
  seed,
  trade,
  quiet,
  title,
}: {
  seed: string;
  trade: string;
  quiet: readonly QuietCell[];
  title?: string;
}) {
  return (
    <svg
      viewBox={`0 0 ${columns * cell} ${rows * cell}`}
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
      className="block w-full aspect-video bg-white"
      preserveAspectRatio="xMidYMid slice"
    >
      {[...strokesOf(marksOf(seed, quiet))].map(([fill, path]) => (
        <path key={fill} d={path} fill={fill} />
      ))}
      <path d={grid} stroke="#111715" strokeOpacity="0.16" strokeWidth="1.5" fill="none" />
      <g transform={`translate(${(columns * cell) / 2 - 130} ${(rows * cell) / 2 - 130}) scale(2.6)`}>
        <path
          d={tradeSymbols[trade] ?? tradeSymbols.other}
          fill="#ffffff"
          fillOpacity="0.82"
          stroke="#111715"
          strokeWidth="6.4"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </g>
    </svg>
  );
}

const grid = [
  ...Array.from({ length: columns - 1 }, (_, index) => `M${(index + 1) * cell} 0V${rows * cell}`),
  ...Array.from({ length: rows - 1 }, (_, index) => `M0 ${(index + 1) * cell}H${columns * cell}`),
].join('');

type Mark = { readonly x: number; readonly y: number; readonly length: number; readonly fill: string };

/** All marks of one pen as one shape: a page of pictures stays small. The pens keep their order. */
function strokesOf(marks: readonly Mark[]): Map<string, string> {
  const strokes = new Map<string, string>();
  for (const { x, y, length, fill } of marks) {
    const mark = `M${x * cell} ${y * cell}h${length * cell}v${cell}h${-length * cell}z`;
    strokes.set(fill, (strokes.get(fill) ?? '') + mark);
  }
  return strokes;
}

/** Lime where the hours are quiet (days down, 7 to 23 o'clock across); a few strokes of the other pens for life. */
function marksOf(seed: string, quiet: readonly QuietCell[]): Mark[] {
  const lime = quiet.map((one) => ({
    x: Math.max(0, one.fromHour - 7),
    y: one.weekday,
    length: Math.max(1, Math.min(columns, one.untilHour - 7) - Math.max(0, one.fromHour - 7)),
    fill: '#d6f23a',
  }));
  const next = sequence(seed);
  const others = Array.from({ length: 7 }, (_, index) => ({
    x: next(columns - 2),
    y: index < 4 ? ([0, 8, 4, 1][index] ?? 0) : next(rows),
    length: 1 + next(4),
    fill: ['#ff9cc6', '#a9d8ff', '#e4f793'][next(3)] ?? '#a9d8ff',
  }));
  return [...others, ...lime];
}

/** The same numbers for the same deal, always. */
function sequence(seed: string): (below: number) => number {
  let state = [...seed].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0,
    2_166_136_261,
  );
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}
