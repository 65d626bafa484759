import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { repaymentBoardListCasesInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import type { BoardCaseView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { comma } from '@/lib/punctuation';
import { EmptyState } from '@/ui/empty-state';
import { Money } from '@/ui/money';
import { RowTable, type RowColumn } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import { type BoardFilter, isNarrowed } from './board-filter';

/** What a person can do from the row, and the form of the case that does it. */
const FORMS = { recordPayment: 'payment', importPayments: 'import', recordCheck: 'check' } as const;
const isForm = (action: string): action is keyof typeof FORMS => action in FORMS;

/** The cases with something outstanding, the longest overdue first. */
export function BoardCases({ filter }: { filter: BoardFilter }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...repaymentBoardListCasesInfiniteOptions({ query: { ...filter, limit: 50 } }), initialPageParam: {}, getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: (previous) => previous,
  });
  const columns: RowColumn<BoardCaseView>[] = [
    { key: 'employer', title: t('employer'), onPhone: 'bare', render: ({ caseId, employerName, number }) => <><Link to={`/cases/${caseId}?tab=plan`}>{employerName}</Link><br /><small>{number}</small></> },
    { key: 'due', title: t('due'), render: ({ dueOn, daysPastDue }) => (dueOn === null ? t('noPlan') : <>{formatDate(dueOn)}{daysPastDue > 0 && <><br /><small>{t('overdue')} {t('days', { count: daysPastDue })}</small></>}</>) },
    { key: 'overdue', title: t('overdue'), align: 'end', explanation: { rule: t('overdue.rule'), source: t('fromPlans') }, render: ({ overdueFen }) => <Money fen={overdueFen} tone="overdue" /> },
    { key: 'outstanding', title: t('outstanding'), align: 'end', render: ({ outstandingFen, byKind }) => <Money fen={outstandingFen} tone="open" name={t('outstanding')} explanation={{ rule: byKind.map(({ kind }) => word('paymentKind', kind)).join(comma()), formula: t('outstanding.formula') }} /> },
    { key: 'people', title: t('workers'), align: 'end', explanation: { rule: t('workers.rule') }, render: ({ workers }) => workers },
    { key: 'last', title: t('lastPayment'), render: ({ lastPayment }) => (lastPayment === null ? '—' : <>{lastPayment.paidOn}<br /><small><Money fen={lastPayment.amountFen} /></small></>) },
    { key: 'supervisor', title: t('supervisor'), onPhone: 'hidden', render: ({ supervisorName }) => supervisorName ?? '—' },
    { key: 'do', title: t('do'), render: ({ caseId, employerName, possibleActions }) => possibleActions.filter(isForm).map((action) => <div key={action}><Link to={`/cases/${caseId}?tab=plan&open=${FORMS[action]}`}>{t(`action.${action}`)}<span className="visually-hidden"> {employerName}</span></Link></div>) },
  ];
  return (
    <>
      <RowTable rows={data?.pages.flatMap(({ items }) => items) ?? []} rowKey={({ caseId }) => caseId} columns={columns} label={t('cases')} empty={data ? <EmptyState title={t('none')} hint={t(isNarrowed(filter) ? 'cases.noneFound' : 'none.hint')} /> : null} />
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()} style={{ marginTop: 8 }}>{t('more')}</Button>}
    </>
  );
}
