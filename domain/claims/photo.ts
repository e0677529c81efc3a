import { accept, type Result, refuse } from '../kernel/result';

/** What a photo may weigh, in bytes, and how many pixels it may have. Page: docs/rules/guarantee.md. */
export const photoBytes = 5_000_000;
const mostPixels = 50_000_000;

export type PhotoRefusal = { readonly reason: 'photo-unreadable' } | { readonly reason: 'photo-too-large' };
export type Photo = { readonly type: 'image/jpeg' | 'image/png'; readonly bytes: Uint8Array };
type Sized = { readonly width: number; readonly height: number };
type Kept = Sized & { readonly parts: readonly Uint8Array[] };

/**
 * The picture alone: its type is read from its content, and what is written beside the picture (where and when it was taken,
 * by which device, what was hidden behind its end) is left out. A JPEG keeps which way is up. Source: trust.md 160.
 */
export function cleanPhoto(bytes: Uint8Array): Result<Photo, PhotoRefusal> {
  if (bytes.length > photoBytes) return refuse({ reason: 'photo-too-large' });
  const type = typeOf(bytes);
  const kept = type && keepers[type](bytes);
  if (!kept || kept.width === 0 || kept.height === 0) return refuse({ reason: 'photo-unreadable' });
  if (kept.width * kept.height > mostPixels) return refuse({ reason: 'photo-too-large' });
  return accept({ type, bytes: joined(kept.parts) });
}

const keepers = { 'image/jpeg': keepJpeg, 'image/png': keepPng } as const;
const signatures = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;

function typeOf(bytes: Uint8Array): Photo['type'] | null {
  const startsWith = (signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte);
  if (startsWith(signatures['image/jpeg'])) return 'image/jpeg';
  return startsWith(signatures['image/png']) ? 'image/png' : null;
}

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, exif: 0xe1, adobe: 0xee, comment: 0xfe };

/** Segment by segment up to the picture itself, then to its end. Null where it is cut off or wrongly built. */
function keepJpeg(bytes: Uint8Array): Kept | null {
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let size: Sized = { width: 0, height: 0 };
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const kind = view.getUint8(at + 1);
    const until = at + 2 + view.getUint16(at + 2);
    if (until > bytes.length) return null;
    const segment = bytes.subarray(at, until);
    if (isFrame(kind)) size = frameOf(segment);
    if (kind === marker.exif) parts.push(...orientationOf(segment));
    else if (isOfPicture(kind)) parts.push(segment);
    at = until;
    if (kind === marker.scan) return endOfScans(bytes, { at, parts, size });
  }
  return null;
}

/** Everything up to the end of the picture; what stands behind it is no part of it. */
function endOfScans(
  bytes: Uint8Array,
  { at, parts, size }: { at: number; parts: Uint8Array[]; size: Sized },
): Kept | null {
  for (let end = at; end + 1 < bytes.length; end += 1) {
    if (bytes[end] !== 0xff || bytes[end + 1] !== marker.end) continue;
    return { ...size, parts: [...parts, bytes.subarray(at, end + 2)] };
  }
  return null;
}

/** Markers of a frame name its size; three of the same range do not begin a frame. */
function isFrame(kind: number): boolean {
  return kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;
}

function frameOf(segment: Uint8Array): Sized {
  if (segment.length < 9) return { width: 0, height: 0 };
  const view = viewOf(segment);
  return { height: view.getUint16(5), width: view.getUint16(7) };
}

/** Tables, frames and scans are the picture; of the applications' segments only the one that says how colours are meant. */
function isOfPicture(kind: number): boolean {
  const isOfApplication = kind >= 0xe1 && kind <= 0xef && kind !== marker.adobe;
  return !isOfApplication && kind !== marker.comment;
}

const exifName = [0x45, 0x78, 0x69, 0x66, 0, 0];
const orientationTag = 0x0112;

/** Which way is up, in a segment of its own with nothing else in it. */
function orientationOf(segment: Uint8Array): Uint8Array[] {
  const isExif = exifName.every((byte, index) => segment[4 + index] === byte);
  const way = isExif ? readOrientation(segment.subarray(10)) : 0;
  if (way < 2 || way > 8) return [];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0, 0, 0, 0, 0];
  return [Uint8Array.from([0xff, marker.exif, 0, 2 + exifName.length + tiff.length, ...exifName, ...tiff])];
}

/** The tag in the first directory of a TIFF block; 0 where there is none. */
function readOrientation(tiff: Uint8Array): number {
  if (tiff.length < 8) return 0;
  const view = viewOf(tiff);
  const isLittle = view.getUint16(0) === 0x4949;
  const from = view.getUint32(4, isLittle);
  if (from + 2 > tiff.length) return 0;
  const count = Math.min(view.getUint16(from, isLittle), 100);
  for (let index = 0; index < count; index += 1) {
    const entry = from + 2 + index * 12;
    if (entry + 12 > tiff.length) return 0;
    if (view.getUint16(entry, isLittle) === orientationTag) return view.getUint16(entry + 8, isLittle);
  }
  return 0;
}

/** What a picture needs, and how its colours are meant. */
const pngParts: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'sRGB',
  'cHRM',
]);

function keepPng(bytes: Uint8Array): Kept | null {
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  let size: Sized = { width: 0, height: 0 };
  let at = 8;
  while (at + 12 <= bytes.length) {
    const until = at + 12 + view.getUint32(at);
    if (until > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === 'IHDR' && until - at === 25)
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (pngParts.has(name)) parts.push(bytes.subarray(at, until));
    if (name === 'IEND') return { ...size, parts };
    at = until;
  }
  return null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
