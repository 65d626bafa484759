import { Form, Input, Radio, Select } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paymentRowsMatch, paymentRowsNotOfCase, paymentRowsUnmatch } from '@/api/sdk.gen';
import type { PaymentRowView } from '@/api/types.gen';
import { formatFen } from '@/lib/money';
import { comma } from '@/lib/punctuation';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandForm } from '@/ui/command-form/command-form';
import { upTo } from '@/ui/fields/up-to';
import { useWorkersNamed } from '../../queries';

interface Fields {
  decision: PaymentRowView['possibleDecisions'][number];
  workerId?: string;
  reason?: string;
}

interface Props {
  caseId: string;
  importId: string;
  row: PaymentRowView;
  onDone: () => void;
}

/** Whom a row paid, by hand: whoever the program thinks of first, or anybody of the roster; or that it belongs to something else. */
export function MatchForm({ caseId, importId, row, onDone }: Props): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const [form] = Form.useForm<Fields>();
  const first = row.possibleDecisions[0] ?? 'match';
  const decision = Form.useWatch<Fields['decision'] | undefined>('decision', form) ?? first;
  const send = useCallback(({ decision: what, workerId = '', reason = '' }: Fields, once: Once): Promise<{ data: PaymentRowView }> => {
    const path = { id: caseId, importId, row: String(row.row) };
    if (what === 'match') return paymentRowsMatch({ path, body: { workerId, reason }, ...once });
    return what === 'unmatch' ? paymentRowsUnmatch({ path, body: { reason }, ...once }) : paymentRowsNotOfCase({ path, body: { reason }, ...once });
  }, [caseId, importId, row.row]);
  const command = useCommand(send);
  const required = [{ required: true, message: t('required') }];
  const done = (): void => {
    onDone();
    toast.done(t('saved'));
  };
  return (
    <CommandForm<Fields, Fields, PaymentRowView>
      name={`match.${importId}.${row.row}`} form={form} command={command} submit={t('save')} onCancel={onDone} onDone={done} toInput={(fields) => fields}
      initial={{ decision: first, ...(row.proposals[0] ? { workerId: row.proposals[0].workerId } : {}) }}
    >
      {row.possibleDecisions.length > 1 && <Form.Item name="decision" label={t('import.decision')}><Radio.Group options={row.possibleDecisions.map((value) => ({ value, label: t(`decision.${value}`) }))} /></Form.Item>}
      {decision === 'match' && <Form.Item name="workerId" label={t('worker')} rules={required}><PayeeField caseId={caseId} row={row} /></Form.Item>}
      <Form.Item name="reason" label={t('reason')} rules={required}><Input.TextArea rows={2} count={upTo(2000)} /></Form.Item>
    </CommandForm>
  );
}

interface PayeeProps {
  id?: string;
  caseId: string;
  row: PaymentRowView;
  value?: string;
  onChange?: (workerId: string) => void;
}

function PayeeField({ id, caseId, row, value, onChange }: PayeeProps): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const [name, setName] = useState('');
  const { data: found = [], isFetching } = useWorkersNamed(caseId, name);
  const proposed = row.proposals.map(({ workerId, name: worker, grounds, outstandingFen }) => ({
    value: workerId, label: `${worker} · ${grounds.map((ground) => t(`ground.${ground}`)).join(comma())} · ${t('outstanding')} ${formatFen(outstandingFen)}`,
  }));
  const others = found.filter((worker) => !row.proposals.some(({ workerId }) => workerId === worker.id)).map((worker) => ({ value: worker.id, label: worker.name }));
  return (
    <Select
      {...(id === undefined ? {} : { id })} {...(value === undefined ? {} : { value })} {...(onChange ? { onChange } : {})} loading={isFetching} placeholder={t('import.search')}
      showSearch={{ filterOption: false, onSearch: (text) => setName(text.trim().slice(0, 60)) }} options={[...proposed.filter(({ label }) => label.includes(name)), ...others]}
    />
  );
}
