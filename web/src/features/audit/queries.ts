import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { auditChainsInfiniteOptions, auditEntriesInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import type { AuditEntriesData } from '@/api/types.gen';

export type AuditFilter = Omit<NonNullable<AuditEntriesData['query']>, 'limit' | 'cursor'>;

export const useEntries = (filter: AuditFilter) => useInfiniteQuery({
  ...auditEntriesInfiniteOptions({ query: { limit: 50, ...filter } }), initialPageParam: {}, getNextPageParam: ({ nextCursor }) => nextCursor,
  select: ({ pages }) => pages.flatMap(({ items }) => items),
  // While somebody types, an entry that stays in the list stays open, too.
  placeholderData: keepPreviousData,
});

export const useChains = () => useInfiniteQuery({
  ...auditChainsInfiniteOptions({ query: { limit: 50 } }), initialPageParam: {}, getNextPageParam: ({ nextCursor }) => nextCursor,
  select: ({ pages }) => pages.flatMap(({ items }) => items),
});
