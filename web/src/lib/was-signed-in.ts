const KEY = 'triquick.signedIn';

/** Whether somebody was signed in here: then a page is loaded before the session is asked for. No more than a hint. */
export const wasSignedIn = (): boolean => localStorage.getItem(KEY) === 'yes';

export function noteSignedIn(signedIn: boolean): void {
  if (signedIn) localStorage.setItem(KEY, 'yes');
  else localStorage.removeItem(KEY);
}
