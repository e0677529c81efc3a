/** A place in degrees. */
export type Spot = { readonly lat: number; readonly lng: number };
export type Frame = {
  readonly width: number;
  readonly height: number;
  /** What the frame shows of the world, in degrees. */
  readonly box: {
    readonly south: number;
    readonly west: number;
    readonly north: number;
    readonly east: number;
  };
  /** Where a place stands in the frame; north is up. */
  readonly place: (spot: Spot) => { readonly x: number; readonly y: number };
};

const edge = 28;
/** About 450 m: a single venue is shown with the streets around it. */
const leastDegrees = 0.004;

/** Fits all places into a frame of this size; degrees of longitude shrink with the latitude. */
export function frameOf(spots: readonly Spot[], { width, height }: { width: number; height: number }): Frame {
  const lats = spots.map(({ lat }) => lat);
  const lngs = spots.map(({ lng }) => lng);
  const middle = { lat: middleOf(lats), lng: middleOf(lngs) };
  const narrow = Math.cos((middle.lat * Math.PI) / 180);
  const across = Math.max(leastDegrees, spreadOf(lngs) * narrow);
  const up = Math.max(leastDegrees, spreadOf(lats));
  const scale = Math.min((width - 2 * edge) / across, (height - 2 * edge) / up);
  const half = { lat: height / 2 / scale, lng: width / 2 / scale / narrow };
  return {
    width,
    height,
    box: {
      south: middle.lat - half.lat,
      north: middle.lat + half.lat,
      west: middle.lng - half.lng,
      east: middle.lng + half.lng,
    },
    place: ({ lat, lng }) => ({
      x: Math.round(width / 2 + (lng - middle.lng) * narrow * scale),
      y: Math.round(height / 2 - (lat - middle.lat) * scale),
    }),
  };
}

function middleOf(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

function spreadOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
