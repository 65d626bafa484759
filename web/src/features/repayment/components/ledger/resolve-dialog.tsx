import { Form, Input, Radio } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { paymentResolutionsResolve } from '@/api/sdk.gen';
import type { CreatedView, ResolutionBody, ResolutionWayView } from '@/api/types.gen';
import { DocumentField } from '@/features/documents/public/document-field';
import { formatFen } from '@/lib/money';
import { inBrackets } from '@/lib/punctuation';
import type { Once } from '@/lib/use-command';
import { DateField } from '@/ui/fields/date-field';
import { FenItem } from '@/ui/fields/fen-item';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { useUnapplied } from '../../queries';
import type { CasePart } from '../case-form';
import { RecordDialog } from '@/ui/record-dialog';

interface Fields extends Omit<ResolutionBody, 'type' | 'kind' | 'workerIds'> {
  /** Its place among the ways. */
  way: number;
}

/** What becomes of money that settles nothing: only the ways that are open, each with at most how much, which stands in the amount until another is typed. */
export function ResolveDialog({ part, paymentId }: { part: CasePart; paymentId: string }): React.JSX.Element | null {
  const { t } = useTranslation('repayment');
  const { id } = part.kase;
  const ways = useUnapplied(id).data?.items.find(({ payment }) => payment.id === paymentId)?.ways ?? [];
  const [form] = Form.useForm<Fields>();
  const place = Form.useWatch<number | undefined>('way', form) ?? 0;
  const nameOf = useNameOfWay();
  const send = useCallback((body: ResolutionBody, once: Once) => paymentResolutionsResolve({ path: { id, paymentId }, body, ...once }), [id, paymentId]);
  const required = [{ required: true, message: t('required') }];
  if (ways[0] === undefined) return null;
  return (
    <RecordDialog<Fields, ResolutionBody, CreatedView>
      title={t('unapplied.resolve')} name={`resolve.${paymentId}`} form={form} send={send} onClose={part.close} initial={{ way: 0, amountFen: ways[0].maxFen }} toBody={(fields) => toBody(fields, ways)}
    >
      <Form.Item name="way" label={t('unapplied.way')} rules={required}>
        <Radio.Group
          style={{ display: 'grid', gap: 4 }} options={ways.map((way, value) => ({ value, label: `${nameOf(way)}${inBrackets(t('atMost', { amount: formatFen(way.maxFen) }))}` }))}
          onChange={({ target }) => form.setFieldValue('amountFen', ways[target.value as number]?.maxFen)}
        />
      </Form.Item>
      <FenItem name="amountFen" label={t('amount')} required />
      {ways[place]?.type === 'return' && (
        <>
          <Form.Item name="returnedOn" label={t('unapplied.returnedOn')} rules={required}><DateField /></Form.Item>
          <Form.Item name="reference" label={t('reference')} rules={required}><Input count={upTo(200)} /></Form.Item>
        </>
      )}
      <Form.Item name="reason" label={t('reason')} rules={required}><Input.TextArea rows={3} count={upTo(2000)} /></Form.Item>
      <Form.Item name="documentIds" label={t('evidence')} rules={required}><DocumentField caseId={id} /></Form.Item>
    </RecordDialog>
  );
}

function useNameOfWay(): (way: ResolutionWayView) => string {
  const { t } = useTranslation('repayment');
  const word = useWord();
  return ({ type, kind, workerIds }) => [t(`resolution.${type}`), ...(kind === null ? [] : [word('paymentKind', kind)]), ...(workerIds === null ? [] : [t('unapplied.named', { count: workerIds.length })])].join(' · ');
}

function toBody({ way, amountFen, returnedOn, reference, reason = '', documentIds = [] }: Fields, ways: readonly ResolutionWayView[]): ResolutionBody {
  const { type = 'keep', kind = null, workerIds = null } = ways[way] ?? {};
  return {
    type, amountFen, reason, documentIds, ...(kind === null ? {} : { kind }), ...(workerIds === null ? {} : { workerIds }),
    ...(type === 'return' && returnedOn ? { returnedOn } : {}), ...(type === 'return' && reference ? { reference } : {}),
  };
}
