import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RepaymentBoardView } from '@/api/types.gen';
import { colon } from '@/lib/punctuation';
import { useRegions } from '@/lib/regions';
import { useWord } from '@/words/use-word';
import { type BoardFilter, isNarrowedBy, type Narrowing, NARROWINGS, widened } from './board-filter';
import styles from './filter.module.css';

interface Props {
  filter: BoardFilter;
  /** Where people and employers of the filter have their names from. */
  board: RepaymentBoardView | undefined;
  /** The same page with another filter. */
  addressOf: (filter: BoardFilter) => string;
}

/** What the page is narrowed to, each to be taken off by itself. */
export function FilterChips({ filter, board, addressOf }: Props): React.JSX.Element | null {
  const { t } = useTranslation('repayment');
  const nameOf = useNames(filter, board);
  const narrowed = NARROWINGS.filter((narrowing) => isNarrowedBy(filter, narrowing));
  if (narrowed.length === 0) return null;
  return (
    <ul className={styles['chips']} aria-label={t('filter')}>
      {narrowed.map((narrowing) => {
        const what = `${t(`by.${narrowing}`)}${colon()}${nameOf(narrowing)}`;
        return <li key={narrowing}><Link to={addressOf(widened(filter, narrowing))} aria-label={t('filter.off', { what })}>{what}<span aria-hidden="true"> ✕</span></Link></li>;
      })}
    </ul>
  );
}

function useNames({ regionCode = '', supervisorId, employerKey, kind = 'other' }: BoardFilter, board: RepaymentBoardView | undefined): (narrowing: Narrowing) => string {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const regions = useRegions([regionCode]);
  const names: Readonly<Record<Narrowing, () => string>> = {
    employer: () => board?.byEmployer.find((row) => row.employerKey === employerKey)?.employerName ?? '…',
    region: () => regions.nameOf(regionCode),
    supervisor: () => (supervisorId === undefined ? t('by.nobody') : (board?.bySupervisor.find((row) => row.supervisorId === supervisorId)?.supervisorName ?? '…')),
    kind: () => word('paymentKind', kind),
  };
  return (narrowing) => names[narrowing]();
}
