import { useTranslation } from 'react-i18next';
import type { ReferralRowView, ReferralView } from '@/api/types.gen';
import { Countdown } from '@/ui/countdown';
import { DeadlineExplanation } from '@/ui/deadline-explanation';
import { nextStepOf } from '../queries';

const RULES = { acknowledge: 'referralAcknowledge', reply: 'referralReply' } as const;

/**
 * How long the next step of the department can wait, and which one that is; with a matter that was another department's before, the reply may be
 * due before the acknowledgement, and both are told. The page of one referral says why as well.
 */
export function ReferralClock({ referral }: { referral: ReferralRowView | ReferralView }): React.JSX.Element | null {
  const { t } = useTranslation('referrals');
  const step = nextStepOf(referral);
  if (step === null) return null;
  const dueAt = { acknowledge: referral.acknowledgeBy, reply: referral.replyBy };
  const left = { acknowledge: referral.acknowledgeLeft, reply: referral.replyLeft };
  const isReplyFirst = step === 'acknowledge' && dueAt.reply !== null && dueAt.acknowledge !== null && dueAt.reply < dueAt.acknowledge;
  const told = isReplyFirst ? (['reply', 'acknowledge'] as const) : [step];
  return (
    <>
      {told.map((one) => {
        const clock = 'clocks' in referral ? referral.clocks.find(({ rule }) => rule === RULES[one]) : undefined;
        return (
          <div key={one}>
            {t(`clock.${one}`)} <Countdown dueAt={dueAt[one]} startedAt={referral.sentAt} text={left[one]} suspended={dueAt[one] === null} />
            {clock && <> <DeadlineExplanation deadline={clock} /></>}
          </div>
        );
      })}
    </>
  );
}
