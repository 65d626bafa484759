import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { repaymentBoardShowOptions } from '@/api/@tanstack/react-query.gen';
import { formatDate } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { SearchBox } from '@/ui/search-box';
import { Waiting } from '@/ui/waiting';
import { Ageing } from '../components/board/ageing';
import { BoardCases } from '../components/board/board-cases';
import { BoardFigures } from '../components/board/board-figures';
import { boardAddress, filterOf, paramsOf } from '../components/board/board-filter';
import { Breakdown } from '../components/board/breakdown';
import { Calendar } from '../components/board/calendar';
import { FilterChips } from '../components/board/filter-chips';
import filterStyles from '../components/board/filter.module.css';
import { Recovered, type Step } from '../components/board/recovered';
import { Part } from '../components/part';
import styles from '../components/repayment.module.css';

/** Whose money is late: the figures, how old the debt is, what came back, by whom it is owed, what falls due when, and the cases. */
export default function RepaymentPage(): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const [search, setSearch] = useSearchParams();
  const [step, setStep] = useState<Step>('week');
  const filter = useMemo(() => filterOf(search), [search]);
  const { data: board, error } = useQuery({ ...repaymentBoardShowOptions({ query: { ...filter, recoveredBy: step, limit: 1 } }), placeholderData: (previous) => previous });
  const named = ({ q: _before, ...rest }: typeof filter, q: string): typeof filter => (q === '' ? rest : { ...rest, q });
  return (
    <Page title={t('title')} aside={board && <span>{t('asOf', { date: formatDate(board.asOf) })}</span>} actions={<Link to="/supervision">{t('toItems')}</Link>}>
      <div className={filterStyles['filter']}>
        <div className={filterStyles['search']}><SearchBox label={t('cases.search')} value={filter.q ?? ''} onSearch={(q) => setSearch(paramsOf(named(filter, q)), { replace: true })} /></div>
        <FilterChips filter={filter} board={board} addressOf={boardAddress} />
      </div>
      {isProblem(error) && <ProblemAlert problem={error} />}
      {board ? (
        <>
          <BoardFigures board={board} filter={filter} />
          <div className={styles['beside']}><Ageing board={board} filter={filter} /><Recovered periods={board.recovered} step={step} filter={filter} onStep={setStep} /></div>
          <Breakdown board={board} filter={filter} />
          <Calendar asOf={board.asOf} filter={filter} />
          <Part title={t('cases')}><BoardCases filter={filter} /></Part>
        </>
      ) : !error && <Waiting />}
    </Page>
  );
}
