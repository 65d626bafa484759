import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  accountsListInfiniteOptions, accountsListQueryKey, calendarPreviewOptions, calendarSettingsVersionsOptions, calendarYearOptions, channelsListOptions, clockMovesListOptions, deadlineRulesListOptions,
  deadlineRulesVersionsOptions, deliveriesListInfiniteOptions, departmentsListQueryKey, healthReadyOptions, legalFiguresListOptions, legalFiguresVersionsOptions,
} from '@/api/@tanstack/react-query.gen';
import { accountsList, departmentsList } from '@/api/sdk.gen';
import type { AccountsListData, DepartmentView, FigureView, UserRowView } from '@/api/types.gen';

const ALL = { query: { limit: 200 } };
const MOVE_LOOKED_AT_MS = 1_000;

interface ListPage<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** A list that is short enough to be read at once, also where it is longer than a page. */
async function allPages<Item>(read: (cursor: { cursor?: string }) => Promise<{ data: ListPage<Item> }>): Promise<ListPage<Item>> {
  const items: Item[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { data }: { data: ListPage<Item> } = await read(cursor === undefined ? {} : { cursor });
    items.push(...data.items);
    cursor = data.nextCursor;
  }
  return { items, nextCursor: null };
}

/** An account as an administrator sees it: everything is told. */
export type Account = Required<UserRowView>;
const asAccounts = (items: readonly UserRowView[]): Account[] => items as Account[];

export type AccountFilter = Pick<NonNullable<AccountsListData['query']>, 'q' | 'role' | 'state'>;

export const useAccounts = (filter: AccountFilter) => useInfiniteQuery({
  ...accountsListInfiniteOptions({ query: { limit: 50, ...filter } }), initialPageParam: {}, getNextPageParam: ({ nextCursor }) => nextCursor,
  select: ({ pages }) => pages.flatMap(({ items }) => asAccounts(items)),
});

/** Accounts of one kind, all at once: those that wait, the administrators, the liaisons. */
export const useAllAccounts = (filter: AccountFilter) => useQuery({
  queryKey: accountsListQueryKey({ query: { ...ALL.query, ...filter } }), queryFn: () => allPages((cursor) => accountsList({ query: { ...ALL.query, ...filter, ...cursor } })), select: ({ items }) => asAccounts(items),
});

/** The account as it is now: a list that was asked for something else may have lost it when another administrator changed it. */
export const useAccount = (account: Account): Account => useAllAccounts({ q: account.username }).data?.find(({ id }) => id === account.id) ?? account;

export const useDepartments = () => useQuery({
  queryKey: departmentsListQueryKey(ALL), queryFn: () => allPages((cursor) => departmentsList({ query: { ...ALL.query, ...cursor } })), select: ({ items }): DepartmentView[] => items,
});

export const useRules = () => useQuery({ ...deadlineRulesListOptions(), select: ({ items }) => items });
export const useRuleVersions = (code: string) => useQuery({ ...deadlineRulesVersionsOptions({ path: { code } }), select: ({ items }) => items });
export const useFigures = () => useQuery(legalFiguresListOptions());
export const useFigureVersions = (code: FigureView['code']) => useQuery({ ...legalFiguresVersionsOptions({ path: { code } }), select: ({ items }) => items });

/** Moves of running clocks, newest first; read again every second while one is under way. */
export const useMoves = () => useQuery({
  ...clockMovesListOptions({ query: { limit: 20 } }),
  select: ({ items }) => items,
  refetchInterval: ({ state }) => (state.data?.items.some((move) => move.state === 'moving') ? MOVE_LOOKED_AT_MS : false),
});

export const useYear = (year: number) => useQuery({ ...calendarYearOptions({ path: { year: String(year) } }), placeholderData: (before) => before });
export const useCalendarVersions = () => useQuery({ ...calendarSettingsVersionsOptions({ query: { limit: 20 } }), select: ({ items }) => items });
export const useWorkingDays = (from: string, workingDays: number, enabled: boolean) => useQuery({ ...calendarPreviewOptions({ query: { from, workingDays } }), enabled });

export const useChannels = () => useQuery({ ...channelsListOptions(ALL), select: ({ items }) => items });
export const useFailedDeliveries = () => useInfiniteQuery({
  ...deliveriesListInfiniteOptions({ query: { limit: 50, state: 'failed' } }), initialPageParam: {}, getNextPageParam: ({ nextCursor }) => nextCursor,
  select: ({ pages }) => pages.flatMap(({ items }) => items),
});
export const useHealth = () => useQuery({ ...healthReadyOptions(), refetchInterval: 60_000 });
