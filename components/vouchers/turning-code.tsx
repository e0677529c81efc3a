'use client';

import { type ReactNode, useEffect, useState } from 'react';

/**
 * With a network the square that turns, which the page fetches anew; without one, or before scripts, the still one.
 * Both come with the page, so that it goes on being shown wherever the phone is.
 */
export function TurningCode({ still, turning }: { still: ReactNode; turning: ReactNode }) {
  const [isOnline, setIsOnline] = useState(false);
  useEffect(() => {
    const look = () => setIsOnline(navigator.onLine);
    look();
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return (
    <>
      {isOnline ? turning : still}
      <p className="text-xs">
        {isOnline ? 'This square changes every 30 seconds.' : 'This square is good without a network.'}
      </p>
    </>
  );
}
