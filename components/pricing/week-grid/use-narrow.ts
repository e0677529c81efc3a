import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 39.99rem)';

/** Whether the window is as narrow as a phone; on the server it is not. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = window.matchMedia(narrow);
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => window.matchMedia(narrow).matches,
    () => false,
  );
}
