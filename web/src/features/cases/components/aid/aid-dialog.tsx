import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rosterShowOptions } from '@/api/@tanstack/react-query.gen';
import { aidRequest } from '@/api/sdk.gen';
import type { CaseView, NewAidItemBody, WorkerView } from '@/api/types.gen';
import { isHardship, LIVING_CONDITIONS, type LivingCondition, maySurvey } from '@/features/roster/public/living-conditions';
import { inBrackets } from '@/lib/punctuation';
import type { Once } from '@/lib/use-command';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { AID_KINDS } from '../../public/aid-kinds';
import { workersNamed } from '../../queries';
import { RecordDialog } from '@/ui/record-dialog';

interface Fields extends Omit<NewAidItemBody, 'found'> {
  /** By worker: what is found of one is not found of another. */
  found?: Readonly<Record<string, LivingCondition | undefined>>;
}

interface Props {
  kase: CaseView;
  hardship: readonly WorkerView[];
  chosen: WorkerView | null;
  onClose: () => void;
}

/** 申请帮扶: for one worker, most often one in hardship, which is recorded here too where it was not before; the supervisor decides. */
export function AidDialog({ kase, hardship, chosen, onClose }: Props): React.JSX.Element {
  const caseId = kase.id;
  const { t } = useTranslation('cases');
  const word = useWord();
  const [form] = Form.useForm<Fields>();
  const workerId = Form.useWatch<string | undefined>('workerId', form) ?? chosen?.id;
  const { data: worker } = useQuery({ ...rosterShowOptions({ path: { id: caseId, workerId: workerId ?? '' } }), enabled: workerId !== undefined });
  const found = Form.useWatch<LivingCondition | undefined>(['found', workerId ?? ''], form);
  // What was chosen stays in sight, and goes again, when the answer of the first press got lost.
  const isFound = worker !== undefined && (found !== undefined || (!isHardship(worker.livingCondition) && maySurvey(kase)));
  const send = useCallback((body: NewAidItemBody, once: Once) => aidRequest({ path: { id: caseId }, body, ...once }), [caseId]);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <RecordDialog<Fields, NewAidItemBody, unknown>
      title={t('aid.title')} name={`aid.${chosen?.id ?? caseId}`} form={form} send={send} hint={t('aid.follows')} onClose={onClose}
      toBody={toBody} {...(chosen ? { initial: { workerId: chosen.id } } : {})}
    >
      <Form.Item name="workerId" label={t('aid.worker')} extra={t('aid.workerHint')} rules={required}><WorkerChoice caseId={caseId} first={hardship} /></Form.Item>
      {isFound && workerId !== undefined && (
        <Form.Item key={workerId} name={['found', workerId]} label={t('aid.condition')} extra={`${t('aid.conditionHint')}${worker.reportedCondition === null ? '' : ` ${t('aid.reported', { condition: word('livingCondition', worker.reportedCondition) })}`}`}>
          <Select allowClear options={LIVING_CONDITIONS.filter(isHardship).map((value) => ({ value, label: word('livingCondition', value) }))} />
        </Form.Item>
      )}
      <Form.Item name="kind" label={t('aid.kind')} rules={required}><Select options={AID_KINDS.map((value) => ({ value, label: word('aidKind', value) }))} /></Form.Item>
      <Form.Item name="request" label={t('aid.request')} rules={required}><Input.TextArea rows={4} count={upTo(4000)} /></Form.Item>
    </RecordDialog>
  );
}

function toBody({ found, ...fields }: Fields): NewAidItemBody {
  const condition = found?.[fields.workerId];
  return { ...fields, ...(condition ? { found: { condition } } : {}) };
}

interface ChoiceProps {
  caseId: string;
  first: readonly WorkerView[];
  /** From Form.Item. */
  id?: string;
  value?: never;
  onChange?: never;
}

/** Those in hardship; anybody else of the roster by a part of the name. */
function WorkerChoice({ caseId, first, ...item }: ChoiceProps): React.JSX.Element {
  const word = useWord();
  const [name, setName] = useState('');
  const { data: found = [], isFetching } = useQuery({ ...workersNamed(caseId, name), enabled: name !== '' });
  const workers = name === '' ? first : found;
  const label = ({ name: who, livingCondition }: WorkerView): string => (livingCondition === null ? who : `${who}${inBrackets(word('livingCondition', livingCondition))}`);
  return <Select {...item} showSearch={{ filterOption: false, onSearch: (text) => setName(text.trim().slice(0, 50)) }} loading={isFetching} options={workers.map((worker) => ({ value: worker.id, label: label(worker) }))} />;
}
