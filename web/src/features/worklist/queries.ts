import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { casesFiguresOptions, casesListInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import type { CasesListData } from '@/api/types.gen';

export type CaseFilter = NonNullable<CasesListData['query']>;

/** More than a screen holds; a page of them is a tenth of what the worklist may weigh. */
const PAGE = 25;

export const useFigures = () => useQuery(casesFiguresOptions());

/** Pages of cases, the one that is due next first unless `filter` sorts otherwise; what was shown stays while the next answer is on its way. */
export function useCases(filter: CaseFilter) {
  return useInfiniteQuery({
    ...casesListInfiniteOptions({ query: { ...filter, limit: PAGE } }),
    initialPageParam: {}, getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: (previous) => previous,
  });
}
