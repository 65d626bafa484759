import { useSyncExternalStore } from 'react';
import { serverNow } from './server-clock';

const TICK_MS = 10_000;
const listeners = new Set<() => void>();
let now = serverNow();
let timer: number | null = null;

function tick(): void {
  now = serverNow();
  listeners.forEach((tell) => tell());
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  if (timer === null) {
    now = serverNow();
    timer = window.setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(tell);
    if (listeners.size === 0 && timer !== null) {
      window.clearInterval(timer);
      timer = null;
    }
  };
}

/** The present in ms, by the server's clock; one timer for all countdowns of the page. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
