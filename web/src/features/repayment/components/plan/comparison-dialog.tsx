import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparedClauseView, ComparedPairView, PlanView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { isProblem } from '@/lib/problem';
import { colon } from '@/lib/punctuation';
import { CommandDialog } from '@/ui/command-dialog';
import { ProblemAlert } from '@/ui/problem-alert';
import { RowTable, type RowColumn } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import { useComparison, usePlans } from '../../queries';
import type { CasePart } from '../case-form';

/** Two revisions side by side: what was promised before and is now, and what was paid between. */
export function ComparisonDialog({ part, planId }: { part: CasePart; planId: string }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const { data: plans } = usePlans(part.kase.id);
  const [chosen, setChosen] = useState<string | undefined>();
  const other = chosen ?? besideOf(plans ?? [], planId)?.id;
  const { data, error } = useComparison(planId, other);
  const clauseValue = useClauseValue();
  const cell = (side: ComparedPairView['before']): React.ReactNode => (side ? <>{formatDate(side.dueOn)}<br />{formatFen(side.promisedFen)}</> : '—');
  const columns: RowColumn<ComparedPairView>[] = [
    { key: 'kind', title: t('kind'), onPhone: 'bare', render: ({ kind }) => word('paymentKind', kind) },
    { key: 'before', title: t('compare.before'), align: 'end', render: ({ before }) => cell(before) },
    { key: 'after', title: t('compare.after'), align: 'end', render: ({ after }) => cell(after) },
    { key: 'change', title: t('compare.change'), render: ({ change }) => t(`compare.${change}`) },
  ];
  return (
    <CommandDialog title={t('plan.compare')} open onClose={part.close} width={760}>
      <Select
        aria-label={t('compare.with')} placeholder={t('compare.with')} style={{ width: '100%', marginBottom: 12 }} value={other ?? null} onChange={(id: string) => setChosen(id)}
        options={plans?.filter(({ id }) => id !== planId).map(({ id, revision, state }) => ({ value: id, label: `${t('plan.revision', { revision })} · ${word('planState', state)}` }))}
      />
      {isProblem(error) && <ProblemAlert problem={error} />}
      {data && (
        <>
          <p>{t('compare.revisions', { before: data.before.revision, after: data.after.revision })}{data.after.reason !== null && `${colon()}${data.after.reason}`}</p>
          <RowTable rows={data.instalments} rowKey={({ before, after, kind }) => `${kind} ${before?.id ?? ''} ${after?.id ?? ''}`} columns={columns} label={t('instalments')} empty={null} />
          <ul>
            {data.byKind.filter(({ differenceFen }) => differenceFen !== 0).map(({ kind, differenceFen }) => <li key={kind}>{t('compare.difference', { kind: word('paymentKind', kind), amount: formatFen(differenceFen) })}</li>)}
            {data.paidBetween.map(({ kind, paidFen }) => <li key={kind}>{t('compare.paid', { kind: word('paymentKind', kind), amount: formatFen(paidFen) })}</li>)}
            {data.clauses.map((clause) => <li key={clause.clause}>{t(`compare.clause.${clause.clause}`)}{colon()}{clauseValue(clause, clause.before)} → {clauseValue(clause, clause.after)}</li>)}
          </ul>
        </>
      )}
    </CommandDialog>
  );
}

/** The revision that was in force before, or where there is none the newest of the others. @param plans newest first */
function besideOf(plans: readonly PlanView[], planId: string): PlanView | undefined {
  const others = plans.filter(({ id }) => id !== planId);
  const revision = plans.find(({ id }) => id === planId)?.revision ?? 0;
  return others.find((plan) => plan.agreedAt !== null && plan.revision < revision) ?? others[0];
}

/** Flag, code, number, or how many workers each group names. */
function useClauseValue(): (clause: ComparedClauseView, value: unknown) => string {
  const { t } = useTranslation('repayment');
  const word = useWord();
  return ({ clause }, value) => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'not');
    if (Array.isArray(value)) return value.length === 0 ? '—' : value.join(' + ');
    if (clause === 'enforceability') return word('enforceability', value as 'plain');
    if (clause === 'allocationOrder') return word('allocationOrder', value as 'proRata');
    return typeof value === 'number' || typeof value === 'string' ? `${value}` : '—';
  };
}
