import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { repaymentBoardShowOptions } from '@/api/@tanstack/react-query.gen';
import { formatDate } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { Ageing } from '../components/ageing';
import { BoardCases } from '../components/board-cases';
import { BoardFigures } from '../components/board-figures';

/** Whose money is late: the figures, how old the debt is, and the cases, the most overdue first. */
export default function RepaymentPage(): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { data: board, error } = useQuery(repaymentBoardShowOptions());
  return (
    <Page title={t('title')} aside={board && <span>{t('asOf', { date: formatDate(board.asOf) })}</span>}>
      {isProblem(error) && <ProblemAlert problem={error} />}
      {board && (
        <>
          <BoardFigures totals={board.totals} />
          <Ageing ageing={board.ageing} />
          <BoardCases rows={board.items} />
        </>
      )}
    </Page>
  );
}
