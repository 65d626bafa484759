import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { departmentTimesListOptions } from '@/api/@tanstack/react-query.gen';
import { isProblem } from '@/lib/problem';
import { serverNow } from '@/lib/server-clock';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { Waiting } from '@/ui/waiting';
import { Comparison } from '../components/departments/comparison';
import { periodBack, periodOf, type SpanDays, spanOf, SPANS } from '../components/departments/department-address';
import styles from '../components/supervision.module.css';

/** How fast each department acknowledges and replies, the slowest first. */
export default function DepartmentsPage(): React.JSX.Element {
  const { t } = useTranslation('supervision');
  const [search, setSearch] = useSearchParams();
  const period = periodOf(search, serverNow());
  const { data, error } = useQuery({ ...departmentTimesListOptions({ query: period }), placeholderData: (previous) => previous });
  return (
    <Page title={t('departments')} crumbs={[{ label: t('title'), to: '/supervision' }]}>
      <div className={styles['choices']}>
        <Segmented<SpanDays | null> aria-label={t('period')} value={spanOf(period, serverNow())} onChange={(days) => days !== null && setSearch({ ...periodBack(days, serverNow()) }, { replace: true })} options={SPANS.map((value) => ({ value, label: t(`days.${value}`) }))} />
        {data && <span className={styles['note']}>{t('between', { from: data.from, to: data.to })}</span>}
      </div>
      {isProblem(error) && <ProblemAlert problem={error} />}
      {data ? <Comparison times={data} /> : !error && <Waiting />}
    </Page>
  );
}
