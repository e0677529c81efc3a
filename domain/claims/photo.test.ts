import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanPhoto, photoBytes } from './photo';
import { jpeg, png } from './testing';

const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

function cleaned(bytes: Uint8Array) {
  const photo = cleanPhoto(bytes);
  if (!photo.ok) throw new Error(photo.refusal.reason);
  return photo.value;
}

it.each([
  { says: 'a JPEG', photo: jpeg({ secret: 'Lisbon 38.7N 9.1W' }), type: 'image/jpeg' },
  { says: 'a PNG', photo: png({ secret: 'Lisbon 38.7N 9.1W' }), type: 'image/png' },
])('$says is its picture alone: no place, no device, no words, nothing behind its end', ({ photo, type }) => {
  const hidden = Uint8Array.from([...photo, ...new TextEncoder().encode('<script>alert(1)</script>')]);
  expect(text(hidden)).toContain('Lisbon');
  const kept = cleaned(hidden);
  expect(kept.type).toBe(type);
  expect(text(kept.bytes)).not.toMatch(/Lisbon|Exif|script/);
  expect(cleaned(kept.bytes)).toEqual(kept);
});

it('keeps which way is up, and nothing else of what the camera wrote', () => {
  const kept = cleaned(jpeg({ secret: 'Lisbon', orientation: 6 }));
  expect(text(kept.bytes)).toContain('Exif');
  expect(text(kept.bytes)).not.toContain('Lisbon');
  expect(cleaned(kept.bytes)).toEqual(kept);
});

it.each([
  { says: 'a web page', bytes: new TextEncoder().encode('<!doctype html><script>') },
  { says: 'a drawing', bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg">') },
  { says: 'a page that begins like a GIF', bytes: new TextEncoder().encode('GIF89a/*<script>*/') },
  { says: 'nothing', bytes: new Uint8Array() },
  { says: 'a JPEG without a picture', bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]) },
  { says: 'a JPEG that is cut off', bytes: jpeg({}).slice(0, -2) },
  { says: 'a PNG that is cut off', bytes: png({}).slice(0, -12) },
])('$says is no photo', ({ bytes }) => {
  expect(cleanPhoto(bytes)).toMatchObject({ refusal: { reason: 'photo-unreadable' } });
});

it('is too large by its bytes or by its pixels', () => {
  const heavy = new Uint8Array(photoBytes + 1);
  heavy.set(jpeg({}));
  expect(cleanPhoto(heavy)).toMatchObject({ refusal: { reason: 'photo-too-large' } });
  const wide = { width: 60_000, height: 60_000 };
  for (const bomb of [jpeg(wide), png(wide)])
    expect(cleanPhoto(bomb)).toMatchObject({ refusal: { reason: 'photo-too-large' } });
});

it('answers whatever bytes come, and never with more than came', () => {
  const broken = fc
    .tuple(fc.constantFrom(jpeg({ orientation: 6 }), png({})), fc.array(fc.tuple(fc.nat(120), fc.nat(255))))
    .map(([photo, changes]) => {
      const bytes = Uint8Array.from(photo);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      return bytes;
    });
  fc.assert(
    fc.property(fc.oneof(broken, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const photo = cleanPhoto(bytes);
      if (photo.ok) expect(photo.value.bytes.length).toBeLessThanOrEqual(bytes.length + 36);
    }),
  );
});
