import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { repaymentBoardShowOptions } from '@/api/@tanstack/react-query.gen';
import { formatDate } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { Ageing } from '../components/board/ageing';
import { BoardCases } from '../components/board/board-cases';
import { BoardFigures } from '../components/board/board-figures';
import { Calendar } from '../components/board/calendar';
import { Recovered, type Step } from '../components/board/recovered';
import styles from '../components/repayment.module.css';

/** Whose money is late: the figures, how old the debt is, what came back, what falls due when, and the cases. */
export default function RepaymentPage(): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const [step, setStep] = useState<Step>('week');
  const { data: board, error } = useQuery({ ...repaymentBoardShowOptions({ query: { recoveredBy: step, limit: 1 } }), placeholderData: (previous) => previous });
  return (
    <Page title={t('title')} aside={board && <span>{t('asOf', { date: formatDate(board.asOf) })}</span>} actions={<Link to="/supervision">{t('toItems')}</Link>}>
      {isProblem(error) && <ProblemAlert problem={error} />}
      {board ? (
        <>
          <BoardFigures board={board} />
          <div className={styles['beside']}><Ageing board={board} /><Recovered periods={board.recovered} step={step} onStep={setStep} /></div>
          <Calendar asOf={board.asOf} />
          <BoardCases />
        </>
      ) : !error && <Skeleton active />}
    </Page>
  );
}
