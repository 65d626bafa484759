import { Alert, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ReferralView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { toast } from '@/lib/toasts';
import { useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { useWord } from '@/words/use-word';
import { fireReferral, isAllowed, type ReferralEventInput, useDepartments } from '../queries';
import { Meanwhile } from './meanwhile';

const REASONS = ['outsideRemit', 'otherRegion', 'handledElsewhere', 'insufficientInformation', 'other'] as const;

interface Fields {
  reason?: (typeof REASONS)[number];
  proposedDepartmentId?: string;
}

interface Props {
  referral: ReferralView;
  onClose: () => void;
}

/** Back with a reason, and whose matter it is instead. */
export function DeclineDialog({ referral, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const word = useWord();
  const navigate = useNavigate();
  const command = useCommand(fireReferral);
  const { id, version, department, declineBy, history, events } = referral;
  const ended = !isAllowed(referral, 'DECLINE');
  const blockers = events.find(({ type }) => type === 'DECLINE')?.blockers ?? [];
  const others = (useDepartments().data ?? []).filter((other) => other.id !== department.id);
  const toInput = ({ reason, proposedDepartmentId }: Fields): ReferralEventInput => ({
    id, body: { type: 'DECLINE', version, payload: { ...(reason ? { reason } : {}), ...(proposedDepartmentId ? { proposedDepartmentId } : {}) } },
  });
  const done = (): void => {
    toast.done(t('declined'));
    onClose();
    void navigate('/referrals');
  };
  return (
    <CommandDialog title={t('decline')} open onClose={onClose}>
      <CommandForm<Fields, ReferralEventInput, ReferralView> name={`referral-decline.${id}`} command={command} toInput={toInput} submit={t('decline')} onDone={done} onCancel={onClose} ended={ended}>
        <Meanwhile history={history} hint={t(ended ? 'meanwhile.ended' : 'meanwhile.decline')} ended={ended} />
        {blockers.map(({ code, message }) => <Alert key={code} type="warning" showIcon role="alert" title={message} style={{ marginBottom: 16 }} />)}
        <p>{t('declineHint')}{declineBy !== null && ` ${t('declineBy', { at: formatInstant(declineBy) })}`}</p>
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('reasonMissing') }]}>
          <Select options={REASONS.map((value) => ({ value, label: word('declineReason', value) }))} />
        </Form.Item>
        <Form.Item name="proposedDepartmentId" label={t('proposedDepartment')} extra={t('proposedHint')}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={others.map(({ id: value, name }) => ({ value, label: name }))} />
        </Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}
