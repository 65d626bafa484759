import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { repaymentBoardListInstalmentsInfiniteOptions, repaymentBoardListPaymentsInfiniteOptions, repaymentBoardListUnplannedInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import type { BoardInstalmentView, BoardPaymentView, BoardUnplannedView, RepaymentBoardListInstalmentsData, RepaymentBoardListPaymentsData, RepaymentBoardListUnplannedData } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { EmptyState } from '@/ui/empty-state';
import { Money } from '@/ui/money';
import { RowTable, type RowColumn } from '@/ui/row-table';
import { useWord } from '@/words/use-word';

const pages = { initialPageParam: {}, getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor };
const limit = 100;

export function InstalmentRows({ filter }: { filter: NonNullable<RepaymentBoardListInstalmentsData['query']> }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const columns = useCommonColumns();
  const query = useInfiniteQuery({ ...repaymentBoardListInstalmentsInfiniteOptions({ query: { ...filter, limit } }), ...pages });
  const own: RowColumn<BoardInstalmentView>[] = [
    columns.employer, columns.kind,
    { key: 'due', title: t('due'), render: ({ dueOn, daysPastDue }) => <>{formatDate(dueOn)}{daysPastDue > 0 && <small> {t('overdue')} {t('days', { count: daysPastDue })}</small>}</> },
    { key: 'amount', title: t('amount'), align: 'end', render: ({ amountFen }) => <Money fen={amountFen} /> },
    { key: 'paid', title: t('paid'), align: 'end', render: ({ paidFen }) => <Money fen={paidFen} /> },
    { key: 'open', title: t('outstanding'), align: 'end', render: ({ outstandingFen, overdueFen }) => <Money fen={outstandingFen} tone={overdueFen > 0 ? 'overdue' : 'open'} /> },
    columns.supervisor,
  ];
  return <Rows query={query} columns={own} label={t('rows.instalments')} rowKey={({ id }) => id} />;
}

export function UnplannedRows({ filter }: { filter: NonNullable<RepaymentBoardListUnplannedData['query']> }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const columns = useCommonColumns();
  const query = useInfiniteQuery({ ...repaymentBoardListUnplannedInfiniteOptions({ query: { ...filter, limit } }), ...pages });
  const own: RowColumn<BoardUnplannedView>[] = [
    columns.employer, columns.kind,
    { key: 'open', title: t('outstanding'), align: 'end', render: ({ outstandingFen }) => <Money fen={outstandingFen} tone="open" /> },
    { key: 'people', title: t('workers'), align: 'end', render: ({ workers }) => workers },
    columns.supervisor,
  ];
  return <Rows query={query} columns={own} label={t('rows.unplanned')} rowKey={({ caseId, kind }) => `${caseId} ${kind}`} />;
}

export function PaymentRows({ filter }: { filter: NonNullable<RepaymentBoardListPaymentsData['query']> }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const columns = useCommonColumns();
  const query = useInfiniteQuery({ ...repaymentBoardListPaymentsInfiniteOptions({ query: { ...filter, limit } }), ...pages });
  const own: RowColumn<BoardPaymentView>[] = [
    columns.employer, columns.kind,
    { key: 'on', title: t('payment.on'), render: ({ paidOn }) => formatDate(paidOn) },
    { key: 'method', title: t('payment.method'), render: ({ method, reversalOf }) => (reversalOf === null ? word('paymentMethod', method) : t('reversal')) },
    { key: 'counted', title: t('amount'), align: 'end', render: ({ countedFen }) => <Money fen={countedFen} tone={countedFen < 0 ? 'overdue' : undefined} /> },
    columns.supervisor,
  ];
  return <Rows query={query} columns={own} label={t('rows.payments')} rowKey={({ id }) => id} />;
}

interface CaseRow {
  caseId: string;
  number: string;
  employerName: string;
  supervisorName: string | null;
  kind: BoardInstalmentView['kind'];
}

function useCommonColumns(): Record<'employer' | 'kind' | 'supervisor', RowColumn<CaseRow>> {
  const { t } = useTranslation('repayment');
  const word = useWord();
  return {
    employer: { key: 'employer', title: t('employer'), onPhone: 'bare', render: ({ caseId, employerName, number }) => <><Link to={`/cases/${caseId}?tab=plan`}>{employerName}</Link> <small>{number}</small></> },
    kind: { key: 'kind', title: t('kind'), render: ({ kind }) => word('paymentKind', kind) },
    supervisor: { key: 'supervisor', title: t('supervisor'), render: ({ supervisorName }) => supervisorName ?? '—' },
  };
}

interface RowsProps<Row> {
  query: { data: { pages: { items: Row[] }[] } | undefined; hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  columns: readonly RowColumn<Row>[];
  label: string;
  rowKey: (row: Row) => string;
}

function Rows<Row>({ query: { data, hasNextPage, isFetchingNextPage, fetchNextPage }, ...table }: RowsProps<Row>): React.JSX.Element {
  const { t } = useTranslation('repayment');
  return (
    <>
      <RowTable {...table} rows={data?.pages.flatMap(({ items }) => items) ?? []} empty={data ? <EmptyState title={t('rows.none')} hint={t('rows.none.hint')} /> : null} />
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()} style={{ marginTop: 8 }}>{t('more')}</Button>}
    </>
  );
}
