import symbols from './art.svg';

const columns = 16;
const rows = 9;

export type QuietCell = { readonly weekday: number; readonly fromHour: number; readonly untilHour: number };

/**
 * The picture of a deal: a timetable with its own quiet hours marked by highlighter, and the sign of its trade, `trade` being
 * one of the categories. Made from the deal alone, so it is the same everywhere and never needs a photograph. What all pictures
 * share is one file, so that a page of them stays small.
 */
export function DealArt({
  seed,
  trade,
  quiet,
}: {
  seed: string;
  trade: string;
  quiet: readonly QuietCell[];
}) {
  const file = (symbols as { src: string }).src;
  return (
    <svg viewBox={`0 0 ${columns} ${rows}`} aria-hidden="true" className="deal-art">
      {[...strokesOf(marksOf(seed, quiet))].map(([pen, path]) => (
        <path key={pen} d={path} className={pen} />
      ))}
      <use href={`${file}#grid`} />
      <use href={`${file}#${trade}`} />
    </svg>
  );
}

type Mark = { readonly x: number; readonly y: number; readonly length: number; readonly pen: string };

/** All marks of one pen as one line, as broad as a row. The pens keep their order. */
function strokesOf(marks: readonly Mark[]): Map<string, string> {
  const strokes = new Map<string, string>();
  for (const { x, y, length, pen } of marks)
    strokes.set(pen, `${strokes.get(pen) ?? ''}M${x} ${y}.5h${length}`);
  return strokes;
}

/** Lime where the hours are quiet (days down, 7 to 23 o'clock across); a few strokes of the other pens for life. */
function marksOf(seed: string, quiet: readonly QuietCell[]): Mark[] {
  const lime = quiet.map((one) => {
    const x = Math.max(0, one.fromHour - 7);
    const length = Math.max(1, Math.min(columns, one.untilHour - 7) - x);
    return { x, y: one.weekday, length, pen: 'stroke-lime' };
  });
  const next = sequence(seed);
  const others = Array.from({ length: 7 }, (_, index) => ({
    x: next(columns - 2),
    y: index < 4 ? ([0, 8, 4, 1][index] ?? 0) : next(rows),
    length: 1 + next(4),
    pen: ['stroke-pink', 'stroke-sky', 'stroke-off-20'][next(3)] ?? 'stroke-sky',
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
