import { useSyncExternalStore } from 'react';

const SHOWN_MS = 5_000;
/** So long a change can be taken back by one press. */
const UNDO_MS = 8_000;

export interface ToastNews {
  id: number;
  kind: 'done' | 'failed';
  text: string;
  undo?: () => void;
}

let shown: readonly ToastNews[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function show(next: readonly ToastNews[]): void {
  shown = next;
  listeners.forEach((tell) => tell());
}

export const dismissToast = (id: number): void => show(shown.filter((news) => news.id !== id));

function add(news: Omit<ToastNews, 'id'>): void {
  const id = nextId;
  nextId += 1;
  show([...shown.slice(-2), { ...news, id }]);
  window.setTimeout(() => dismissToast(id), news.undo || news.kind === 'failed' ? UNDO_MS : SHOWN_MS);
}

/** Short news at the top of the page, read out by screen readers. */
export const toast = {
  /** Says that something was done, and offers to take it back. */
  done: (text: string, undo?: () => void): void => add({ kind: 'done', text, ...(undo ? { undo } : {}) }),
  failed: (text: string): void => add({ kind: 'failed', text }),
};

const subscribe = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const useToasts = (): readonly ToastNews[] => useSyncExternalStore(subscribe, () => shown);
