import { useTranslation } from 'react-i18next';
import type { InstalmentView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { Money } from '@/ui/money';
import { RowTable, type RowColumn } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import styles from '../repayment.module.css';

/** Instalments in the plan's order; of a draft only what it promises. */
export function InstalmentTable({ instalments, promisedOnly = false }: { instalments: readonly InstalmentView[]; promisedOnly?: boolean }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const promised: RowColumn<InstalmentView>[] = [
    { key: 'no', title: t('number'), onPhone: 'hidden', width: 56, render: ({ no }) => no },
    { key: 'kind', title: t('kind'), onPhone: 'bare', render: ({ kind }) => word('paymentKind', kind) },
    { key: 'due', title: t('due'), render: ({ dueOn, fallsDueOn }) => <>{formatDate(fallsDueOn)}{fallsDueOn !== dueOn && <><br /><small>{t('agreedFor', { date: dueOn })}</small></>}</> },
    { key: 'amount', title: t('amount'), align: 'end', render: ({ amountFen }) => <Money fen={amountFen} /> },
  ];
  const kept: RowColumn<InstalmentView>[] = [
    { key: 'paid', title: t('paid'), align: 'end', onPhone: 'hidden', render: ({ paidFen }) => <Money fen={paidFen} tone="paid" /> },
    { key: 'open', title: t('outstanding'), align: 'end', render: ({ outstandingFen, state }) => <Money fen={outstandingFen} tone={state === 'overdue' ? 'overdue' : 'open'} /> },
    { key: 'state', title: t('state'), render: ({ state, daysPastDue, settledOn }) => <span className={state === 'overdue' ? styles['late'] : undefined}>{word('instalmentState', state)}{state === 'overdue' && ` ${t('days', { count: daysPastDue })}`}{settledOn !== null && <small> {settledOn}</small>}</span> },
  ];
  return <RowTable rows={instalments} rowKey={({ id }) => id} columns={promisedOnly ? promised : [...promised, ...kept]} label={t('instalments')} empty={null} />;
}
