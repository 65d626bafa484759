import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BoardGroupView, RepaymentBoardView } from '@/api/types.gen';
import { useRegions } from '@/lib/regions';
import { EmptyState } from '@/ui/empty-state';
import type { Explanation } from '@/ui/explained';
import { Money } from '@/ui/money';
import { RowTable, type RowColumn } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import { Part } from '../part';
import styles from '../repayment.module.css';
import { boardAddress, type BoardFilter, isNarrowed, isNarrowedBy, type Narrowing, NARROWINGS, widened } from './board-filter';
import { type RowsRange, type RowsShown, rowsAddress } from './rows-address';

/** The board answers with the employers that owe most. */
const MOST_EMPLOYERS = 50;

interface Group {
  key: string;
  name: string;
  figures: BoardGroupView;
  /** The board of this group alone. */
  filter: BoardFilter;
}

interface Props {
  board: RepaymentBoardView;
  filter: BoardFilter;
}

/** The same figures by employer, region, supervisor or kind of money: a name narrows the board to it, a figure opens its rows. */
export function Breakdown({ board, filter }: Props): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const [by, setBy] = useState<Narrowing>('employer');
  const groups = useGroups(board, filter)[by]();
  const { asOf } = board;
  const amount = (title: string, explanation: Explanation, fenOf: (figures: BoardGroupView) => number, show: RowsShown, range: RowsRange, tone?: 'overdue'): RowColumn<Group> => ({
    key: title, title, align: 'end', explanation,
    render: ({ figures, filter: of, name }) => <Link to={rowsAddress(show, range, of)}><span className="visually-hidden">{name} {title} </span><Money fen={fenOf(figures)} tone={tone} /></Link>,
  });
  const columns: RowColumn<Group>[] = [
    { key: 'name', title: t(`by.${by}`), onPhone: 'bare', render: ({ name, filter: of }) => (isNarrowedBy(filter, by) ? name : <Link to={boardAddress(of)}>{name}</Link>) },
    amount(t('overdue'), { rule: t('overdue.rule'), source: t('fromPlans') }, ({ overdueFen }) => overdueFen, 'instalments', { due: 'overdue' }, 'overdue'),
    amount(t('dueThisWeek'), { rule: t('dueThisWeek.rule'), source: t('fromPlans') }, ({ dueThisWeekFen }) => dueThisWeekFen, 'instalments', { due: 'week' }),
    amount(t('outstanding'), { rule: t('outstanding.rule'), formula: t('outstanding.formula') }, ({ outstandingFen }) => outstandingFen, 'cases', {}),
    { key: 'cases', title: t('caseCount'), align: 'end', explanation: { rule: t('caseCount.rule') }, render: ({ figures: { cases } }) => cases },
    { key: 'people', title: t('workers'), align: 'end', explanation: { rule: t('workers.rule') }, render: ({ figures: { workers } }) => workers },
    amount(t('recovered'), { rule: t('recovered.rule'), formula: t('recovered.formula') }, ({ recoveredThisMonthFen }) => recoveredThisMonthFen, 'payments', { from: `${asOf.slice(0, 7)}-01`, to: asOf }),
  ];
  return (
    <Part title={t('by')} actions={<Segmented<Narrowing> aria-label={t('by')} value={by} onChange={setBy} options={NARROWINGS.map((value) => ({ value, label: t(`by.${value}`) }))} />}>
      <RowTable rows={groups} rowKey={({ key }) => key} columns={columns} label={t('by')} empty={<EmptyState title={t('none')} hint={t(isNarrowed(filter) ? 'cases.noneFound' : 'none.hint')} />} />
      {by === 'employer' && groups.length === MOST_EMPLOYERS && <p className={styles['muted']}>{t('by.most', { count: MOST_EMPLOYERS })}</p>}
    </Part>
  );
}

function useGroups({ byEmployer, byRegion, bySupervisor, byKind }: RepaymentBoardView, filter: BoardFilter): Readonly<Record<Narrowing, () => Group[]>> {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const regions = useRegions(byRegion.map(({ regionCode }) => regionCode));
  const group = (by: Narrowing, key: string, name: string, figures: BoardGroupView, narrowing: BoardFilter): Group => ({ key, name, figures, filter: { ...widened(filter, by), ...narrowing } });
  return {
    employer: () => byEmployer.map((row) => group('employer', row.employerKey, row.employerName, row, { employerKey: row.employerKey })),
    region: () => byRegion.map((row) => group('region', row.regionCode, regions.nameOf(row.regionCode), row, { regionCode: row.regionCode, regionOnly: true })),
    supervisor: () => bySupervisor.map((row) => group('supervisor', row.supervisorId ?? '', row.supervisorName ?? t('by.nobody'), row, row.supervisorId === null ? { unsupervised: true } : { supervisorId: row.supervisorId })),
    kind: () => byKind.map((row) => group('kind', row.kind, word('paymentKind', row.kind), row, { kind: row.kind })),
  };
}
