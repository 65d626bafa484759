import { useTranslation } from 'react-i18next';
import { formatDate } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { Waiting } from '@/ui/waiting';
import { AdminPage } from '../components/admin-page';
import styles from '../components/administration.module.css';
import { FigureCard } from '../components/figures/figure-card';
import { useFigures } from '../queries';

/** Numbers of the law that change with time or place. */
export default function FiguresPage(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { data, error } = useFigures();
  return (
    <AdminPage part="figures">
      {isProblem(error) && <ProblemAlert problem={error} />}
      {!data && !error && <Waiting />}
      {data && (
        <>
          <p className={styles['muted']}>{t('figure.asOf', { date: formatDate(data.asOf) })}</p>
          <ul className={styles['cards']}>{data.items.map((figure) => <FigureCard key={figure.code} figure={figure} />)}</ul>
        </>
      )}
    </AdminPage>
  );
}
