import { Checkbox, Form, Input } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { caseFindingsRecordVerification } from '@/api/sdk.gen';
import type { CaseView, VerificationBody } from '@/api/types.gen';
import { formatFen } from '@/lib/money';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { FenItem } from '@/ui/fields/fen-item';
import { upTo } from '@/ui/fields/up-to';
import { useLastActor } from '../../queries';

interface Fields {
  isNotObtained?: boolean;
  notObtained?: { reason?: string | null };
  companyFundsFen?: number | null;
  assets?: string | null;
  notes?: string | null;
}

export function VerificationDialog({ kase, onClose }: { kase: CaseView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const [form] = Form.useForm<Fields>();
  const isNotObtained = Form.useWatch('isNotObtained', form) === true;
  const send = useCallback((body: VerificationBody, once: Once) => caseFindingsRecordVerification({ path: { id: kase.id }, body, ...once }), [kase.id]);
  const command = useCommand(send);
  const changedBy = useLastActor(kase.id);
  const { companyFundsFen, assets, notes, notObtainedReason } = kase.verification;
  const values = { companyFundsFen, assets, notes, isNotObtained: notObtainedReason !== null, notObtained: { reason: notObtainedReason } };
  const required = [{ required: true, message: t('field.required') }];
  const labelOf = (field: string): string => t(field === 'companyFundsFen' ? 'field.companyFunds' : field === 'assets' ? 'field.assets' : field === 'notes' ? 'field.notes' : 'verification.cannot');
  const show = (field: string, value: unknown): string => {
    if (field === 'companyFundsFen' && typeof value === 'number') return formatFen(value);
    if (typeof value === 'object' && value !== null) return (value as { reason?: string | null }).reason ?? '—';
    return typeof value === 'string' && value !== '' ? value : typeof value === 'boolean' ? t(value ? 'yes' : 'no') : '—';
  };
  const done = (): void => {
    onClose();
    toast.done(t('saved'));
  };
  return (
    <CommandDialog title={t('tab.verification')} open onClose={onClose}>
      <CommandForm<Fields, VerificationBody, CaseView>
        name={`verification.${kase.id}`} form={form} command={command} submit={t('save')} onCancel={onClose} onDone={done} labelOf={labelOf} show={show}
        current={{ version: kase.version, values, ...(changedBy === undefined ? {} : { changedBy }) }} toInput={(fields, version) => toBody(fields, version ?? kase.version)}
      >
        <Form.Item name="isNotObtained" valuePropName="checked"><Checkbox>{t('verification.cannot')}</Checkbox></Form.Item>
        {isNotObtained
          ? <Form.Item name={['notObtained', 'reason']} label={t('verification.why')} rules={required}><Input.TextArea rows={3} count={upTo(2000)} /></Form.Item>
          : <FenItem name="companyFundsFen" label={t('field.companyFunds')} required />}
        <Form.Item name="assets" label={t('field.assets')}><Input.TextArea rows={2} count={upTo(4000)} /></Form.Item>
        <Form.Item name="notes" label={t('field.notes')}><Input.TextArea rows={3} count={upTo(8000)} /></Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}

function toBody({ isNotObtained = false, notObtained, companyFundsFen, assets, notes }: Fields, version: number): VerificationBody {
  const found = isNotObtained ? { notObtained: { reason: notObtained?.reason ?? '' } } : typeof companyFundsFen === 'number' ? { companyFundsFen } : {};
  return { version, ...found, ...(assets ? { assets } : {}), ...(notes ? { notes } : {}) };
}
