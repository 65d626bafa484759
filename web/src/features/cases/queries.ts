import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { accountsListOptions, caseDeadlinesListOptions, caseFindingsVisitsOptions, casesNextOptions, casesShowOptions, timelineListInfiniteOptions, timelineListOptions } from '@/api/@tanstack/react-query.gen';

const at = (id: string) => ({ path: { id } });

export const useCase = (id: string) => useQuery(casesShowOptions(at(id)));
export const useNext = (id: string) => useQuery(casesNextOptions(at(id)));
export const useDeadlines = (id: string) => useQuery(caseDeadlinesListOptions(at(id)));
export const useVisits = (id: string) => useQuery(caseFindingsVisitsOptions({ ...at(id), query: { limit: 200 } }));

/** People who may be named, by role. */
export const usePeople = (role: 'taskForce' | 'supervisor') => useQuery({ ...accountsListOptions({ query: { role, limit: 200 } }), select: ({ items }) => items.map(({ id, name }) => ({ value: id, label: name })) });

/** Who did the last thing to a case: told to somebody whose form meets a change. */
export const useLastActor = (id: string): string | undefined => useQuery({ ...timelineListOptions({ ...at(id), query: { limit: 1 } }), select: ({ items }) => items[0]?.actor?.name }).data;

export const useTimeline = (id: string) =>
  useInfiniteQuery({ ...timelineListInfiniteOptions({ ...at(id), query: { limit: 50 } }), initialPageParam: at(id), getNextPageParam: ({ nextCursor }) => nextCursor });
