import { useSyncExternalStore } from 'react';

/** A window as narrow as a phone's, as the style sheets have it. */
const query = window.matchMedia('(max-width: 767px)');

function subscribe(tell: () => void): () => void {
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}

export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
