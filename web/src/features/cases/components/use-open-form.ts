import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { CASE_TABS, type CaseTab, type TabViews } from '../public/place-of-blocker';

export interface OpenForm {
  tab: CaseTab;
  /** The form that is open, if one is: a link can open it, and the way back closes it. */
  open: string | null;
  /** The id of the entry that a link meant. */
  at: string | null;
  /** How a part of the tab is shown; null: as it is by itself. */
  viewOf: (part: string) => string | null;
  show: (tab: CaseTab, open?: string, views?: TabViews) => void;
  /** Shows parts of the tab in another way; the way back leaves the tab, and does not go through every look at it. */
  look: (views: TabViews) => void;
  close: () => void;
}

/** Which tab and which form of a case are shown, and how; all of it stands in the address. */
export function useOpenForm(): OpenForm {
  const [search, setSearch] = useSearchParams();
  const tab = tabOf(search);
  const show = useCallback((next: CaseTab, form?: string, views: TabViews = {}) => setSearch(searchOf(addressNow(), next, views, form)), [setSearch]);
  const look = useCallback((views: TabViews) => setSearch(searchOf(addressNow(), tabOf(addressNow()), views), { replace: true }), [setSearch]);
  const close = useCallback(() => look({}), [look]);
  const viewOf = useCallback((part: string) => search.get(part), [search]);
  return { tab, open: search.get('open'), at: search.get('at'), viewOf, show, look, close };
}

/** What was drawn last may be behind: of two parts unfolded in quick succession the second would take the first one's place. */
const addressNow = (): URLSearchParams => new URLSearchParams(window.location.search);

const tabOf = (search: URLSearchParams): CaseTab => CASE_TABS.find((one) => one === search.get('tab')) ?? 'overview';

/** How parts are shown stays while forms open and close, and ends with the tab. */
function searchOf(before: URLSearchParams, tab: CaseTab, views: TabViews, open?: string): URLSearchParams {
  const next = new URLSearchParams(tabOf(before) === tab ? before : {});
  for (const once of ['open', 'at']) next.delete(once);
  for (const [name, value] of Object.entries({ tab, ...views, ...(open === undefined ? {} : { open }) })) next.set(name, value);
  return next;
}
