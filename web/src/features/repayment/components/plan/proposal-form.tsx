import { Button, Checkbox, Form, Radio, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { repaymentPlansPropose } from '@/api/sdk.gen';
import type { PlanProposalBody, PlanProposalView } from '@/api/types.gen';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandForm } from '@/ui/command-form/command-form';
import { CountItem } from '@/ui/fields/count-item';
import { DateField } from '@/ui/fields/date-field';
import { FenItem } from '@/ui/fields/fen-item';
import { useWord } from '@/words/use-word';
import { KINDS } from '../kinds';
import styles from '../repayment.module.css';

const METHODS = ['singleDate', 'monthly', 'priority', 'cashFlow'] as const satisfies readonly PlanProposalBody['method'][];
type Fields = Partial<Omit<PlanProposalBody, 'method'>> & { method: PlanProposalBody['method'] };

interface Props {
  caseId: string;
  onCancel: () => void;
  onDone: (proposal: PlanProposalView) => void;
}

/** How it is to be paid, in a few words; the instalments are worked out from what is outstanding. */
export function ProposalForm({ caseId, onCancel, onDone }: Props): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const [form] = Form.useForm<Fields>();
  const method = Form.useWatch<Fields['method'] | undefined>('method', form) ?? 'singleDate';
  const send = useCallback((body: PlanProposalBody, once: Once) => repaymentPlansPropose({ path: { id: caseId }, body, ...once }), [caseId]);
  const command = useCommand(send);
  const required = [{ required: true, message: t('required') }];
  return (
    <CommandForm<Fields, PlanProposalBody, PlanProposalView>
      name={`proposal.${caseId}`} form={form} command={command} submit={t('proposal.show')} onCancel={onCancel} onDone={onDone} initial={{ method: 'singleDate', months: 12, expected: [{}] as PlanProposalBody['expected'] }} toInput={toBody}
    >
      <Form.Item name="method" label={t('proposal.method')} extra={t(`proposal.${method}.hint`)}><Radio.Group options={METHODS.map((value) => ({ value, label: t(`proposal.${value}`) }))} /></Form.Item>
      <Form.Item name="kinds" label={t('proposal.kinds')} extra={t('proposal.kinds.hint')}><Select mode="multiple" options={KINDS.map((value) => ({ value, label: word('paymentKind', value) }))} /></Form.Item>
      {method !== 'cashFlow' && <Form.Item name="dueOn" label={t(method === 'singleDate' ? 'proposal.on' : 'proposal.from')} rules={required}><DateField /></Form.Item>}
      {method === 'monthly' && <CountItem name="months" label={t('proposal.months')} min={1} max={600} required />}
      {method === 'cashFlow' && <Expected />}
      {(method === 'monthly' || method === 'cashFlow') && <Form.Item name="hardshipFirst" valuePropName="checked"><Checkbox>{t('proposal.hardshipFirst')}</Checkbox></Form.Item>}
    </CommandForm>
  );
}

function Expected(): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const required = [{ required: true, message: t('required') }];
  return (
    <Form.List name="expected">
      {(fields, { add, remove }) => (
        <fieldset className={styles['rows']}>
          <legend>{t('proposal.expected')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles['row']}>
              <Form.Item name={[name, 'on']} label={t('proposal.on')} rules={required}><DateField /></Form.Item>
              <FenItem name={[name, 'amountFen']} label={t('amount')} required />
              {fields.length > 1 && <Button onClick={() => remove(name)} aria-label={t('removeRow', { no: name + 1 })}>✕</Button>}
            </div>
          ))}
          <Button onClick={() => add({})}>{t('proposal.addExpected')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** Only what the method knows. */
function toBody({ method, kinds, dueOn, months, expected, hardshipFirst }: Fields): PlanProposalBody {
  return {
    method, ...(kinds?.length ? { kinds } : {}),
    ...(method !== 'cashFlow' && dueOn ? { dueOn } : {}), ...(method === 'monthly' && months ? { months } : {}), ...(method === 'cashFlow' ? { expected: expected ?? [] } : {}),
    ...((method === 'monthly' || method === 'cashFlow') && hardshipFirst ? { hardshipFirst } : {}),
  };
}
