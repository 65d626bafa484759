import { useSyncExternalStore } from 'react';

/**
 * Between a request that learns that the session has ended and the dialog that asks to sign in again: all such requests wait for one
 * answer, and are sent again when it is yes. Whatever is on the page stays as it is meanwhile.
 */
type Answer = 'signedIn' | 'gaveUp';

let userId: string | null = null;
let waiting: { answer: Promise<Answer>; resolve: (answer: Answer) => void } | null = null;
const listeners = new Set<() => void>();

/** Whose page this is; null before anybody signed in. */
export function rememberUser(id: string | null): void {
  userId = id;
}

export const rememberedUser = (): string | null => userId;

/** @returns how it ended; `gaveUp` at once when nobody was signed in on this page */
export function askToSignInAgain(): Promise<Answer> {
  if (userId === null) return Promise.resolve('gaveUp');
  if (!waiting) {
    let resolve: (answer: Answer) => void = () => undefined;
    waiting = { answer: new Promise<Answer>((done) => (resolve = done)), resolve: (answer) => resolve(answer) };
    listeners.forEach((tell) => tell());
  }
  return waiting.answer;
}

export function answerSignIn(answer: Answer): void {
  waiting?.resolve(answer);
  waiting = null;
  listeners.forEach((tell) => tell());
}

const subscribe = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const useSignInAsked = (): boolean => useSyncExternalStore(subscribe, () => waiting !== null);
