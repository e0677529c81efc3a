'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button';

type Found = { readonly rawValue: string };
type Detector = { detect(source: HTMLVideoElement): Promise<Found[]> };
type DetectorMaker = new (options: { formats: string[] }) => Detector;

/** Reads the guest's QR code by the camera and fills in the code. Typing always works as well. */
export function CodeScanner({ fieldId }: { fieldId: string }) {
  const [state, setState] = useState<'off' | 'on' | 'denied'>('off');
  const video = useRef<HTMLVideoElement>(null);
  useEffect(
    () => (state === 'on' ? watch(video.current, { fieldId, denied: () => setState('denied') }) : undefined),
    [state, fieldId],
  );
  return (
    <div className="flex flex-col gap-3">
      {state === 'on' ? (
        <video
          ref={video}
          muted
          playsInline
          className="w-full aspect-square object-cover border-2 border-ink bg-black"
        />
      ) : (
        <Button kind="plain" size="wide" type="button" onClick={() => setState('on')}>
          Scan with the camera
        </Button>
      )}
      <p role="status" className="text-sm text-ink-2">
        {state === 'denied'
          ? 'The camera is not allowed or not there. Allow it in the browser, or type the code.'
          : null}
        {state === 'on' ? 'Hold the code in front of the camera.' : null}
      </p>
    </div>
  );
}

type Watching = { readonly fieldId: string; readonly denied: () => void };

function watch(video: HTMLVideoElement | null, { fieldId, denied }: Watching): () => void {
  let stream: MediaStream | null = null;
  let timer = 0;
  let isOver = false;
  const look = async (detector: Detector): Promise<void> => {
    const found = video ? await detector.detect(video).catch(() => []) : [];
    const text = found[0]?.rawValue;
    if (text) return submit(fieldId, text);
    if (!isOver) timer = window.setTimeout(() => void look(detector), 150);
  };
  const begin = async (): Promise<void> => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    if (!video || isOver) return;
    video.srcObject = stream;
    await video.play();
    await look(await makeDetector());
  };
  begin().catch(denied);
  return () => {
    isOver = true;
    window.clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
}

function submit(fieldId: string, text: string): void {
  const field = document.getElementById(fieldId);
  if (!(field instanceof HTMLInputElement)) return;
  field.value = text;
  field.form?.requestSubmit();
}

/** The browser's own reader where there is one; else the same by WebAssembly from our own origin. */
async function makeDetector(): Promise<Detector> {
  const native = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
  if (native) return new native({ formats: ['qr_code'] });
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  const wasm = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url).href;
  prepareZXingModule({ overrides: { locateFile: () => wasm } });
  return {
    async detect(source) {
      const picture = pictureOf(source);
      const found = picture ? await readBarcodes(picture, { formats: ['QRCode'] }) : [];
      return found.map((one) => ({ rawValue: one.text }));
    },
  };
}

function pictureOf(source: HTMLVideoElement): ImageData | null {
  const canvas = document.createElement('canvas');
  canvas.width = source.videoWidth;
  canvas.height = source.videoHeight;
  const context = canvas.getContext('2d');
  if (!context || canvas.width === 0) return null;
  context.drawImage(source, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
