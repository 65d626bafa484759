import { useTranslation } from 'react-i18next';
import type { ReferralRowView } from '@/api/types.gen';
import { Countdown } from '@/ui/countdown';
import { nextStepOf } from '../queries';

/** How long the next step of the department can wait, and which one that is. */
export function ReferralClock({ referral }: { referral: ReferralRowView }): React.JSX.Element | null {
  const { t } = useTranslation('referrals');
  const step = nextStepOf(referral);
  if (step === null) return null;
  const dueAt = step === 'acknowledge' ? referral.acknowledgeBy : referral.replyBy;
  return <div>{t(`clock.${step}`)} <Countdown dueAt={dueAt} startedAt={referral.sentAt} suspended={dueAt === null} /></div>;
}
