export type Pin = {
  readonly id: string;
  readonly mark: number;
  readonly title: string;
  readonly lat: number;
  readonly lng: number;
  readonly isQuiet: boolean;
};

const width = 600;
const height = 420;
const edge = 28;

/** Where the deals of this page lie to each other, by the same numbers as the list; north is up. */
export function SchematicMap({ pins }: { pins: readonly Pin[] }) {
  if (pins.length === 0) return null;
  const place = projection(pins);
  return (
    <figure className="border border-ink bg-card">
      <svg viewBox={`0 0 ${width} ${height}`} className="block w-full">
        <title>Map of this page</title>
        <path d={streets} className="stroke-rule" strokeWidth="1" fill="none" />
        {pins.map((pin) => {
          const { x, y } = place(pin);
          return (
            <a
              key={pin.id}
              className="no-underline"
              href={`#deal-${pin.mark}`}
              aria-label={`${pin.mark}: ${pin.title}`}
            >
              <rect
                x={x - 13}
                y={y - 12}
                width="26"
                height="24"
                strokeWidth="1.5"
                className={pin.isQuiet ? 'fill-lime stroke-black' : 'fill-white stroke-black'}
              />
              <text
                x={x}
                y={y + 5}
                textAnchor="middle"
                fontSize="14"
                fontWeight="800"
                className="fill-black number"
              >
                {pin.mark}
              </text>
            </a>
          );
        })}
      </svg>
      <figcaption className="px-3 py-2 text-xs text-ink-3 border-t border-rule">
        Schematic, north is up. Places: ©{' '}
        <a href="https://www.openstreetmap.org/copyright" rel="noopener">
          OpenStreetMap contributors
        </a>
      </figcaption>
    </figure>
  );
}

const lines = 8;
const streets = [
  ...Array.from({ length: lines }, (_, index) => `M${((index + 0.5) * width) / lines} 0V${height}`),
  ...Array.from({ length: lines - 2 }, (_, index) => `M0 ${((index + 0.5) * height) / (lines - 2)}H${width}`),
].join('');

/** Fits all pins into the frame; degrees of longitude shrink with the latitude. */
function projection(pins: readonly Pin[]) {
  const lats = pins.map((pin) => pin.lat);
  const lngs = pins.map((pin) => pin.lng);
  const middle = {
    lat: (Math.min(...lats) + Math.max(...lats)) / 2,
    lng: (Math.min(...lngs) + Math.max(...lngs)) / 2,
  };
  const narrow = Math.cos((middle.lat * Math.PI) / 180);
  const across = Math.max(0.002, (Math.max(...lngs) - Math.min(...lngs)) * narrow);
  const up = Math.max(0.002, Math.max(...lats) - Math.min(...lats));
  const scale = Math.min((width - 2 * edge) / across, (height - 2 * edge) / up);
  return ({ lat, lng }: Pin) => ({
    x: Math.round(width / 2 + (lng - middle.lng) * narrow * scale),
    y: Math.round(height / 2 - (lat - middle.lat) * scale),
  });
}
