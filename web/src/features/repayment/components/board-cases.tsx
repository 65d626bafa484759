import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BoardCaseView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { EmptyState } from '@/ui/empty-state';
import { Money } from '@/ui/money';
import { RowTable, type RowColumn } from '@/ui/row-table';

/** The cases with something outstanding, in the order of the board. */
export function BoardCases({ rows }: { rows: readonly BoardCaseView[] }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const columns: RowColumn<BoardCaseView>[] = [
    { key: 'employer', title: t('employer'), onPhone: 'bare', render: ({ caseId, employerName, number }) => <><Link to={`/cases/${caseId}`}>{employerName}</Link><br /><small>{number}</small></> },
    { key: 'due', title: t('due'), render: ({ dueOn }) => (dueOn === null ? t('noPlan') : formatDate(dueOn)) },
    { key: 'days', title: t('daysOver'), align: 'end', render: ({ daysPastDue }) => (daysPastDue > 0 ? t('days', { days: daysPastDue }) : '—') },
    { key: 'overdue', title: t('overdue'), align: 'end', render: ({ overdueFen }) => <Money fen={overdueFen} {...(overdueFen > 0 ? { tone: 'overdue' as const } : {})} /> },
    { key: 'outstanding', title: t('outstanding'), align: 'end', render: ({ outstandingFen }) => <Money fen={outstandingFen} tone="open" /> },
    { key: 'people', title: t('workers'), align: 'end', render: ({ workers }) => workers },
    { key: 'supervisor', title: t('supervisor'), render: ({ supervisorName }) => supervisorName ?? '—' },
  ];
  return <RowTable rows={rows} rowKey={({ caseId }) => caseId} columns={columns} label={t('cases')} empty={<EmptyState title={t('none')} hint={t('none.hint')} />} />;
}
