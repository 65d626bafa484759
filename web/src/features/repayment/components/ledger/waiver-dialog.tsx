import { Form, Input, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { requestsAsk } from '@/api/sdk.gen';
import type { RequestBody, RequestView } from '@/api/types.gen';
import { DocumentField } from '@/features/documents/public/document-field';
import type { Once } from '@/lib/use-command';
import { FenItem } from '@/ui/fields/fen-item';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import type { CasePart } from '../case-form';
import { INSURANCES, KINDS } from '../kinds';
import { RecordDialog } from '@/ui/record-dialog';

type Fields = Pick<RequestBody, 'kind' | 'amountFen' | 'documentIds' | 'reason'>;

/** Never of social insurance or the housing fund: an agreement not to pay them is void. The late fee is the collector's. */
const WAIVABLE = KINDS.filter((kind) => kind !== 'socialInsurance' && kind !== 'housingFund' && kind !== 'lateFee' && !INSURANCES.some((insurance) => insurance === kind));

/** A worker forgoes a part of what is owed, with signed evidence; another supervisor grants it. */
export function WaiverDialog({ part, workerId }: { part: CasePart; workerId: string }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const { id } = part.kase;
  const send = useCallback((body: RequestBody, once: Once) => requestsAsk({ path: { id }, body, ...once }), [id]);
  const required = [{ required: true, message: t('required') }];
  return (
    <RecordDialog<Fields, RequestBody, RequestView>
      title={t('waiver.title')} name={`waiver.${workerId}`} send={send} submit={t('ask')} done={t('asked')} onClose={() => part.show('workers')} hint={t('waiver.hint')} initial={{ kind: 'wages' }}
      toBody={({ kind, amountFen, documentIds, reason = '' }) => ({ type: 'waiver', workerId, reason, ...(kind ? { kind } : {}), ...(typeof amountFen === 'number' ? { amountFen } : {}), ...(documentIds?.length ? { documentIds } : {}) })}
    >
      <Form.Item name="kind" label={t('kind')} rules={required}><Select options={WAIVABLE.map((value) => ({ value, label: word('paymentKind', value) }))} /></Form.Item>
      <FenItem name="amountFen" label={t('amount')} required />
      <Form.Item name="documentIds" label={t('waiver.evidence')} rules={required}><DocumentField caseId={id} /></Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={required}><Input.TextArea rows={3} count={upTo(4000)} /></Form.Item>
    </RecordDialog>
  );
}
