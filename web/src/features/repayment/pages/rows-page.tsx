import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { repaymentBoardShowOptions } from '@/api/@tanstack/react-query.gen';
import { formatDate } from '@/lib/dates';
import { Page } from '@/ui/page';
import { BoardCases } from '../components/board/board-cases';
import { boardAddress, filterOf } from '../components/board/board-filter';
import { InstalmentRows, PaymentRows, UnplannedRows } from '../components/board/board-rows';
import { FilterChips } from '../components/board/filter-chips';
import styles from '../components/board/filter.module.css';
import { rowsAddress, type RowsRange, type RowsShown } from '../components/board/rows-address';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DUES = ['today', 'week', 'overdue'] as const;
const SHOWN = ['payments', 'unplanned', 'cases', 'instalments'] as const satisfies readonly RowsShown[];

/** The rows that a figure, a bar or a day of the board is made of; which, stands in the address. */
export default function RowsPage(): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const [search] = useSearchParams();
  const filter = useMemo(() => filterOf(search), [search]);
  const range = rangeOf(search);
  const show = SHOWN.find((one) => one === search.get('show')) ?? 'instalments';
  const { data: board } = useQuery({ ...repaymentBoardShowOptions({ query: { ...filter, limit: 1 } }), enabled: filter.supervisorId !== undefined || filter.employerKey !== undefined });
  const { due, from, to } = range;
  const when = due !== undefined ? t(`rows.${due}`) : from !== undefined && from === to ? formatDate(from) : from ?? to ? `${from ?? '…'} – ${to ?? '…'}` : '';
  const title = [show === 'cases' ? t('cases') : t(`rows.${show}`), when].filter((part) => part !== '').join(' · ');
  return (
    <Page title={title} crumbs={[{ label: t('title'), to: boardAddress(filter) }]}>
      <div className={styles['alone']}><FilterChips filter={filter} board={board} addressOf={(other) => rowsAddress(show, range, other)} /></div>
      {show === 'payments' && <PaymentRows filter={{ ...filter, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }} />}
      {show === 'unplanned' && <UnplannedRows filter={filter} />}
      {show === 'cases' && <BoardCases filter={filter} />}
      {show === 'instalments' && <InstalmentRows filter={{ ...filter, ...(due === undefined ? {} : { due }), ...(from === undefined ? {} : { dueFrom: from }), ...(to === undefined ? {} : { dueTo: to }) }} />}
    </Page>
  );
}

function rangeOf(search: URLSearchParams): RowsRange {
  const dates = (['from', 'to'] as const).map((name) => [name, DATE.exec(search.get(name) ?? '')?.[0]] as const).filter(([, date]) => date !== undefined);
  const due = DUES.find((one) => one === search.get('due'));
  return { ...Object.fromEntries(dates), ...(due === undefined ? {} : { due }) };
}
