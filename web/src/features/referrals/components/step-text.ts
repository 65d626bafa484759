import { useTranslation } from 'react-i18next';
import type { ReferralHistoryView } from '@/api/types.gen';
import { inBrackets } from '@/lib/punctuation';
import { useWord, type WordOf } from '@/words/use-word';
import { useColleagues, useDepartments } from '../queries';

const REASONS: readonly string[] = ['outsideRemit', 'otherRegion', 'handledElsewhere', 'insufficientInformation', 'other'] satisfies WordOf<'declineReason'>[];
const isDeclineReason = (text: string): text is WordOf<'declineReason'> => REASONS.includes(text);

/** One step of a referral as a sentence: who did what, and what they said to it. */
export function useStepText(): (step: ReferralHistoryView) => string {
  const { t } = useTranslation('referrals');
  const word = useWord();
  const colleagues = useColleagues().data ?? [];
  const departments = useDepartments().data ?? [];
  return ({ type, actor, payload: { reason, liaisonId, proposedDepartmentId } }) => {
    const proposed = departments.find(({ id }) => id === proposedDepartmentId)?.name;
    const to = colleagues.find(({ id }) => id === liaisonId)?.name ?? t('somebody');
    const said = typeof reason !== 'string' ? '' : isDeclineReason(reason) ? word('declineReason', reason) : reason;
    return `${t(`did.${type}`, { who: actor?.name ?? t('program'), to, reason: said })}${proposed === undefined ? '' : inBrackets(t('proposed', { name: proposed }))}`;
  };
}
