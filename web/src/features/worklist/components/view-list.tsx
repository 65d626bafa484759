import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { WorklistFiguresView } from '@/api/types.gen';
import { addressOf, countOf, type Shown, VIEWS } from './views';
import styles from './worklist.module.css';

/** The saved views with their counts; a row of its own on a phone. */
export function ViewList({ shown, figures }: { shown: Shown; figures: WorklistFiguresView | undefined }): React.JSX.Element {
  const { t } = useTranslation('worklist');
  return (
    <nav aria-label={t('views')} className={styles['views']}>
      <ul>
        {VIEWS.map((view) => {
          const isShown = shown.view === view && (view === 'all' || !shown.everybody);
          return (
            <li key={view}>
              <NavLink to={addressOf({ view, everybody: view === 'all' })} className={isShown ? styles['shown'] ?? '' : ''} aria-current={isShown ? 'page' : undefined}>
                {t(`view.${view}`)}
                <span className={styles['count']} data-testid={`count-${view}`}>{figures === undefined ? '' : countOf(view, figures)}</span>
              </NavLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
