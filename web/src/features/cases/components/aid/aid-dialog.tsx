import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { aidRequest } from '@/api/sdk.gen';
import type { NewAidItemBody, WorkerView } from '@/api/types.gen';
import { inBrackets } from '@/lib/punctuation';
import type { Once } from '@/lib/use-command';
import { useWord } from '@/words/use-word';
import { workersNamed } from '../../queries';
import { RecordDialog } from '@/ui/record-dialog';

const KINDS = ['living', 'medical', 'schooling', 'legalAid', 'counselling', 'training', 'jobMatching', 'childcare', 'other'] as const satisfies readonly NewAidItemBody['kind'][];

interface Props {
  caseId: string;
  hardship: readonly WorkerView[];
  chosen: WorkerView | null;
  onClose: () => void;
}

/** 申请帮扶: for one worker, most often one in hardship; the supervisor decides. */
export function AidDialog({ caseId, hardship, chosen, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const send = useCallback((body: NewAidItemBody, once: Once) => aidRequest({ path: { id: caseId }, body, ...once }), [caseId]);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <RecordDialog<NewAidItemBody, NewAidItemBody, unknown>
      title={t('aid.title')} name={`aid.${chosen?.id ?? caseId}`} send={send} hint={t('aid.follows')} onClose={onClose} toBody={(fields) => fields} {...(chosen ? { initial: { workerId: chosen.id } } : {})}
    >
      <Form.Item name="workerId" label={t('aid.worker')} extra={t('aid.workerHint')} rules={required}><WorkerChoice caseId={caseId} first={hardship} /></Form.Item>
      <Form.Item name="kind" label={t('aid.kind')} rules={required}><Select options={KINDS.map((value) => ({ value, label: word('aidKind', value) }))} /></Form.Item>
      <Form.Item name="request" label={t('aid.request')} rules={required}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
    </RecordDialog>
  );
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
