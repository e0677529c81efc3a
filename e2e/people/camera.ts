import { writeFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';

const [width, height] = [640, 480];

/** Films a picture of a page, so that a browser that has this file for a camera sees it: two still frames in y4m. */
export async function film(picture: Locator, file: string): Promise<void> {
  const luma = Buffer.from(await picture.evaluate(greyOf, { width, height }), 'base64');
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(file, Buffer.concat([head, frame, frame]));
}

/** Runs in the page: the picture on a white ground, as one byte of grey a dot, in base 64. */
function greyOf(picture: Element, size: { width: number; height: number }): string {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const context = canvas.getContext('2d');
  if (!context || !(picture instanceof HTMLImageElement)) return '';
  const side = Math.min(size.width, size.height) * 0.8;
  context.fillStyle = 'white';
  context.fillRect(0, 0, size.width, size.height);
  context.drawImage(picture, (size.width - side) / 2, (size.height - side) / 2, side, side);
  const { data } = context.getImageData(0, 0, size.width, size.height);
  return btoa(
    Array.from(
      data.filter((_, index) => index % 4 === 0),
      (grey) => String.fromCharCode(grey),
    ).join(''),
  );
}
