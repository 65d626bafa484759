import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { CASE_TABS, type CaseTab } from '../public/place-of-blocker';

export interface OpenForm {
  tab: CaseTab;
  /** The form that is open, if one is: a link can open it, and the way back closes it. */
  open: string | null;
  /** The id of the entry that a link meant. */
  at: string | null;
  show: (tab: CaseTab, open?: string) => void;
  close: () => void;
}

/** Which tab and which form of a case are shown; both stand in the address. */
export function useOpenForm(): OpenForm {
  const [search, setSearch] = useSearchParams();
  const tab = CASE_TABS.find((one) => one === search.get('tab')) ?? 'overview';
  const show = useCallback((next: CaseTab, form?: string) => setSearch({ tab: next, ...(form === undefined ? {} : { open: form }) }), [setSearch]);
  const close = useCallback(() => setSearch({ tab }, { replace: true }), [setSearch, tab]);
  return { tab, open: search.get('open'), at: search.get('at'), show, close };
}
