import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlanView, RequestedInstalmentBody } from '@/api/types.gen';
import { DocumentField } from '@/features/documents/public/document-field';
import { formatFen } from '@/lib/money';
import { DateField } from '@/ui/fields/date-field';
import { FenItem } from '@/ui/fields/fen-item';
import { useWord } from '@/words/use-word';

/** All instalments of the plan that would take its place, beginning with what is open of the present one. */
export function RescheduleFields({ caseId, plan }: { caseId: string; plan: PlanView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const kinds = [...new Set(plan.instalments.map(({ kind }) => kind))];
  const open: RequestedInstalmentBody[] = plan.instalments.filter(({ outstandingFen }) => outstandingFen > 0).map(({ kind, dueOn, outstandingFen }) => ({ kind, dueOn, amountFen: outstandingFen }));
  const required = [{ required: true, message: t('field.required') }];
  return (
    <>
      <Form.List name="instalments" initialValue={open}>
        {(rows, { add, remove }) => (
          <div style={{ marginBottom: 24 }}>
            {rows.map(({ key, name }, place) => (
              <fieldset key={key} style={{ display: 'flex', flexWrap: 'wrap', gap: '0 12px', margin: '0 0 8px', padding: '8px 12px 0', border: '1px solid var(--border)', borderRadius: 8 }}>
                <legend style={{ padding: '0 8px' }}>{t('request.instalment', { number: place + 1 })}</legend>
                <Form.Item name={[name, 'kind']} label={t('request.kind')} rules={required} style={{ flex: 1, minWidth: 140 }}><Select options={kinds.map((value) => ({ value, label: word('paymentKind', value) }))} /></Form.Item>
                <Form.Item name={[name, 'dueOn']} label={t('request.dueOn')} rules={required} style={{ flex: 1, minWidth: 140 }}><DateField /></Form.Item>
                <FenItem name={[name, 'amountFen']} label={t('request.amount')} required style={{ flex: 1, minWidth: 140 }} />
                <Button size="small" style={{ marginBottom: 12 }} onClick={() => remove(name)}>{t('request.removeInstalment', { number: place + 1 })}</Button>
              </fieldset>
            ))}
            <Button type="dashed" onClick={() => add({ kind: kinds[0] })}>{t('request.addInstalment')}</Button>
            <Total planned={open} />
          </div>
        )}
      </Form.List>
      <Form.Item name="documentIds" label={t('request.documents')}><DocumentField caseId={caseId} /></Form.Item>
    </>
  );
}

/** The new instalments have to add up to what is open. */
function Total({ planned }: { planned: readonly RequestedInstalmentBody[] }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const rows = Form.useWatch<Partial<RequestedInstalmentBody>[] | undefined>('instalments') ?? [];
  const sum = (parts: readonly Partial<RequestedInstalmentBody>[]): number => parts.reduce((total, { amountFen }) => total + (amountFen ?? 0), 0);
  return <p role="status">{t('request.total', { sum: formatFen(sum(rows)), open: formatFen(sum(planned)) })}</p>;
}
