import { useTranslation } from 'react-i18next';
import type { BoardAgeingView } from '@/api/types.gen';
import { formatFen } from '@/lib/money';
import styles from './repayment.module.css';

const BANDS = ['unplanned', 'notDue', 'd1to7', 'd8to30', 'd31to60', 'over60'] as const satisfies readonly (keyof BoardAgeingView)[];

/** How long what is outstanding has been due: a bar for the eye, a table for everybody. */
export function Ageing({ ageing }: { ageing: BoardAgeingView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const total = BANDS.reduce((sum, band) => sum + ageing[band], 0);
  return (
    <section className={styles['card']}>
      <h2>{t('ageing')}</h2>
      <div className={styles['bar']} aria-hidden="true">
        {total > 0 && BANDS.map((band) => <span key={band} className={styles[band]} style={{ flexGrow: ageing[band] / total }} />)}
      </div>
      <dl className={styles['bands']}>
        {BANDS.map((band) => (
          <div key={band}>
            <dt><span aria-hidden="true" className={`${styles['mark']} ${styles[band]}`} />{t(`ageing.${band}`)}</dt>
            <dd>{formatFen(ageing[band])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
