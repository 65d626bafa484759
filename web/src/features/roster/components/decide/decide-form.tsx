import { Alert, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimDecisionsView } from '@/api/types.gen';
import { DocumentField } from '@/features/documents/public/document-field';
import { formatFen } from '@/lib/money';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandForm } from '@/ui/command-form/command-form';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { AmountsField } from './amounts-field';
import { type DecisionFields, decisionsFor, type How, type OwnedClaim, pick } from './claims-to-decide';
import { type Decisions, decideInParts } from './decide-in-parts';

/** So many claims are adjusted one by one; more of them by a share of what is claimed. */
const ONE_BY_ONE = 60;
const HOWS = ['asClaimed', 'adjust', 'disallow'] as const satisfies readonly How[];

interface Props {
  caseId: string;
  claims: readonly OwnedClaim[];
  /** What was typed when others turned out to have decided meanwhile. */
  typed?: DecisionFields | undefined;
  onTaken: (answer: ClaimDecisionsView, claims: readonly OwnedClaim[], typed: DecisionFields) => void;
  onClose: () => void;
}

export function DecideForm({ caseId, claims, typed, onTaken, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('roster');
  const word = useWord();
  const [form] = Form.useForm<DecisionFields>();
  const { how = 'asClaimed', kinds = [], again = false } = (Form.useWatch([], form) as DecisionFields | undefined) ?? {};
  const picked = pick(claims, { kinds, again });
  const oneByOne = picked.length <= ONE_BY_ONE;
  const send = useCallback((decisions: Decisions, once: Once) => decideInParts(caseId, decisions, once), [caseId]);
  const command = useCommand(send);
  const present = [...new Set(claims.map(({ kind }) => kind))];
  const required = [{ required: true, whitespace: true, message: t('required') }];
  const people = new Set(picked.map(({ workerId }) => workerId)).size;
  const haveAmounts = (_: unknown, amounts: DecisionFields['amounts']): Promise<void> => {
    const without = picked.find(({ id }) => amounts?.[id] === null);
    return without ? Promise.reject(new Error(t('decide.amountMissing', { name: without.workerName, kind: word('paymentKind', without.kind) }))) : Promise.resolve();
  };
  const toInput = (fields: DecisionFields): Decisions => ({
    decisions: decisionsFor(picked, fields, oneByOne), ...(fields.basis?.trim() ? { basis: fields.basis } : {}), ...(fields.documentIds?.length ? { documentIds: fields.documentIds } : {}),
  });
  return (
    <CommandForm<DecisionFields, Decisions, ClaimDecisionsView>
      form={form} name={`decide.${claims.length === 1 ? claims[0]?.id : caseId}`} command={command} initial={typed ? { ...typed, again: true } : { how: 'asClaimed', again: claims.length === 1 && claims[0]?.verifiedFen !== null }} submit={t('decide.do', { count: picked.length })} onCancel={onClose}
      onDone={(answer) => onTaken(answer, picked, form.getFieldsValue(true) as DecisionFields)} toInput={toInput}
    >
      {present.length > 1 && <Form.Item name="kinds" label={t('decide.kinds')}><Select mode="multiple" allowClear placeholder={t('kind.all')} options={present.map((value) => ({ value, label: word('paymentKind', value) }))} /></Form.Item>}
      <Form.Item name="again" valuePropName="checked"><Checkbox>{t('decide.again')}</Checkbox></Form.Item>
      {picked.length === 0
        ? <Alert type="info" showIcon title={t('decide.nothing')} style={{ marginBottom: 16 }} />
        : <p role="status">{t('decide.about', { people, count: picked.length, sum: formatFen(picked.reduce((fen, { claimedFen }) => fen + claimedFen, 0)) })}</p>}
      <Form.Item name="how" label={t('decide.how')} rules={[{ validator: () => (picked.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('decide.nothing')))) }]}><Radio.Group options={HOWS.map((value) => ({ value, label: t(`decide.${value}`) }))} /></Form.Item>
      {how === 'adjust' && oneByOne && <Form.Item name="amounts" label={t('decide.amounts')} rules={[{ validator: haveAmounts }]}><AmountsField claims={picked} /></Form.Item>}
      {how === 'adjust' && !oneByOne && <Form.Item name="percent" label={t('decide.percent')} extra={t('decide.percentHint')} rules={[{ required: true, message: t('required') }, { type: 'number', min: 1, max: 100, message: t('decide.percentBetween') }]}><InputNumber suffix="%" /></Form.Item>}
      {how === 'disallow' && <Form.Item name="reason" label={t('decide.reason')} rules={required}><Input.TextArea rows={3} count={upTo(500)} /></Form.Item>}
      <Form.Item name="basis" label={t('decide.basis')} extra={t('decide.basisHint')} rules={how === 'adjust' ? required : []}><Input.TextArea rows={2} count={upTo(500)} /></Form.Item>
      <Form.Item name="documentIds" label={t('decide.documents')}><DocumentField caseId={caseId} /></Form.Item>
    </CommandForm>
  );
}
