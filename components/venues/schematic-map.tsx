import type { CityMap, Degrees } from '@/domain/venues/city-map';
import type { Frame } from './map-frame';

export type Pin = {
  readonly id: string;
  readonly mark: number | null;
  readonly title: string;
  readonly lat: number;
  readonly lng: number;
  readonly isQuiet: boolean;
};
type Props = { readonly frame: Frame; readonly map: CityMap; readonly pins: readonly Pin[] };

/** Where the deals of this page lie to each other, by the same numbers as the list, on the streets of the city. */
export function SchematicMap({ frame, map, pins }: Props) {
  return (
    <figure className="paint-later border border-ink bg-card">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} className="block w-full bg-page">
        <title>Map of this page</title>
        <Ground frame={frame} map={map} />
        <defs>
          <rect id="pin" x="-13" y="-12" width="26" height="24" strokeWidth="1.5" />
        </defs>
        {/* The first of the list is drawn last, on top. */}
        {pins.toReversed().map((pin) => (
          <PinOnMap key={pin.id} pin={pin} at={frame.place(pin)} />
        ))}
      </svg>
      <figcaption className="px-3 py-2 text-xs text-ink-3 border-t border-rule">
        North is up. Places and streets: ©{' '}
        <a href="https://www.openstreetmap.org/copyright" rel="noopener">
          OpenStreetMap contributors
        </a>
      </figcaption>
    </figure>
  );
}

/** Green and water as areas, small streets thin, large ones thick: each kind one shape. */
function Ground({ frame, map: { streets, green, water } }: Pick<Props, 'frame' | 'map'>) {
  const lines = (isMajor: boolean) =>
    streets.filter((street) => street.isMajor === isMajor).map(({ line }) => line);
  return (
    <g fill="none" strokeLinejoin="round" strokeLinecap="round">
      <path d={pathOf(water, frame)} className="fill-sky-soft" />
      <path d={pathOf(green, frame)} className="fill-ok-soft" />
      <path d={pathOf(lines(false), frame)} className="stroke-rule" strokeWidth="2" />
      <path d={pathOf(lines(true), frame)} className="stroke-rule" strokeWidth="5" />
      <path d={pathOf(lines(true), frame)} className="stroke-card" strokeWidth="2.5" />
    </g>
  );
}

function PinOnMap({ pin, at: { x, y } }: { pin: Pin; at: { x: number; y: number } }) {
  if (pin.mark === null)
    return (
      <circle cx={x} cy={y} r="9" strokeWidth="5" className="fill-lime stroke-black">
        <title>{pin.title}</title>
      </circle>
    );
  return (
    <a
      className={pin.isQuiet ? 'map-pin quiet' : 'map-pin'}
      href={`#deal-${pin.mark}`}
      aria-label={`${pin.mark}: ${pin.title}`}
    >
      <use href="#pin" x={x} y={y} />
      <text x={x} y={y + 5}>
        {pin.mark}
      </text>
    </a>
  );
}

/** A bend closer to the last one than this, in units of the frame, is not seen. */
const leastStep = 4;

/** Steps from point to point, so that the page stays small. */
function pathOf(lines: readonly (readonly Degrees[])[], { place }: Frame): string {
  return lines.map((line) => lineOf(line.map(([lng, lat]) => place({ lat, lng })))).join('');
}

function lineOf([first, ...rest]: readonly { x: number; y: number }[]): string {
  if (!first) return '';
  let [last, path] = [first, `M${first.x} ${first.y}l`];
  for (const [index, point] of rest.entries()) {
    const isEnd = index === rest.length - 1;
    const across = Math.abs(point.x - last.x) + Math.abs(point.y - last.y);
    if (across === 0 || (across < leastStep && !isEnd)) continue;
    path += `${point.x - last.x} ${point.y - last.y} `;
    last = point;
  }
  return path;
}
