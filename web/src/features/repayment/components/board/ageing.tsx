import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { RepaymentBoardView } from '@/api/types.gen';
import { formatFen } from '@/lib/money';
import type { ColourName } from '@/lib/tokens';
import { Part } from '../part';
import styles from '../repayment.module.css';
import { AwaitedChart } from './awaited-chart';
import type { BoardFilter } from './board-filter';
import { bandAddress } from './rows-address';

const BANDS = [['unplanned', 'muted'], ['notDue', 'riskBlue'], ['d1to7', 'riskYellow'], ['d8to30', 'riskOrange'], ['d31to60', 'riskRed'], ['over60', 'timeOver']] as const satisfies readonly (readonly [keyof RepaymentBoardView['ageing'], ColourName])[];

/** How long what is outstanding has been due: a bar each for the eye, a list for everybody; both open the rows. */
export function Ageing({ board: { ageing, asOf }, filter }: { board: RepaymentBoardView; filter: BoardFilter }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const navigate = useNavigate();
  const points = useMemo(() => BANDS.map(([band, colour]) => ({ label: t(`ageing.${band}`), fen: ageing[band], colour })), [ageing, t]);
  return (
    <Part title={t('ageing')}>
      <AwaitedChart kind="bar" points={points} onPick={(place) => void navigate(bandAddress(BANDS[place]?.[0] ?? 'notDue', asOf, filter))} />
      <dl className={styles['bands']}>
        {BANDS.map(([band]) => (
          <div key={band}>
            <dt><span aria-hidden="true" className={`${styles['mark']} ${styles[band]}`} />{t(`ageing.${band}`)}</dt>
            <dd><Link to={bandAddress(band, asOf, filter)}><span className="visually-hidden">{t(`ageing.${band}`)} </span>{formatFen(ageing[band])}</Link></dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
