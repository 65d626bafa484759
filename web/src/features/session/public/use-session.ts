import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionShowOptions } from '@/api/@tanstack/react-query.gen';
import type { SessionView } from '@/api/types.gen';
import { setOfficeZone } from '@/lib/office';
import { rememberUser } from '@/lib/session-gate';
import { noteSignedIn } from '@/lib/was-signed-in';

/** Who is signed in: an error of status 401 means nobody. */
export function useSession(): UseQueryResult<SessionView> {
  const session = useQuery({ ...sessionShowOptions(), staleTime: Number.POSITIVE_INFINITY }) as UseQueryResult<SessionView>;
  const id = session.data?.user.id;
  if (session.data) setOfficeZone(session.data.zone);
  useEffect(() => {
    if (id === undefined) return;
    rememberUser(id);
    noteSignedIn(true);
  }, [id]);
  return session;
}
