import { Alert, Button, Checkbox, Form, Input, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { repaymentPlansDraft } from '@/api/sdk.gen';
import type { CreatePlanBody, PlanProposalView, PlanView } from '@/api/types.gen';
import { formatFen } from '@/lib/money';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandForm } from '@/ui/command-form/command-form';
import { CountItem } from '@/ui/fields/count-item';
import { DateField } from '@/ui/fields/date-field';
import { FenItem } from '@/ui/fields/fen-item';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import styles from '../repayment.module.css';
import { ProposalNotes } from './proposal-notes';

const ENFORCEABILITIES = ['plain', 'arbitral', 'courtConfirmed'] as const;
const ORDERS = ['oldestFirst', 'priorityFirst', 'proRata'] as const;

interface Props {
  caseId: string;
  proposal: PlanProposalView;
  onBack: () => void;
  onDone: () => void;
}

/** The proposed instalments, to be changed where the parties agreed otherwise, with the clauses they sign. */
export function DraftForm({ caseId, proposal, onBack, onDone }: Props): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const send = useCallback((body: CreatePlanBody, once: Once) => repaymentPlansDraft({ path: { id: caseId }, body, ...once }), [caseId]);
  const command = useCommand(send);
  const done = (): void => {
    onDone();
    toast.done(t('plan.drafted'));
  };
  const initial: Partial<CreatePlanBody> = {
    instalments: proposal.draft.instalments, enforceability: 'plain', graceWorkingDays: 3, allocationOrder: proposal.draft.priority ? 'priorityFirst' : 'oldestFirst', accelerates: true,
  };
  return (
    <>
      <ProposalNotes proposal={proposal} />
      <CommandForm<CreatePlanBody, CreatePlanBody, PlanView>
        name={`plan.${caseId}.${proposal.asOf}.${proposal.method}`} command={command} submit={t('plan.keepDraft')} onCancel={onBack} onDone={done} initial={initial}
        toInput={({ reason, ...body }) => ({ ...body, ...(reason ? { reason } : {}), ...(proposal.draft.priority ? { priority: proposal.draft.priority } : {}) })}
      >
        <Instalments proposal={proposal} />
        <div className={styles['row']}>
          <Form.Item name="enforceability" label={t('clause.enforceability')}><Select options={ENFORCEABILITIES.map((value) => ({ value, label: word('enforceability', value) }))} /></Form.Item>
          <CountItem name="graceWorkingDays" label={t('clause.grace')} min={1} max={30} />
          <Form.Item name="allocationOrder" label={t('clause.order')}><Select options={ORDERS.map((value) => ({ value, label: word('allocationOrder', value) }))} /></Form.Item>
        </div>
        <Form.Item name="accelerates" valuePropName="checked"><Checkbox>{t('clause.accelerates.long')}</Checkbox></Form.Item>
        <Form.Item name="reason" label={t('plan.reason')}><Input.TextArea rows={2} count={upTo(4000)} /></Form.Item>
      </CommandForm>
    </>
  );
}

function Instalments({ proposal }: { proposal: PlanProposalView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const form = Form.useFormInstance<CreatePlanBody>();
  const instalments = Form.useWatch<CreatePlanBody['instalments'] | undefined>('instalments', form) ?? proposal.draft.instalments;
  const sum = sumOf(instalments);
  const owed = proposal.byKind.reduce((total, { owedFen }) => total + owedFen, 0);
  const rest = proposal.byKind.map(({ kind, owedFen }) => ({ kind, amountFen: owedFen - sumOf(instalments.filter((row) => row?.kind === kind)) })).find(({ amountFen }) => amountFen > 0);
  const required = [{ required: true, message: t('required') }];
  return (
    <Form.List name="instalments">
      {(fields, { add, remove }) => (
        <fieldset className={`${styles['rows']} ${styles['scroll']}`}>
          <legend>{t('instalments')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles['row']}>
              <Form.Item name={[name, 'kind']} label={t('kind')} rules={required}><Select options={proposal.byKind.map(({ kind }) => ({ value: kind, label: word('paymentKind', kind) }))} /></Form.Item>
              <Form.Item name={[name, 'dueOn']} label={t('due')} rules={required}><DateField /></Form.Item>
              <FenItem name={[name, 'amountFen']} label={t('amount')} required />
              <Button onClick={() => remove(name)} aria-label={t('removeRow', { no: name + 1 })}>✕</Button>
            </div>
          ))}
          <Button onClick={() => add(rest ?? {})}>{t('plan.addInstalment')}</Button>
          <Alert type={sum === owed ? 'success' : 'warning'} showIcon style={{ marginTop: 8 }} title={sum === owed ? t('plan.sumRight', { sum: formatFen(sum) }) : t('plan.sumWrong', { sum: formatFen(sum), owed: formatFen(owed), difference: formatFen(sum - owed) })} />
        </fieldset>
      )}
    </Form.List>
  );
}

/** In fen; a row that was just added may be empty. */
const sumOf = (rows: readonly (Partial<CreatePlanBody['instalments'][number]> | undefined)[]): number => rows.reduce((total, row) => total + (row?.amountFen ?? 0), 0);
