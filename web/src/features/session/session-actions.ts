import { hashKey } from '@tanstack/react-query';
import { sessionShowQueryKey } from '@/api/@tanstack/react-query.gen';
import { sessionChangePassword, sessionSignIn, sessionSignOut } from '@/api/sdk.gen';
import type { SessionView } from '@/api/types.gen';
import { isProblem } from '@/lib/problem';
import { queryClient } from '@/lib/query-client';
import { noteSignedIn } from '@/lib/was-signed-in';

/** @throws ProblemError 401 `signInFailed`, `signInLocked` */
export async function signIn(username: string, password: string): Promise<SessionView> {
  const { data } = await sessionSignIn({ body: { username, password } });
  return data;
}

/** Lets the pages know who is signed in; nothing another person read stays. */
export function enter(session: SessionView): void {
  const key = sessionShowQueryKey();
  queryClient.setQueryData(key, session);
  queryClient.removeQueries({ predicate: ({ queryHash }) => queryHash !== hashKey(key) });
}

/** Ends the session, if it has not ended by itself, and begins with a fresh page, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  await sessionSignOut().catch((error: unknown) => {
    if (!isProblem(error) || error.status !== 401) throw error;
  });
  leave();
}

export function leave(): void {
  noteSignedIn(false);
  window.location.assign('/sign-in');
}

/** @throws ProblemError 400 with the field that is not right; 401 `signInLocked` */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await sessionChangePassword({ body: { currentPassword, newPassword } });
}
