import { Checkbox, Form, Input } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { casesCorrect } from '@/api/sdk.gen';
import type { CaseView, CorrectCaseBody } from '@/api/types.gen';
import { comma } from '@/lib/punctuation';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { CountItem } from '@/ui/fields/count-item';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { useLastActor } from '../../queries';
import { ESCALATORS } from '../codes';

interface Fields {
  summary: string;
  workersReported: number;
  escalators: CaseView['escalators'];
  employer: { name: string; address?: string | null };
}

/** Corrects what was reported; what was not touched stays as it is. */
export function CorrectDialog({ kase, onClose }: { kase: CaseView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const send = useCallback((body: CorrectCaseBody, once: Once) => casesCorrect({ path: { id: kase.id }, body, ...once }), [kase.id]);
  const command = useCommand(send);
  const changedBy = useLastActor(kase.id);
  const { summary, workersReported, escalators, employer } = kase;
  const values = { summary, workersReported, escalators, employer: { name: employer.name, address: employer.address } };
  const show = (field: string, value: unknown): string => {
    if (field === 'escalators') return (value as CaseView['escalators']).map((one) => word('escalator', one)).join(comma()) || '—';
    return field === 'employer' ? Object.values(value as Fields['employer']).filter(Boolean).join(comma()) : `${value as string | number}`;
  };
  const required = [{ required: true, message: t('field.required') }];
  const done = (): void => {
    onClose();
    toast.done(t('saved'));
  };
  return (
    <CommandDialog title={t('correct.title')} open onClose={onClose}>
      <CommandForm<Fields, CorrectCaseBody, CaseView>
        name={`correct.${kase.id}`} command={command} submit={t('save')} onCancel={onClose} onDone={done}
        current={{ version: kase.version, values, ...(changedBy === undefined ? {} : { changedBy }) }}
        labelOf={(field) => t(field === 'summary' ? 'field.summary' : field === 'workersReported' ? 'field.workersReported' : field === 'escalators' ? 'field.escalators' : 'intake.employer')}
        show={show}
        toInput={(fields, version) => ({ version: version ?? kase.version, summary: fields.summary, workersReported: fields.workersReported, escalators: fields.escalators, employer: { name: fields.employer.name, address: fields.employer.address?.trim() ? fields.employer.address : null } })}
      >
        <Form.Item name="summary" label={t('field.summary')} rules={required}><Input.TextArea rows={5} count={upTo(4000)} /></Form.Item>
        <Form.Item name={['employer', 'name']} label={t('field.employerName')} rules={required}><Input count={upTo(200)} /></Form.Item>
        <Form.Item name={['employer', 'address']} label={t('field.address')}><Input count={upTo(300)} /></Form.Item>
        <CountItem name="workersReported" label={t('field.workersReported')} min={1} max={1_000_000} required />
        <Form.Item name="escalators" label={t('field.escalators')}><Checkbox.Group options={ESCALATORS.map((value) => ({ value, label: word('escalator', value) }))} /></Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}
