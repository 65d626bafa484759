import { useTranslation } from 'react-i18next';
import type { RepaymentBoardView } from '@/api/types.gen';
import { Figure, Figures } from '@/ui/figure';
import { Money } from '@/ui/money';
import type { BoardFilter } from './board-filter';
import { rowsAddress } from './rows-address';

/** The four questions of a weekly round and what came back, each opening to what it means and to its rows. */
export function BoardFigures({ board: { totals, asOf }, filter }: { board: RepaymentBoardView; filter: BoardFilter }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { dueTodayFen, dueTodayWorkers, dueThisWeekFen, dueThisWeekWorkers, overdueFen, overdueWorkers, outstandingFen, workers, recoveredThisMonthFen } = totals;
  const people = (count: number): string => t('people', { count });
  return (
    <Figures>
      <Figure label={t('dueToday')} value={<Money fen={dueTodayFen} />} note={people(dueTodayWorkers)} to={rowsAddress('instalments', { due: 'today' }, filter)} explanation={{ rule: t('dueToday.rule'), source: t('fromPlans') }} />
      <Figure label={t('dueThisWeek')} value={<Money fen={dueThisWeekFen} />} note={people(dueThisWeekWorkers)} to={rowsAddress('instalments', { due: 'week' }, filter)} explanation={{ rule: t('dueThisWeek.rule'), source: t('fromPlans') }} />
      <Figure label={t('overdue')} value={<Money fen={overdueFen} />} note={people(overdueWorkers)} tone={overdueFen > 0 ? 'over' : 'plain'} to={rowsAddress('instalments', { due: 'overdue' }, filter)} explanation={{ rule: t('overdue.rule'), source: t('fromPlans') }} />
      <Figure label={t('outstanding')} value={<Money fen={outstandingFen} />} note={people(workers)} to={rowsAddress('cases', {}, filter)} explanation={{ rule: t('outstanding.rule'), formula: t('outstanding.formula') }} />
      <Figure label={t('recovered')} value={<Money fen={recoveredThisMonthFen} />} to={rowsAddress('payments', { from: `${asOf.slice(0, 7)}-01`, to: asOf }, filter)} explanation={{ rule: t('recovered.rule'), formula: t('recovered.formula') }} />
    </Figures>
  );
}
