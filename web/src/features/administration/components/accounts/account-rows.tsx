import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/lib/me';
import { EmptyState } from '@/ui/empty-state';
import { MenuButton } from '@/ui/menu-button';
import { type RowColumn, RowTable } from '@/ui/row-table';
import type { Account } from '../../queries';
import styles from '../administration.module.css';
import type { AccountEvent } from './account-event-dialog';
import { AccountPlace, AccountRole, AccountStanding } from './account-words';

interface Props {
  accounts: readonly Account[];
  onChange: (account: Account) => void;
  onEvent: (account: Account, type: AccountEvent) => void;
}

export function AccountRows({ accounts, onChange, onEvent }: Props): React.JSX.Element {
  const { t } = useTranslation('administration');
  const columns: RowColumn<Account>[] = [
    { key: 'name', title: t('account.name'), onPhone: 'bare', render: ({ name, username }) => <><strong>{name}</strong><br /><span className={styles['muted']}>{username}</span></> },
    { key: 'role', title: t('account.role'), render: (account) => <AccountRole account={account} /> },
    { key: 'place', title: t('account.place'), render: (account) => <AccountPlace account={account} /> },
    { key: 'state', title: t('account.state'), render: (account) => <AccountStanding account={account} /> },
    { key: 'actions', title: t('actions'), onPhone: 'bare', render: (account) => <RowActions account={account} onChange={onChange} onEvent={onEvent} /> },
  ];
  return <RowTable rows={accounts} rowKey={({ id }) => id} columns={columns} label={t('part.accounts')} empty={<EmptyState title={t('account.none')} hint={t('account.noneHint')} />} />;
}

function RowActions({ account, onChange, onEvent }: Omit<Props, 'accounts'> & { account: Account }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const isOwn = useMe().id === account.id;
  const items = isOwn ? [] : eventsOf(account).map((type) => ({ key: type, label: t(`event.${type}`), danger: type === 'DISABLE', onClick: () => onEvent(account, type) }));
  return (
    <div className={styles['row']}>
      <Button onClick={() => onChange(account)} aria-label={t('account.changeOf', { name: account.name })}>{t('change')}</Button>
      {items.length > 0 && <MenuButton groups={[items]} name={t('moreOf', { name: account.name })}>{t('more')} ▾</MenuButton>}
    </div>
  );
}

/** What can be done with an account as it is; approving has a place of its own. */
const eventsOf = ({ state, lockedUntil }: Account): AccountEvent[] => [
  ...(state === 'disabled' ? (['ENABLE'] as const) : (['RESET_PASSWORD', 'DISABLE'] as const)),
  ...(lockedUntil === null ? [] : (['UNLOCK'] as const)),
];
