import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/lib/dates';
import { useMe } from '@/lib/me';
import { type Account, useAllAccounts } from '../../queries';
import styles from '../administration.module.css';
import type { AccountEvent } from './account-event-dialog';
import { AccountPlace, AccountRole } from './account-words';

/** What one administrator proposed and another has to approve: accounts that decide over cases or over accounts. */
export function PendingAccounts({ onEvent }: { onEvent: (account: Account, type: AccountEvent) => void }): React.JSX.Element | null {
  const { t } = useTranslation('administration');
  const { id: ownId } = useMe();
  const waiting = useAllAccounts({ state: 'pending' }).data ?? [];
  const administrators = useAllAccounts({ role: 'administrator' }).data ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className={styles['section']} aria-labelledby="pending">
      <h2 id="pending">{t('pending.title', { count: waiting.length })}</h2>
      <p className={styles['muted']}>{t('pending.why')}</p>
      <ul className={styles['cards']}>
        {waiting.map((account) => (
          <li key={account.id} className={styles['card']}>
            <h3>{account.name} <span className={styles['muted']}>{account.username}</span></h3>
            <p><AccountRole account={account} /> · <AccountPlace account={account} /></p>
            <p className={styles['muted']}>
              {t('pending.by', { who: administrators.find(({ id }) => id === account.proposedById)?.name ?? t('pending.somebody') })}
              {' · '}{t('pending.made', { at: formatInstant(account.createdAt) })}
            </p>
            {account.proposedById === ownId ? <p>{t('pending.own')}</p> : (
              <div className={styles['row']}>
                <Button type="primary" onClick={() => onEvent(account, 'APPROVE')}>{t('event.APPROVE')}</Button>
                <Button onClick={() => onEvent(account, 'DISABLE')}>{t('pending.refuse')}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
