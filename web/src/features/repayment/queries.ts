import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  lateFeesAgreementsOptions, lateFeesAssessmentsOptions, lateFeesEstimateOptions, paymentImportsListOptions, paymentImportsShowOptions, paymentResolutionsListOptions, paymentRowsListInfiniteOptions,
  receiptsListInfiniteOptions, repaymentListChecksOptions, repaymentListPaymentsInfiniteOptions, repaymentListWorkersInfiniteOptions, repaymentPlansCompareOptions, repaymentPlansListOptions,
  repaymentPlansNextOptions, repaymentShowLedgerOptions, requestsListOfCaseOptions, statementsListOptions,
} from '@/api/@tanstack/react-query.gen';
import { repaymentPreviewPayment, rosterSearch } from '@/api/sdk.gen';
import type { PaymentBody, PaymentImportView, PaymentRowsListData, ReceiptsListData, StatementView } from '@/api/types.gen';

/** While the program is at work, it is asked again after so long. */
const POLL_MS = 1_000;

const at = (id: string) => ({ path: { id } });
/** As many of a case's entries as the API gives at once. */
const all = (id: string) => ({ ...at(id), query: { limit: 200 } });
const more = { getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor };

export const useLedger = (id: string) => useQuery(repaymentShowLedgerOptions(at(id)));
export const usePlans = (id: string) => useQuery({ ...repaymentPlansListOptions(all(id)), select: ({ items }) => items });
export const usePlanNext = (planId: string) => useQuery(repaymentPlansNextOptions(at(planId)));
export const useComparison = (planId: string, withId: string | undefined) => useQuery({ ...repaymentPlansCompareOptions({ ...at(planId), query: { with: withId ?? '' } }), enabled: withId !== undefined });
export const useLateFee = (id: string) => useQuery(lateFeesEstimateOptions(at(id)));
export const useAssessments = (id: string) => useQuery({ ...lateFeesAssessmentsOptions(at(id)), select: ({ items }) => items });
export const useDeferrals = (id: string) => useQuery({ ...lateFeesAgreementsOptions(at(id)), select: ({ items }) => items });
export const useUnapplied = (id: string) => useQuery(paymentResolutionsListOptions(all(id)));
export const useChecks = (id: string) => useQuery({ ...repaymentListChecksOptions(all(id)), select: ({ items }) => items });
export const useImports = (id: string) => useQuery({ ...paymentImportsListOptions(all(id)), select: ({ items }) => items });
export const useOpenReversals = (id: string) => useQuery({ ...requestsListOfCaseOptions(all(id)), select: ({ items }) => items.filter(({ type, state }) => type === 'reversal' && state === 'open') });

export const useWorkerLedgers = (id: string) => useInfiniteQuery({ ...repaymentListWorkersInfiniteOptions(all(id)), initialPageParam: at(id), ...more });
export const usePayments = (id: string) => useInfiniteQuery({ ...repaymentListPaymentsInfiniteOptions({ ...at(id), query: { limit: 20 } }), initialPageParam: at(id), ...more });

export type ReceiptState = NonNullable<NonNullable<ReceiptsListData['query']>['state']>;
export const useReceipts = (id: string, state: ReceiptState) => useInfiniteQuery({ ...receiptsListInfiniteOptions({ ...at(id), query: { limit: 20, state } }), initialPageParam: at(id), placeholderData: keepPreviousData, ...more });

export type Verdict = NonNullable<NonNullable<PaymentRowsListData['query']>['verdict']>;
export const useImportRows = (id: string, importId: string, verdict: Verdict, enabled: boolean) => {
  const path = { id, importId };
  return useInfiniteQuery({ ...paymentRowsListInfiniteOptions({ path, query: { limit: 50, verdict } }), initialPageParam: { path }, enabled, ...more });
};

/** Applying is work of the program too, while the import still says `ready`: `isWaiting` has it asked again. */
export const useImport = (id: string, importId: string, isWaiting: boolean) =>
  useQuery({ ...paymentImportsShowOptions({ path: { id, importId } }), refetchInterval: ({ state: { data } }) => (isWaiting || isAtWork(data) ? POLL_MS : false) });

const isAtWork = (data: PaymentImportView | undefined): boolean => data === undefined || data.state === 'parsing';

const MAKING: readonly StatementView['state'][] = ['queued', 'making'];
export const useStatements = (caseId: string) =>
  useQuery({ ...statementsListOptions({ query: { caseId, limit: 20 } }), refetchInterval: ({ state: { data } }) => (data?.items.some(({ state }) => MAKING.includes(state)) === true ? POLL_MS : false) });

/** Workers whose name holds the text. It goes by POST: no name stands in an address. */
export const useWorkersNamed = (id: string, name: string) =>
  useQuery({ queryKey: [{ _id: 'rosterSearch', tags: ['roster'], ...at(id), body: { name } }], queryFn: async () => (await rosterSearch({ ...at(id), body: { name } })).data.items, enabled: name !== '' });

/** What a payment would settle; null while it is not complete. Not asked again once it is recorded: then it would be the second of its kind. */
export const usePaymentPreview = (id: string, body: PaymentBody | null, isWanted: boolean) =>
  useQuery({
    queryKey: [{ _id: 'paymentPreview', tags: ['repayment'], ...at(id), body }], queryFn: async () => (body === null ? null : (await repaymentPreviewPayment({ ...at(id), body })).data), enabled: isWanted && body !== null, staleTime: 'static', gcTime: 0,
  });
