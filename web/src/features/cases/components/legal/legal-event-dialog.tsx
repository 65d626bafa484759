import { Form, Input, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { legalEventsRecord } from '@/api/sdk.gen';
import type { AnswerWithinBody, LegalEventBody, LegalEventView } from '@/api/types.gen';
import { DocumentField } from '@/features/documents/public/document-field';
import { dayOf, formatDate } from '@/lib/dates';
import { serverNow } from '@/lib/server-clock';
import type { Once } from '@/lib/use-command';
import { CountItem } from '@/ui/fields/count-item';
import { DateField } from '@/ui/fields/date-field';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { filled } from '../lines';
import { RecordDialog } from '@/ui/record-dialog';
import { candidatesOf, type Group, GROUPS, groundsOf, type RecordedType } from './event-types';

const UNITS = ['workingDays', 'naturalDays'] as const satisfies readonly AnswerWithinBody['unit'][];

interface Fields extends Omit<LegalEventBody, 'answerWithin'> {
  answerWithin?: Partial<AnswerWithinBody>;
}

interface Props {
  caseId: string;
  events: readonly LegalEventView[];
  onClose: () => void;
}

/** 法定节点: what happened on which day; the clocks of the law follow it. */
export function LegalEventDialog({ caseId, events, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const [form] = Form.useForm<Fields>();
  const type = Form.useWatch<RecordedType | undefined>('type', form);
  const send = useCallback((body: LegalEventBody, once: Once) => legalEventsRecord({ path: { id: caseId }, body, ...once }), [caseId]);
  const today = dayOf(serverNow());
  const [grounds, candidates] = [groundsOf(type), candidatesOf(type, events)];
  const required = [{ required: true, message: t('field.required') }];
  const options = (Object.keys(GROUPS) as Group[]).map((group) => ({ label: t(`legal.group.${group}`), options: GROUPS[group].map((value) => ({ value, label: word('legalEvent', value) })) }));
  return (
    <RecordDialog<Fields, LegalEventBody, unknown> title={t('legal.title')} name={`legalEvent.${caseId}`} form={form} send={send} hint={t('legal.follows')} onClose={onClose} toBody={toBody}>
      <Form.Item name="type" label={t('legal.type')} rules={required}><Select showSearch={{ optionFilterProp: 'label' }} options={options} /></Form.Item>
      <Form.Item name="occurredOn" label={t('legal.occurredOn')} rules={required}><DateField isClosed={(date) => date > today} /></Form.Item>
      {grounds.length > 0 && <Form.Item name="ground" label={t('legal.ground')} rules={required}><Select options={grounds.map((value) => ({ value, label: word('legalGround', value) }))} /></Form.Item>}
      {type === 'opinionDelivered' && (
        <Form.Item label={t('legal.answerWithin')} htmlFor="answerWithin_length" extra={t('legal.answerWithinHint')}>
          <div style={{ display: 'flex', gap: 8 }}>
            <CountItem name={['answerWithin', 'length']} noStyle min={1} max={365} style={{ width: 96 }} />
            <Form.Item name={['answerWithin', 'unit']} noStyle initialValue="workingDays"><Select aria-label={t('legal.unit')} options={UNITS.map((value) => ({ value, label: word('unit', value) }))} style={{ flex: 1 }} /></Form.Item>
          </div>
        </Form.Item>
      )}
      {candidates.length > 0 && <Form.Item name="refersToId" label={t('legal.refersTo')} rules={required}><Select options={candidates.map(({ id, occurredOn, name, note }) => ({ value: id, label: `${formatDate(occurredOn)} ${name}${note === null ? '' : ` ${note.slice(0, 40)}`}` }))} /></Form.Item>}
      <Form.Item name="note" label={t('field.notes')}><Input.TextArea rows={3} count={upTo(4000)} /></Form.Item>
      <Form.Item name="documentIds" label={t('legal.documents')}><DocumentField caseId={caseId} /></Form.Item>
    </RecordDialog>
  );
}

/** Without what belongs to another type that was chosen before. */
function toBody({ type, occurredOn, ground, answerWithin, refersToId, documentIds, note }: Fields): LegalEventBody {
  const within = type === 'opinionDelivered' && typeof answerWithin?.length === 'number' ? { answerWithin: { length: answerWithin.length, unit: answerWithin.unit ?? 'workingDays' } } : {};
  return { type, occurredOn, ...(ground !== undefined && groundsOf(type).includes(ground) ? { ground } : {}), ...within, ...(refersToId ? { refersToId } : {}), ...(documentIds && documentIds.length > 0 ? { documentIds } : {}), ...filled('note', note) };
}
