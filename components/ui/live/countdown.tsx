'use client';

import { useEffect, useState } from 'react';

type CountdownProps = {
  /** The server's instants, epoch milliseconds; the machine's own clock is never asked. */
  readonly endsAt: number;
  readonly now: number;
  /** What stands here when the time is over. */
  readonly over: string;
};

/** The time left until a stored instant: the server's text first, then it counts by what has passed since it came. */
export function Countdown({ endsAt, now, over }: CountdownProps) {
  const [left, setLeft] = useState(endsAt - now);
  useEffect(() => {
    const came = performance.now();
    const timer = setInterval(() => {
      const next = endsAt - now - (performance.now() - came);
      setLeft(next);
      if (next <= 0) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [endsAt, now]);
  return (
    <span role="timer" className="number">
      {left <= 0 ? over : sayLeft(left)}
    </span>
  );
}

/** `9:05` under an hour, `3 h 20 min` under two days, `4 days` beyond. */
function sayLeft(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(minutes / (24 * 60))} days`;
}
