import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { accountsListOptions, departmentsListOptions, referralsListInfiniteOptions, referralsRosterInfiniteOptions, referralsShowOptions } from '@/api/@tanstack/react-query.gen';
import { referralsFire } from '@/api/sdk.gen';
import type { ReferralEventBody, ReferralRowView, ReferralView } from '@/api/types.gen';
import type { Once } from '@/lib/use-command';

const PAGE = 50;
/** A department or a list of departments that is longer is searched, not scrolled. */
const CHOICES = 200;

/** What the list is asked for: what waits for an answer, what was answered, and all that has ended. */
export const referralViews = { waiting: { open: true }, ended: { open: false } } as const;
export type ReferralViewName = keyof typeof referralViews;

export function useReferrals(view: ReferralViewName) {
  return useInfiniteQuery({
    ...referralsListInfiniteOptions({ query: { limit: PAGE, ...referralViews[view] } }),
    initialPageParam: {}, getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function useReferral(id: string) {
  return useQuery(referralsShowOptions({ path: { id } }));
}

export function useSharedRoster(id: string, enabled: boolean) {
  return useInfiniteQuery({
    ...referralsRosterInfiniteOptions({ path: { id }, query: { limit: CHOICES } }), enabled,
    initialPageParam: { path: { id } }, getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** The colleagues of the department to whom a referral can be handed on. */
export function useColleagues() {
  return useQuery({ ...accountsListOptions({ query: { role: 'liaison', limit: CHOICES } }), select: ({ items }) => items });
}

/** Whether there is nobody else to whom it could be handed on. */
export function useIsAlone({ liaison }: Pick<ReferralView, 'liaison'>): boolean {
  const { data = [], isSuccess } = useColleagues();
  return isSuccess && data.every(({ id }) => id === liaison?.id);
}

export function useDepartments() {
  return useQuery({ ...departmentsListOptions({ query: { limit: CHOICES } }), select: ({ items }) => items });
}

export interface ReferralEventInput {
  id: string;
  body: ReferralEventBody;
}

export const fireReferral = ({ id, body }: ReferralEventInput, once: Once) => referralsFire({ path: { id }, body, ...once });

/** What the department has to do next with it; null when it waits for others, or nothing is left to do. */
export function nextStepOf({ state }: Pick<ReferralRowView, 'state'>): 'acknowledge' | 'reply' | null {
  if (state === 'sent') return 'acknowledge';
  return state === 'acknowledged' || state === 'returned' ? 'reply' : null;
}

export const isAllowed = ({ events }: Pick<ReferralView, 'events'>, type: ReferralView['events'][number]['type']): boolean => events.some((event) => event.type === type && event.allowed);
