import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import {
  accountsListOptions, aidListOptions, caseDeadlinesListOptions, caseFindingsFollowUpsOptions, caseFindingsVisitsOptions, caseReferralsListOptions, casesNextOptions, casesShowOptions,
  departmentsListOptions, legalEventsListOptions, mediationMediationsOptions, mediationSessionsOptions, referralsShowOptions, remediesShowOptions, repaymentPlansListOptions, repaymentShowLedgerOptions, requestsListOfCaseOptions,
  requestsListOptions, rosterListOptions, supervisorItemsListOfCaseOptions, timelineListInfiniteOptions, timelineListOptions, warningsShowOptions,
} from '@/api/@tanstack/react-query.gen';
import { referralsFire, rosterSearch, timelineList } from '@/api/sdk.gen';
import type { CaseView, PlanView, ReferralEventBody, ReferralRowView, ReferralView, TimelineEntryView } from '@/api/types.gen';
import type { Once } from '@/lib/use-command';

const at = (id: string) => ({ path: { id } });
/** As many of a case's entries as the API gives at once; no case has more of these. */
const all = (id: string) => ({ ...at(id), query: { limit: 200 } });

export const useCase = (id: string) => useQuery(casesShowOptions(at(id)));
export const useNext = (id: string) => useQuery(casesNextOptions(at(id)));
export const useDeadlines = (id: string) => useQuery(caseDeadlinesListOptions(at(id)));
export const useVisits = (id: string) => useQuery(caseFindingsVisitsOptions(all(id)));
export const useReferrals = (id: string) => useQuery({ ...caseReferralsListOptions(all(id)), select: ({ items }) => items });
export const useReferral = (id: string) => useQuery(referralsShowOptions(at(id)));
export const useDepartments = () => useQuery({ ...departmentsListOptions({ query: { limit: 200 } }), select: ({ items }) => items });
export const useSessions = (id: string) => useQuery({ ...mediationSessionsOptions(all(id)), select: ({ items }) => items });
export const useMediations = (id: string) => useQuery({ ...mediationMediationsOptions(all(id)), select: ({ items }) => items });
export const useFollowUps = (id: string) => useQuery({ ...caseFindingsFollowUpsOptions(all(id)), select: ({ items }) => items });
export const useAidItems = (id: string) => useQuery({ ...aidListOptions(all(id)), select: ({ items }) => items });
export const useHardship = (id: string) => useQuery({ ...rosterListOptions({ ...at(id), query: { only: 'hardship', limit: 200 } }), select: ({ items }) => items });
export const useSupervisorItems = (id: string) => useQuery({ ...supervisorItemsListOfCaseOptions(all(id)), select: ({ items }) => items });
export const useLegalEvents = (id: string) => useQuery({ ...legalEventsListOptions(all(id)), select: ({ items }) => items });
export const useWarnings = (id: string) => useQuery(warningsShowOptions(at(id)));
export const useRemedies = (id: string) => useQuery({ ...remediesShowOptions(at(id)), select: ({ items }) => items });

/** All that was asked; of somebody who is not on the case what they asked themselves. */
export const useRequests = ({ id, standing }: CaseView) => {
  const whole = useQuery({ ...requestsListOfCaseOptions(all(id)), select: ({ items }) => items, enabled: standing !== 'onlooker' });
  const own = useQuery({ ...requestsListOptions({ query: { caseId: id, limit: 200 } }), select: ({ items }) => items, enabled: standing === 'onlooker' });
  return standing === 'onlooker' ? own : whole;
};

const IN_FORCE: readonly PlanView['state'][] = ['agreed', 'defaulted'];
export const usePlanInForce = (id: string) => useQuery({ ...repaymentPlansListOptions(all(id)), select: ({ items }) => items.find(({ state }) => IN_FORCE.includes(state)) ?? null });

export const useLedger = (id: string) => useQuery(repaymentShowLedgerOptions(at(id)));

/** With what was answered; those that are not read yet are left out. */
export const useWholeReferrals = (rows: readonly ReferralRowView[]): ReferralView[] => useQueries({ queries: rows.map(({ id }) => referralsShowOptions(at(id))), combine: (answers) => answers.flatMap(({ data }) => data ?? []) });

/** From the first entry to the last, page by page. */
export const useWholeTimeline = (id: string) =>
  useQuery({
    queryKey: [{ _id: 'wholeTimeline', tags: ['cases'], ...at(id) }],
    queryFn: async () => {
      const entries: TimelineEntryView[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const { data } = await timelineList({ ...at(id), query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } });
        entries.push(...data.items);
        cursor = data.nextCursor;
      }
      return entries.toReversed();
    },
  });

/** Workers whose name holds the text. It goes by POST: no name stands in an address. */
export const workersNamed = (id: string, name: string) => ({
  queryKey: [{ _id: 'rosterSearch', tags: ['roster'], ...at(id), body: { name } }], queryFn: async () => (await rosterSearch({ ...at(id), body: { name } })).data.items,
});

export const fireReferral = ({ id, body }: { id: string; body: ReferralEventBody }, once: Once) => referralsFire({ ...at(id), body, ...once });

/** People who may be named, by role. */
export const usePeople = (role: 'taskForce' | 'supervisor') => useQuery({ ...accountsListOptions({ query: { role, limit: 200 } }), select: ({ items }) => items.map(({ id, name }) => ({ value: id, label: name })) });

/** Who did the last thing to a case: told to somebody whose form meets a change. */
export const useLastActor = (id: string): string | undefined => useQuery({ ...timelineListOptions({ ...at(id), query: { limit: 1 } }), select: ({ items }) => items[0]?.actor?.name }).data;

export const useTimeline = (id: string) =>
  useInfiniteQuery({ ...timelineListInfiniteOptions({ ...at(id), query: { limit: 50 } }), initialPageParam: at(id), getNextPageParam: ({ nextCursor }) => nextCursor });
