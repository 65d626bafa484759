import { Alert, Checkbox, Form, Input, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { caseReferralsSend } from '@/api/sdk.gen';
import type { CaseView, ReferralRowView, SendReferralBody } from '@/api/types.gen';
import { inBrackets } from '@/lib/punctuation';
import type { Once } from '@/lib/use-command';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { useDepartments } from '../../queries';
import { RecordDialog } from '@/ui/record-dialog';

const SHARES = ['employer', 'summary', 'totals', 'findings', 'rosterMasked', 'documents'] as const satisfies SendReferralBody['share'];
/** What a department can hardly do without. */
const USUAL: SendReferralBody['share'] = ['employer', 'summary', 'totals'];

type Fields = Omit<SendReferralBody, 'afterReferralId'>;

interface Props {
  kase: CaseView;
  referrals: readonly ReferralRowView[];
  /** The declined referral that is handed on: the same matter, due as it was. */
  after: ReferralRowView | null;
  onClose: () => void;
}

/** 转办: asks a department, and opens to it what is ticked, until it is done. */
export function SendDialog({ kase, referrals, after, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const [form] = Form.useForm<Fields>();
  const departments = (useDepartments().data ?? []).filter(({ active }) => active);
  const departmentId = Form.useWatch<string | undefined>('departmentId', form);
  const running = referrals.find(({ department, endedAt }) => department.id === departmentId && endedAt === null);
  const send = useCallback((body: SendReferralBody, once: Once) => caseReferralsSend({ path: { id: kase.id }, body, ...once }), [kase.id]);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <RecordDialog
      title={t(after ? 'referral.handOn' : 'referral.send')} name={`referral.${after?.id ?? kase.id}`} send={send} submit={t('referral.sendIt')} form={form} onClose={onClose}
      hint={after ? t('referral.handedOn', { name: after.department.name }) : t('referral.grant')}
      initial={{ share: after ? after.shares : USUAL, ...(after ? { request: after.request } : {}) }}
      toBody={(fields: Fields) => ({ ...fields, ...(after ? { afterReferralId: after.id } : {}) })}
    >
      <Form.Item name="departmentId" label={t('referral.department')} extra={t('referral.liaisonHint')} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={departments.map(({ id, name, kind }) => ({ value: id, label: `${name}${inBrackets(word('departmentKind', kind))}` }))} />
      </Form.Item>
      {running && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('referral.runsAlready', { name: running.department.name, state: word('referralState', running.state) })} />}
      <Form.Item name="request" label={t('referral.request')} rules={required}><Input.TextArea rows={5} count={upTo(8000)} placeholder={t('referral.requestHint')} /></Form.Item>
      <Form.Item name="share" label={t('referral.shares')} extra={t('referral.sharesHint')} rules={[{ type: 'array', min: 1, message: t('field.atLeastOne') }]}>
        <Checkbox.Group options={SHARES.map((value) => ({ value, label: word('share', value) }))} />
      </Form.Item>
    </RecordDialog>
  );
}
