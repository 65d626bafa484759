import { useTranslation } from 'react-i18next';

/** What an action is about, by what stands before its first dot. */
export const AREAS = [
  'personalData', 'account', 'session', 'audit', 'department', 'conflictOfInterest', 'rule', 'calendar', 'clocks', 'figure', 'channel', 'delivery', 'notificationSettings',
  'case', 'document', 'statement', 'import', 'roster', 'worker', 'claim', 'claims', 'livingSurvey', 'aid', 'investigation', 'visit', 'verification', 'referral', 'workerSession', 'mediation',
  'plan', 'payment', 'waiver', 'milestone', 'supervision', 'lateFee', 'deferral', 'labourOrder', 'additionalCompensation', 'legalEvent', 'request', 'deadline', 'supervisorItem', 'warning', 'report', 'followUp', 'demo',
] as const;

/** Steps of a machine, whose names people know from its own pages. */
const EVENT_WORDS: Readonly<Record<string, string>> = { case: 'caseEvent', referral: 'referralEvent' };

/** `account.created` → 账号 · 新建; an action without words is told by its code. */
export function useActionText(): (action: string) => string {
  const { t, i18n } = useTranslation('audit');
  const { t: word } = useTranslation('words');
  return (action) => {
    const [area = '', ...rest] = action.split('.');
    const verb = rest.join('.');
    const event = `${EVENT_WORDS[area] ?? ''}.${verb}`;
    const isNamed = (key: string): boolean => i18n.exists(key, { ns: 'audit' });
    const what = isNamed(`area.${area}`) ? t(`area.${area}` as never) : area;
    const done = i18n.exists(event, { ns: 'words' }) ? word(event as never) : isNamed(`verb.${verb}`) ? t(`verb.${verb}` as never) : verb;
    // On a button it begins with a capital, as no other verb here does.
    return `${what} · ${done.charAt(0).toLowerCase()}${done.slice(1)}`;
  };
}
