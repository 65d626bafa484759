import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { caseDocumentsListInfiniteOptions, caseDocumentsListOptions } from '@/api/@tanstack/react-query.gen';

const at = (id: string) => ({ path: { id } });

/** The newest documents of a case. */
export const useCaseDocuments = (caseId: string) => useQuery(caseDocumentsListOptions({ ...at(caseId), query: { limit: 200 } }));

/** All of them, page by page. */
export const useDocumentPages = (caseId: string) =>
  useInfiniteQuery({ ...caseDocumentsListInfiniteOptions({ ...at(caseId), query: { limit: 50 } }), initialPageParam: at(caseId), getNextPageParam: ({ nextCursor }) => nextCursor });
