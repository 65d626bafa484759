import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { departmentTimesListOptions } from '@/api/@tanstack/react-query.gen';
import { isProblem } from '@/lib/problem';
import { serverNow } from '@/lib/server-clock';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { Waiting } from '@/ui/waiting';
import { Comparison } from '../components/departments/comparison';
import { faultOf, periodOf } from '../components/departments/department-address';
import { PeriodPick } from '../components/departments/period-pick';
import styles from '../components/supervision.module.css';

/** How fast each department acknowledges and replies, the slowest first; over which time stands in the address. */
export default function DepartmentsPage(): React.JSX.Element {
  const { t } = useTranslation('supervision');
  const [search, setSearch] = useSearchParams();
  const period = periodOf(search, serverNow());
  const canCompare = faultOf(period, serverNow()) === null;
  const { data, error, refetch } = useQuery({ ...departmentTimesListOptions({ query: period }), enabled: canCompare, placeholderData: (previous) => previous });
  return (
    <Page title={t('departments')} crumbs={[{ label: t('title'), to: '/supervision' }]}>
      <PeriodPick period={period} onPick={(next) => setSearch({ ...next }, { replace: true })} />
      {isProblem(error) && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {canCompare && (data ? <><p className={styles['note']}>{t('between', { from: data.from, to: data.to })}</p><Comparison times={data} /></> : !error && <Waiting />)}
    </Page>
  );
}
