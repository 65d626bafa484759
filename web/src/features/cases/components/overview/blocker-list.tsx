import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BlockerOut } from '@/api/types.gen';
import { caseAddress, placeOfBlocker } from '@/features/cases/public/place-of-blocker';
import { colon } from '@/lib/punctuation';
import { Explained } from '@/ui/explained';
import styles from './overview.module.css';

/** What is missing, each with the way to where it is done. */
export function BlockerList({ caseId, blockers }: { caseId: string; blockers: readonly BlockerOut[] }): React.JSX.Element | null {
  const { t } = useTranslation('cases');
  if (blockers.length === 0) return null;
  return (
    <ul className={styles['blockers']}>
      {blockers.map((blocker, place) => {
        const { code, message, overridable } = blocker;
        const target = placeOfBlocker(blocker);
        return (
          <li key={`${code} ${place}`} data-code={code}>
            <span aria-hidden="true">☐</span> <span className={styles['what']}>{message}</span>
            {overridable && <span className="no-print"><Explained name={message} explanation={{ rule: t('checklist.overridable') }}>{t('checklist.mayLift')}</Explained></span>}
            {target && <Link className="no-print" to={caseAddress(caseId, target)} aria-label={`${t('checklist.go')}${colon()}${message}`}>{t('checklist.go')}</Link>}
          </li>
        );
      })}
    </ul>
  );
}
