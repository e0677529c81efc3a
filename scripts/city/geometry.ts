import type { Point } from './vector-tile';

export type Degrees = readonly [lng: number, lat: number];

/** Position of a tile's unit in degrees (Web Mercator); tile rows counted from the north. */
export function degreesOf(
  tile: { zoom: number; column: number; row: number; extent: number },
  [x, y]: Point,
): Degrees {
  const tiles = 2 ** tile.zoom;
  const lng = ((tile.column + x / tile.extent) / tiles) * 360 - 180;
  const mercator = Math.PI * (1 - (2 * (tile.row + y / tile.extent)) / tiles);
  return [round(lng), round((Math.atan(Math.sinh(mercator)) * 180) / Math.PI)];
}

/** Five decimals are about a metre. */
export function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

/** Tiles overlap by a margin; what lies outside the tile's own square belongs to its neighbour. */
export function clipLine(line: readonly Point[], extent: number): Point[][] {
  const out: Point[][] = [];
  for (let i = 0; i + 1 < line.length; i++) {
    const cut = clipSegment(line[i] ?? [0, 0], line[i + 1] ?? [0, 0], extent);
    if (!cut) continue;
    const last = out.at(-1);
    const end = last?.at(-1);
    if (last && end && end[0] === cut[0][0] && end[1] === cut[0][1]) last.push(cut[1]);
    else out.push([...cut]);
  }
  return out;
}

/** Liang and Barsky's way of cutting a segment to a square. */
function clipSegment([ax, ay]: Point, [bx, by]: Point, extent: number): [Point, Point] | null {
  const [dx, dy] = [bx - ax, by - ay];
  let [enter, leave] = [0, 1];
  for (const [toward, room] of [
    [-dx, ax],
    [dx, extent - ax],
    [-dy, ay],
    [dy, extent - ay],
  ] as const) {
    if (toward === 0 && room < 0) return null;
    if (toward < 0) enter = Math.max(enter, room / toward);
    if (toward > 0) leave = Math.min(leave, room / toward);
  }
  if (enter >= leave) return null;
  return [
    [ax + enter * dx, ay + enter * dy],
    [ax + leave * dx, ay + leave * dy],
  ];
}

/** Sutherland and Hodgman's way of cutting a ring to a square. */
export function clipRing(ring: readonly Point[], extent: number): Point[] {
  const sides: readonly [(p: Point) => number, number][] = [
    [(p) => p[0], 1],
    [(p) => extent - p[0], 1],
    [(p) => p[1], 1],
    [(p) => extent - p[1], 1],
  ];
  return sides.reduce<Point[]>(
    (points, [depth]) => {
      return points.flatMap((point, i) => {
        const before = points[(i + points.length - 1) % points.length] ?? point;
        const [from, to] = [depth(before), depth(point)];
        const share = from / (from - to);
        const edge: Point = [
          before[0] + share * (point[0] - before[0]),
          before[1] + share * (point[1] - before[1]),
        ];
        if (to >= 0) return from < 0 ? [edge, point] : [point];
        return from >= 0 ? [edge] : [];
      });
    },
    [...ring],
  );
}

/** Douglas and Peucker: leaves out what strays less than `metres` from the line drawn. */
export function simplify(line: readonly Degrees[], metres: number): Degrees[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return [...line];
  let [far, at] = [0, 0];
  for (const [i, point] of line.entries()) {
    const away = distanceToSegment(point, first, last);
    if (away > far) [far, at] = [away, i];
  }
  if (far <= metres) return [first, last];
  return [...simplify(line.slice(0, at + 1), metres).slice(0, -1), ...simplify(line.slice(at), metres)];
}

function distanceToSegment(point: Degrees, from: Degrees, to: Degrees): number {
  const [px, py] = metresFrom(from, point);
  const [tx, ty] = metresFrom(from, to);
  const square = tx * tx + ty * ty;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, (px * tx + py * ty) / square));
  return Math.hypot(px - share * tx, py - share * ty);
}

function metresFrom(origin: Degrees, point: Degrees): [number, number] {
  const perDegree = 111_320;
  return [
    (point[0] - origin[0]) * perDegree * Math.cos((origin[1] * Math.PI) / 180),
    (point[1] - origin[1]) * perDegree,
  ];
}

export function areaOf(ring: readonly Degrees[]): number {
  const origin = ring[0];
  if (!origin) return 0;
  const flat = ring.map((point) => metresFrom(origin, point));
  const twice = flat.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = flat[(i + 1) % flat.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** Even and odd crossings; every ring counts, so holes are outside. */
export function isInside(rings: readonly (readonly Degrees[])[], [lng, lat]: Degrees): boolean {
  let inside = false;
  for (const ring of rings) {
    for (const [i, [ax, ay]] of ring.entries()) {
      const [bx, by] = ring[(i + ring.length - 1) % ring.length] ?? [ax, ay];
      if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}
