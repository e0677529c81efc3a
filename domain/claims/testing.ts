type Wanted = {
  readonly width?: number;
  readonly height?: number;
  /** Written beside the picture, as cameras write where it was taken. */
  readonly secret?: string;
  readonly orientation?: number;
};

/** The smallest thing that is built like a JPEG: what tests hand in. */
export function jpeg({ width = 4, height = 3, secret = '', orientation = 1 }: Wanted): Uint8Array {
  const tiff = [...ascii('II'), 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...ascii('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...(secret || orientation > 1
      ? segment(0xe1, [...ascii('Exif'), 0, 0, ...tiff, 0, 0, 0, 0, ...ascii(secret)])
      : []),
    ...segment(0xfe, ascii(secret)),
    ...segment(0xc0, [8, ...two(height), ...two(width), 1, 1, 0x11, 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[0x12, 0xff, 0x00, 0x34, 0xff, 0xd9],
  ]);
}

/** The same for a PNG. Its check sums are not looked at. */
export function png({ width = 4, height = 3, secret = '' }: Wanted): Uint8Array {
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', [...four(width), ...four(height), 8, 0, 0, 0, 0]),
    ...chunk('tEXt', ascii(secret)),
    ...chunk('eXIf', ascii(secret)),
    ...chunk('IDAT', [1, 2, 3]),
    ...chunk('IEND', []),
  ]);
}

function segment(kind: number, bytes: readonly number[]): number[] {
  return [0xff, kind, ...two(bytes.length + 2), ...bytes];
}

function chunk(name: string, bytes: readonly number[]): number[] {
  return [...four(bytes.length), ...ascii(name), ...bytes, 0, 0, 0, 0];
}

function ascii(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}

function two(value: number): number[] {
  return [value >> 8, value & 0xff];
}

function four(value: number): number[] {
  return [...two(value >>> 16), ...two(value & 0xffff)];
}
