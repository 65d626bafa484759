import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { repaymentShowLedgerOptions, rosterImportsListOptions, rosterImportsShowOptions, rosterListOptions, rosterShowOptions } from '@/api/@tanstack/react-query.gen';
import { rosterList, rosterSearch } from '@/api/sdk.gen';
import type { WorkerPageView, WorkerView } from '@/api/types.gen';
import type { Wanted } from './wanted';

const at = (id: string) => ({ path: { id } });

export const useLedger = (caseId: string) => useQuery(repaymentShowLedgerOptions(at(caseId)));
export const useWorker = (caseId: string, workerId: string) => useQuery(rosterShowOptions({ path: { id: caseId, workerId } }));
export const useImports = (caseId: string) => useQuery(rosterImportsListOptions({ ...at(caseId), query: { limit: 20 } }));

const ASK_AGAIN_MS = 400;
/** One import; asked again while the program is at work on it. */
export const useImport = (caseId: string, importId: string | null) =>
  useQuery({ ...rosterImportsShowOptions({ path: { id: caseId, importId: importId ?? '' } }), enabled: importId !== null, staleTime: 0, refetchInterval: ({ state: { data } }) => (data === undefined || data.state === 'parsing' ? ASK_AGAIN_MS : false) });

/** Rows read at once for the table. */
const PAGE = 100;

/** A page of those who are wanted. A name never stands in an address: it goes by POST. */
function pageOptions(caseId: string, { name, ...only }: Wanted, page: number) {
  const query = { ...only, limit: PAGE, offset: page * PAGE };
  if (name === undefined) return rosterListOptions({ ...at(caseId), query });
  // Tagged as the generated keys are, so that a change of the case has it read again.
  return queryOptions({
    queryKey: [{ _id: 'rosterSearch', tags: ['roster'], ...at(caseId), body: { ...query, name } }],
    queryFn: async ({ signal }: { signal: AbortSignal }) => (await rosterSearch({ ...at(caseId), body: { ...query, name }, signal })).data,
  } as unknown as ReturnType<typeof rosterListOptions>);
}

export interface WorkerWindow {
  /** Undefined until the first page has come. */
  total: number | undefined;
  workerAt: (index: number) => WorkerView | undefined;
}

/** Of a roster of any length, the pages that hold the rows from `first` to `last`, beside the first one, which knows how many there are. */
export function useWorkers(caseId: string, wanted: Wanted, { first, last }: { first: number; last: number }): WorkerWindow {
  const from = Math.floor(first / PAGE);
  const to = Math.floor(Math.max(first, last - 1) / PAGE);
  const pages = useMemo(() => [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, place) => from + place)])], [from, to]);
  const combine = useCallback((results: { data?: WorkerPageView | undefined }[]): WorkerWindow => {
    const byPage = new Map(pages.map((page, place) => [page, results[place]?.data]));
    return { total: byPage.get(0)?.total, workerAt: (index) => byPage.get(Math.floor(index / PAGE))?.items[index % PAGE] };
  }, [pages]);
  return useQueries({ queries: pages.map((page) => pageOptions(caseId, wanted, page)), combine });
}

/** Everybody who is wanted, 200 at a time. @param onProgress told how many have come */
export async function readWorkers(caseId: string, { name, ...only }: Wanted, onProgress: (read: number) => void, signal: AbortSignal): Promise<WorkerView[]> {
  const workers: WorkerView[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { ...only, limit: 200, ...(cursor === undefined ? {} : { cursor }) };
    const { data } = name === undefined ? await rosterList({ ...at(caseId), query, signal }) : await rosterSearch({ ...at(caseId), body: { ...query, name }, signal });
    workers.push(...data.items);
    onProgress(workers.length);
    cursor = data.nextCursor;
  }
  return workers;
}
