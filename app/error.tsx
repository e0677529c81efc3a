'use client';

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="wrap py-16 flex flex-col items-start gap-4" role="alert">
      <h1 className="voice-time text-4xl">Something broke on our side</h1>
      <p className="text-ink-2">Nothing was bought or changed by this page. Try again in a moment.</p>
      {error.digest ? <p className="text-sm text-ink-3">Number for our log: {error.digest}</p> : null}
      <button type="button" onClick={reset} className="h-12 px-5 bg-action text-on-action font-semibold">
        Try again
      </button>
    </main>
  );
}
