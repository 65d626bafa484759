import { Form, Input, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { caseFindingsRecordInvestigation } from '@/api/sdk.gen';
import type { CaseView, InvestigationBody } from '@/api/types.gen';
import { formatFen } from '@/lib/money';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { CountItem } from '@/ui/fields/count-item';
import { FenItem } from '@/ui/fields/fen-item';
import { upTo } from '@/ui/fields/up-to';
import { useWord, type WordOf } from '@/words/use-word';
import { useLastActor } from '../../queries';
import { OPERATING_STATUSES } from '../codes';

type Fields = Omit<InvestigationBody, 'version'>;

const LABELS = { operatingStatus: 'field.operatingStatus', headcount: 'field.headcount', wageArrearsFen: 'field.wageArrears', socialInsuranceArrearsFen: 'field.insuranceArrears', notes: 'field.notes' } as const;

export function InvestigationDialog({ kase, onClose }: { kase: CaseView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const send = useCallback((body: InvestigationBody, once: Once) => caseFindingsRecordInvestigation({ path: { id: kase.id }, body, ...once }), [kase.id]);
  const command = useCommand(send);
  const changedBy = useLastActor(kase.id);
  const required = [{ required: true, message: t('field.required') }];
  const show = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—';
    if (field.endsWith('Fen')) return formatFen(Number(value));
    if (field === 'operatingStatus') return word('operatingStatus', value as WordOf<'operatingStatus'>);
    return typeof value === 'string' || typeof value === 'number' ? `${value}` : '—';
  };
  const done = (): void => {
    onClose();
    toast.done(t('saved'));
  };
  return (
    <CommandDialog title={t('tab.investigation')} open onClose={onClose}>
      <CommandForm<Fields, InvestigationBody, CaseView>
        name={`investigation.${kase.id}`} command={command} submit={t('save')} onCancel={onClose} onDone={done}
        current={{ version: kase.version, values: { ...kase.investigation }, ...(changedBy === undefined ? {} : { changedBy }) }}
        labelOf={(field) => t(LABELS[field as keyof typeof LABELS])} show={show}
        toInput={({ notes, ...found }, version) => ({ ...found, version: version ?? kase.version, ...(notes ? { notes } : {}) })}
      >
        <Form.Item name="operatingStatus" label={t('field.operatingStatus')} rules={required}><Select options={OPERATING_STATUSES.map((value) => ({ value, label: word('operatingStatus', value) }))} /></Form.Item>
        <CountItem name="headcount" label={t('field.headcount')} max={1_000_000} required />
        <FenItem name="wageArrearsFen" label={t('field.wageArrears')} extra={t('field.zero')} required />
        <FenItem name="socialInsuranceArrearsFen" label={t('field.insuranceArrears')} extra={t('field.zero')} required />
        <Form.Item name="notes" label={t('field.notes')}><Input.TextArea rows={4} count={upTo(8000)} /></Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}
