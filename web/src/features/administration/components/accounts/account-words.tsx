import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/lib/dates';
import { useRegions } from '@/lib/regions';
import { useNow } from '@/lib/now';
import { useWord } from '@/words/use-word';
import { type Account, useDepartments } from '../../queries';
import styles from '../administration.module.css';
import { FLAGS } from './account-rights';

interface Props {
  account: Account;
}

/** 督办员 · 分管领导 */
export function AccountRole({ account }: Props): React.JSX.Element {
  const { t } = useTranslation('administration');
  const word = useWord();
  return <>{[word('role', account.role), ...FLAGS.filter((flag) => account[flag]).map((flag) => t(`flag.${flag}`))].join(' · ')}</>;
}

/** The department of a liaison, and the region of everybody. */
export function AccountPlace({ account: { departmentId, regionCode } }: Props): React.JSX.Element {
  const regions = useRegions([regionCode]);
  const department = (useDepartments().data ?? []).find(({ id }) => id === departmentId);
  return <>{[department?.name, regions.nameOf(regionCode)].filter(Boolean).join(' · ')}</>;
}

/** Whether somebody can sign in, and what stands in the way. */
export function AccountStanding({ account: { state, lockedUntil, mustChangePassword } }: Props): React.JSX.Element {
  const { t } = useTranslation('administration');
  const word = useWord();
  const now = useNow();
  const isLocked = lockedUntil !== null && Date.parse(lockedUntil) > now;
  return (
    <>
      <span className={styles[{ pending: 'warn', active: 'ok', disabled: 'muted' }[state]]}>{word('accountState', state)}</span>
      {isLocked && <div className={styles['over']}>{t('account.locked', { at: formatInstant(lockedUntil) })}</div>}
      {state === 'active' && mustChangePassword && <div className={styles['muted']}>{t('account.firstPassword')}</div>}
    </>
  );
}
