/**
 * Just enough of the Mapbox Vector Tile format (version 2.1) to read lines and polygons with their tags.
 * Written out because it is needed once, by developers, and a map library would weigh more than this page.
 */
export type TileFeature = {
  readonly kind: 'point' | 'line' | 'polygon' | 'unknown';
  readonly tags: Readonly<Record<string, string | number | boolean>>;
  /** Parts in tile units, 0 to `extent`; y grows southwards. */
  readonly parts: readonly (readonly Point[])[];
};
export type Point = readonly [number, number];
export type TileLayer = {
  readonly name: string;
  readonly extent: number;
  readonly features: readonly TileFeature[];
};

type Field = { readonly tag: number; readonly number: number; readonly bytes: Uint8Array };

export function readTile(bytes: Uint8Array): TileLayer[] {
  return messageOf(bytes)
    .filter((field) => field.tag === 3)
    .map((field) => readLayer(field.bytes));
}

function readLayer(bytes: Uint8Array): TileLayer {
  const all = messageOf(bytes);
  const text = (field: Field) => new TextDecoder().decode(field.bytes);
  const keys = all.filter((field) => field.tag === 3).map(text);
  const values = all.filter((field) => field.tag === 4).map((field) => readValue(field.bytes));
  const name = all.filter((field) => field.tag === 1).map(text)[0] ?? '';
  const extent = all.find((field) => field.tag === 5)?.number ?? 4096;
  const features = all
    .filter((field) => field.tag === 2)
    .map((field) => readFeature(field.bytes, keys, values));
  return { name, extent, features };
}

function readFeature(
  bytes: Uint8Array,
  keys: readonly string[],
  values: readonly (string | number | boolean)[],
) {
  const all = messageOf(bytes);
  const packed = (tag: number) =>
    all.filter((field) => field.tag === tag).flatMap((field) => varintsOf(field.bytes));
  const pairs = packed(2);
  const tags: Record<string, string | number | boolean> = {};
  for (let i = 0; i + 1 < pairs.length; i += 2)
    tags[keys[pairs[i] ?? 0] ?? ''] = values[pairs[i + 1] ?? 0] ?? '';
  const kinds = ['unknown', 'point', 'line', 'polygon'] as const;
  const kind = kinds[all.find((field) => field.tag === 3)?.number ?? 0] ?? 'unknown';
  return { kind, tags, parts: readGeometry(packed(4)) };
}

/** Command 1 moves and opens a part, 2 draws on, 7 closes a ring; places are steps from the point before. */
function readGeometry(commands: readonly number[]): Point[][] {
  const parts: Point[][] = [];
  let [x, y] = [0, 0];
  for (const { id, dx, dy } of stridesOf(commands)) {
    [x, y] = [x + dx, y + dy];
    if (id === 1) parts.push([]);
    if (id === 7) closeRing(parts.at(-1));
    else parts.at(-1)?.push([x, y]);
  }
  return parts;
}

function* stridesOf(commands: readonly number[]): Generator<{ id: number; dx: number; dy: number }> {
  for (let i = 0; i < commands.length; ) {
    const command = commands[i++] ?? 0;
    const id = command & 7;
    if (id === 7) yield { id, dx: 0, dy: 0 };
    const end = id === 7 ? i : i + 2 * (command >> 3);
    for (; i < end; i += 2) yield { id, dx: unzigzag(commands[i] ?? 0), dy: unzigzag(commands[i + 1] ?? 0) };
  }
}

function closeRing(ring: Point[] | undefined): void {
  const first = ring?.[0];
  if (ring && first) ring.push(first);
}

function unzigzag(value: number): number {
  return (value >> 1) ^ -(value & 1);
}

function readValue(bytes: Uint8Array): string | number | boolean {
  const [field] = messageOf(bytes);
  if (!field) return '';
  const view = new DataView(field.bytes.buffer, field.bytes.byteOffset, field.bytes.byteLength);
  if (field.tag === 1) return new TextDecoder().decode(field.bytes);
  if (field.tag === 2) return view.getFloat32(0, true);
  if (field.tag === 3) return view.getFloat64(0, true);
  if (field.tag === 6) return unzigzag(field.number);
  return field.tag === 7 ? field.number === 1 : field.number;
}

function messageOf(bytes: Uint8Array): Field[] {
  const out: Field[] = [];
  let at = 0;
  while (at < bytes.length) {
    const key = varint(bytes, at);
    at = key.next;
    const [tag, wire] = [Math.floor(key.value / 8), key.value % 8];
    const head = wire === 0 || wire === 2 ? varint(bytes, at) : { value: 0, next: at };
    const length = { 0: 0, 1: 8, 2: head.value, 5: 4 }[wire];
    if (length === undefined) throw new Error(`A vector tile has no wire type ${wire}.`);
    out.push({ tag, number: head.value, bytes: bytes.subarray(head.next, head.next + length) });
    at = head.next + length;
  }
  return out;
}

function varintsOf(bytes: Uint8Array): number[] {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { value, next } = varint(bytes, at);
    out.push(value);
    at = next;
  }
  return out;
}

function varint(bytes: Uint8Array, start: number): { value: number; next: number } {
  let [value, factor, at] = [0, 1, start];
  for (;;) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return { value, next: at };
    factor *= 128;
  }
}
