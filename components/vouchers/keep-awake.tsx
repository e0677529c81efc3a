'use client';

import { useEffect } from 'react';

/** Keeps the screen from going dark while the code is shown; where the browser cannot, nothing happens. */
export function KeepAwake() {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
    };
    const keep = () => void ask();
    keep();
    document.addEventListener('visibilitychange', keep);
    return () => {
      document.removeEventListener('visibilitychange', keep);
      void lock?.release();
    };
  }, []);
  return null;
}
