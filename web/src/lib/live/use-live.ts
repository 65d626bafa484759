import { useEffect } from 'react';
import { sessionShowQueryKey } from '@/api/@tanstack/react-query.gen';
import type { SessionView } from '@/api/types.gen';
import { queryClient } from '../query-client';
import { isAbout, mayConcernCase } from './change-topics';
import { LiveConnection, type LiveEvent } from './live-connection';

/** Changes of one command come in a burst; they are read once. */
const GATHER_MS = 250;

/** Keeps what is on the page true: whatever a change may concern is read again. Used once, by the frame. */
export function useLive(): void {
  useEffect(() => {
    let waiting: LiveEvent[] = [];
    let timer: number | null = null;
    const flush = (): void => {
      timer = null;
      invalidate(waiting);
      waiting = [];
    };
    const take = (event: LiveEvent): void => {
      waiting.push(event);
      timer ??= window.setTimeout(flush, GATHER_MS);
    };
    // Any question that meets the end of the session asks to sign in again.
    const connection = new LiveConnection(beginning(), take, () => void queryClient.invalidateQueries({ predicate: (query) => isAbout(query, 'notifications') }));
    connection.start();
    return () => {
      connection.stop();
      if (timer !== null) window.clearTimeout(timer);
    };
  }, []);
}

/** The session is the first a page reads: what changes from then on is told, and nothing of it is read twice. */
const beginning = (): string => queryClient.getQueryData<SessionView>(sessionShowQueryKey())?.streamPosition ?? '';

function invalidate(events: readonly LiveEvent[]): void {
  if (events.some(({ kind }) => kind === 'reset')) return void queryClient.invalidateQueries();
  const caseIds = new Set(events.flatMap((event) => (event.kind === 'change' ? [event.caseId] : [])));
  const isToldAnew = events.some(({ kind }) => kind === 'notification');
  void queryClient.invalidateQueries({
    predicate: (query) => (isToldAnew && isAbout(query, 'notifications')) || [...caseIds].some((caseId) => mayConcernCase(query, caseId)),
  });
}
