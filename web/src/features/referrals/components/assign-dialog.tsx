import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReferralView } from '@/api/types.gen';
import { useMe } from '@/lib/me';
import { toast } from '@/lib/toasts';
import { useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { fireReferral, type ReferralEventInput, useColleagues } from '../queries';

interface Fields {
  liaisonId?: string;
}

interface Props {
  referral: ReferralView;
  open: boolean;
  onClose: () => void;
}

/** To somebody else of the department; the clocks run on. */
export function AssignDialog({ referral: { id, version, liaison }, open, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const me = useMe();
  const command = useCommand(fireReferral);
  const { data } = useColleagues();
  const colleagues = (data ?? []).filter((colleague) => colleague.id !== liaison?.id);
  const toInput = ({ liaisonId }: Fields): ReferralEventInput => ({ id, body: { type: 'ASSIGN', version, payload: liaisonId ? { liaisonId } : {} } });
  const done = ({ liaison: holder }: ReferralView): void => {
    toast.done(t('assigned', { name: holder?.name ?? '' }));
    onClose();
  };
  return (
    <CommandDialog title={t('assign')} open={open} onClose={onClose}>
      <CommandForm<Fields, ReferralEventInput, ReferralView> name={`referral-assign.${id}`} command={command} toInput={toInput} submit={t('assign')} onDone={done} onCancel={onClose}>
        <Form.Item name="liaisonId" label={t('colleague')} extra={data !== undefined && colleagues.length === 0 ? t('noColleague') : undefined} rules={[{ required: true, message: t('colleagueMissing') }]}>
          <Select options={colleagues.map(({ id: value, name }) => ({ value, label: value === me.id ? t('myself', { name }) : name }))} />
        </Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}
