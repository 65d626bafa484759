import type { CaseView } from '@/api/types.gen';
import type { TabViews } from '@/features/cases/public/place-of-blocker';

/** What the tab of a case gives its parts: the case, which form is open, and how parts are shown; a form's address may carry an id, `reverse:payment:<id>`. */
export interface CasePart {
  kase: CaseView;
  open: string | null;
  viewOf: (part: string) => string | null;
  show: (form: string, views?: TabViews) => void;
  look: (views: TabViews) => void;
  close: () => void;
}

/** The rest of the open form's address behind `name`, in pieces; null when another one is open, or none. */
export function openedBy(open: string | null, name: string): string[] | null {
  const [head, ...rest] = (open ?? '').split(':');
  return head === name ? rest : null;
}

/** Money is the supervisor's to record. */
export const mayRecord = ({ standing }: CaseView): boolean => standing === 'supervisor';
/** Plans are drafted by the task force. */
export const mayPlan = ({ standing }: CaseView): boolean => standing !== 'onlooker';
