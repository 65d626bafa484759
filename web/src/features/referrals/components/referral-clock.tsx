import { useTranslation } from 'react-i18next';
import type { ReferralRowView } from '@/api/types.gen';
import { Countdown } from '@/ui/countdown';
import { nextStepOf } from '../queries';

/**
 * How long the next step of the department can wait, and which one that is; with a matter that was another department's before, the reply may be
 * due before the acknowledgement, and both are told.
 */
export function ReferralClock({ referral }: { referral: ReferralRowView }): React.JSX.Element | null {
  const { t } = useTranslation('referrals');
  const step = nextStepOf(referral);
  if (step === null) return null;
  const dueAt = { acknowledge: referral.acknowledgeBy, reply: referral.replyBy };
  const isReplyFirst = step === 'acknowledge' && dueAt.reply !== null && dueAt.acknowledge !== null && dueAt.reply < dueAt.acknowledge;
  const told = isReplyFirst ? (['reply', 'acknowledge'] as const) : [step];
  return <>{told.map((one) => <div key={one}>{t(`clock.${one}`)} <Countdown dueAt={dueAt[one]} startedAt={referral.sentAt} suspended={dueAt[one] === null} /></div>)}</>;
}
