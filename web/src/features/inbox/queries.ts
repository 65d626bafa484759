import { notificationsListInfiniteOptions, notificationsListOptions } from '@/api/@tanstack/react-query.gen';
import { notificationsRead, notificationsReadAll } from '@/api/sdk.gen';
import { queryClient } from '@/lib/query-client';
import { isAbout } from '@/lib/live/change-topics';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

const PAGE = 50;

/** How many are unread, whatever the page shows. */
export function useUnread(): number {
  return useQuery({ ...notificationsListOptions({ query: { limit: 1 } }), select: ({ unread }) => unread }).data ?? 0;
}

export function useInbox(unreadOnly: boolean) {
  return useInfiniteQuery({
    ...notificationsListInfiniteOptions({ query: { limit: PAGE, ...(unreadOnly ? { unread: true } : {}) } }),
    initialPageParam: {}, getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export async function markRead(id: string): Promise<void> {
  await notificationsRead({ path: { id } });
  await readAgain();
}

/** @param upTo the newest one on the page: what came later nobody has seen yet */
export async function markAllRead(upTo: string): Promise<void> {
  await notificationsReadAll({ body: { upTo } });
  await readAgain();
}

const readAgain = (): Promise<void> => queryClient.invalidateQueries({ predicate: (query) => isAbout(query, 'notifications') });
