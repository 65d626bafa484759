import { useTranslation } from 'react-i18next';
import type { BoardGroupView } from '@/api/types.gen';
import { Figure, Figures } from '@/ui/figure';
import { Money } from '@/ui/money';

/** Due today, this week, overdue, and recovered this month: each with its people and its rule. */
export function BoardFigures({ totals }: { totals: BoardGroupView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { dueTodayFen, dueTodayWorkers, dueThisWeekFen, dueThisWeekWorkers, overdueFen, overdueWorkers, outstandingFen, workers, recoveredThisMonthFen } = totals;
  const people = (count: number): string => t('people', { count });
  return (
    <Figures>
      <Figure label={t('dueToday')} value={<Money fen={dueTodayFen} />} note={people(dueTodayWorkers)} explanation={{ rule: t('dueToday.rule'), source: t('fromPlans') }} />
      <Figure label={t('dueThisWeek')} value={<Money fen={dueThisWeekFen} />} note={people(dueThisWeekWorkers)} explanation={{ rule: t('dueThisWeek.rule'), source: t('fromPlans') }} />
      <Figure label={t('overdue')} value={<Money fen={overdueFen} />} note={people(overdueWorkers)} tone={overdueFen > 0 ? 'over' : 'plain'} explanation={{ rule: t('overdue.rule'), source: t('fromPlans') }} />
      <Figure label={t('outstanding')} value={<Money fen={outstandingFen} />} note={people(workers)} explanation={{ rule: t('outstanding.rule'), formula: t('outstanding.formula') }} />
      <Figure label={t('recovered')} value={<Money fen={recoveredThisMonthFen} />} explanation={{ rule: t('recovered.rule'), formula: t('recovered.formula') }} />
    </Figures>
  );
}
