export type Place = { readonly lat: number; readonly lng: number };

const earthKm = 6371;
const kmPerDegree = (Math.PI * earthKm) / 180;

/** Straight over the ground. */
export function kmBetween(a: Place, b: Place): number {
  const half = (degrees: number) => Math.sin((degrees * Math.PI) / 360) ** 2;
  const along =
    half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lng - a.lng);
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(along)));
}

/** Degrees that hold the circle: a coarse sieve for storage. */
export function boxAround(
  { lat, lng }: Place,
  km: number,
): { south: number; west: number; north: number; east: number } {
  const up = km / kmPerDegree;
  const aside = up / Math.max(0.01, Math.cos(radians(lat)));
  return { south: lat - up, north: lat + up, west: lng - aside, east: lng + aside };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
