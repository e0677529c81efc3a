/** A square to be scanned, drawn by the server; white in dark rooms too. */
export function QrCode({ svg, label }: { svg: string; label: string }) {
  const picture = `data:image/svg+xml;base64,${btoa(svg)}`;
  return (
    // biome-ignore lint/performance/noImgElement: an inline picture needs no optimiser.
    <img
      src={picture}
      alt={label}
      width={320}
      height={320}
      className="bg-white w-full max-w-80 mx-auto aspect-square"
    />
  );
}
