'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

type Props = {
  readonly everySeconds: number;
  /** A small answer that says what the page shows, and as the page showed it: the page is asked for again once it differs. */
  readonly watch?: { readonly address: string; readonly seen: string };
};

/** Keeps the page as things are while somebody looks at it; without scripts the page simply stands as it came. */
export function LiveRefresh({ everySeconds, watch }: Props) {
  const router = useRouter();
  const { address, seen } = watch ?? {};
  useEffect(() => {
    let last = seen;
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      if (!address) return router.refresh();
      // The browser sends the tag of what it has, and the server says whether that still holds.
      const answer = await fetch(address, { cache: 'no-cache' }).catch(() => null);
      const text = answer?.ok ? await answer.text() : last;
      if (text === last) return;
      last = text;
      router.refresh();
    };
    const begin = () => void look();
    const timer = setInterval(begin, everySeconds * 1000);
    document.addEventListener('visibilitychange', begin);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', begin);
    };
  }, [router, everySeconds, address, seen]);
  return null;
}
