import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReferralRowView } from '@/api/types.gen';
import { toast } from '@/lib/toasts';
import { useCommand } from '@/lib/use-command';
import { ProblemAlert } from '@/ui/problem-alert';
import { fireReferral } from '../queries';

/** One tap, and the department has it: the clock of the reply runs since it was sent. */
export function AcknowledgeButton({ referral: { id, version, caseNumber } }: { referral: Pick<ReferralRowView, 'id' | 'version' | 'caseNumber'> }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const { run, pending, problem } = useCommand(fireReferral);
  const acknowledge = async (): Promise<void> => {
    const { done } = await run({ id, body: { type: 'ACKNOWLEDGE', version } });
    if (done) toast.done(t('acknowledged', { number: caseNumber }));
  };
  return (
    <>
      <ProblemAlert problem={problem} />
      <Button type="primary" size="large" block loading={pending} onClick={() => void acknowledge()}>{t('acknowledge')}</Button>
    </>
  );
}
