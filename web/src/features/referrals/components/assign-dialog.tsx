import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReferralView } from '@/api/types.gen';
import { useMe } from '@/lib/me';
import { toast } from '@/lib/toasts';
import { useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { fireReferral, isAllowed, type ReferralEventInput, useColleagues, useIsAlone } from '../queries';
import { Meanwhile } from './meanwhile';

interface Fields {
  liaisonId?: string;
}

interface Props {
  referral: ReferralView;
  onClose: () => void;
}

/** To somebody else of the department; the clocks run on. */
export function AssignDialog({ referral, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const me = useMe();
  const command = useCommand(fireReferral);
  const { id, version, liaison, history } = referral;
  const { data = [] } = useColleagues();
  const isAlone = useIsAlone(referral);
  const ended = !isAllowed(referral, 'ASSIGN');
  const nameOf = (colleague: { id: string; name: string }): string => (colleague.id === liaison?.id ? t('holder', { name: colleague.name }) : colleague.id === me.id ? t('myself', { name: colleague.name }) : colleague.name);
  const toInput = ({ liaisonId }: Fields): ReferralEventInput => ({ id, body: { type: 'ASSIGN', version, payload: liaisonId ? { liaisonId } : {} } });
  const done = ({ liaison: holder }: ReferralView): void => {
    toast.done(t('assigned', { name: holder?.name ?? '' }));
    onClose();
  };
  return (
    <CommandDialog title={t('assign')} open onClose={onClose}>
      <CommandForm<Fields, ReferralEventInput, ReferralView> name={`referral-assign.${id}`} command={command} toInput={toInput} submit={t('assign')} onDone={done} onCancel={onClose} ended={ended || isAlone}>
        <Meanwhile history={history} hint={t(ended ? 'meanwhile.ended' : 'meanwhile.assign')} ended={ended} />
        <Form.Item name="liaisonId" label={t('colleague')} extra={isAlone ? t('noColleague') : undefined} rules={[{ required: true, message: t('colleagueMissing') }]}>
          <Select options={data.map((colleague) => ({ value: colleague.id, label: nameOf(colleague), disabled: colleague.id === liaison?.id }))} />
        </Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}
