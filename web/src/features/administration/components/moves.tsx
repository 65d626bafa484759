import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClockMoveView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { useMoves } from '../queries';
import styles from './administration.module.css';

/** How far the moving of running clocks has come, and what came of it. `code`: of one rule; without: of the calendar. */
export function Moves({ code }: { code?: string }): React.JSX.Element | null {
  const { t } = useTranslation('administration');
  const moves = (useMoves().data ?? []).filter((move) => (code === undefined ? move.kind !== 'rule' : move.code === code));
  if (moves.length === 0) return null;
  return (
    <section className={styles['section']} aria-labelledby="moves">
      <h2 id="moves">{t('moves.title')}</h2>
      <ul className={styles['cards']}>{moves.slice(0, 5).map((move) => <li key={move.id} className={styles['card']}><Move move={move} /></li>)}</ul>
    </section>
  );
}

function Move({ move: { state, total, done, moved, skipped, kind, reason, requestedBy, at } }: { move: ClockMoveView }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const name = t(`moves.${state}`);
  return (
    <>
      <p><strong>{name}</strong> <span className={styles['muted']}>{formatInstant(at)} · {requestedBy?.name ?? t('moves.itself')}</span></p>
      {kind !== 'arrival' && <p>{reason}</p>}
      <Progress percent={total === 0 ? 100 : Math.floor((done / total) * 100)} status={state === 'done' ? 'success' : 'active'} aria-label={name} />
      <p role="status">{t('moves.figures', { total, done, moved })}{skipped > 0 && <span className={styles['warn']}> {t('moves.skipped', { count: skipped })}</span>}</p>
    </>
  );
}
