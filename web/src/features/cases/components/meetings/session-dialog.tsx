import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { mediationRecordSession } from '@/api/sdk.gen';
import type { WorkerSessionBody } from '@/api/types.gen';
import type { Once } from '@/lib/use-command';
import { CountItem } from '@/ui/fields/count-item';
import { InstantField } from '@/ui/fields/instant-field';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { linesOf } from '../lines';
import { RecordDialog } from '@/ui/record-dialog';

const FORMS = ['meeting', 'visit', 'phone', 'online', 'other'] as const satisfies readonly WorkerSessionBody['form'][];
const PURPOSES = ['opinionsHeard', 'lawExplained', 'planStudied', 'counselling'] as const satisfies WorkerSessionBody['purposes'];
const LEVELS = [1, 2, 3, 4, 5] as const;

type Fields = Omit<WorkerSessionBody, 'opinions'> & { opinions?: string };

/** 职工座谈: heard, explained, studied together, calmed. */
export function SessionDialog({ caseId, onClose }: { caseId: string; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const send = useCallback((body: WorkerSessionBody, once: Once) => mediationRecordSession({ path: { id: caseId }, body, ...once }), [caseId]);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <RecordDialog<Fields, WorkerSessionBody, unknown>
      title={t('session.title')} name={`session.${caseId}`} send={send} onClose={onClose} initial={{ form: 'meeting', purposes: [] }}
      toBody={({ opinions, ...fields }) => ({ ...fields, opinions: linesOf(opinions) })}
    >
      <Form.Item name="heldAt" label={t('session.heldAt')} rules={required}><InstantField /></Form.Item>
      <Form.Item name="form" label={t('session.form')} rules={required}><Select options={FORMS.map((value) => ({ value, label: word('sessionForm', value) }))} /></Form.Item>
      <Form.Item name="purposes" label={t('session.purposes')} extra={t('session.purposesHint')} rules={[{ type: 'array', min: 1, message: t('field.atLeastOne') }]}><Checkbox.Group options={PURPOSES.map((value) => ({ value, label: word('sessionPurpose', value) }))} /></Form.Item>
      <CountItem name="workersPresent" label={t('session.workersPresent')} min={1} max={100_000} required />
      <Form.Item name="opinions" label={t('session.opinions')} extra={t('field.onePerLine')}><Input.TextArea rows={3} count={upTo(20_000)} /></Form.Item>
      <Form.Item name="tension" label={t('session.tension')} extra={t('session.tensionHint')}><Radio.Group options={LEVELS.map((value) => ({ value, label: String(value) }))} /></Form.Item>
      <Form.Item name="record" label={t('session.record')} rules={required}><Input.TextArea rows={5} count={upTo(20_000)} /></Form.Item>
    </RecordDialog>
  );
}
