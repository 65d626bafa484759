import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Role } from '@/lib/me';
import { isProblem } from '@/lib/problem';
import { lazily } from '@/ui/lazily';
import { ProblemAlert } from '@/ui/problem-alert';
import { SearchBox } from '@/ui/search-box';
import { useWord } from '@/words/use-word';
import type { AccountEvent } from '../components/accounts/account-event-dialog';
import { ACCOUNT_STATES, type AccountState, ROLES } from '../components/accounts/account-rights';
import { AccountRows } from '../components/accounts/account-rows';
import { PendingAccounts } from '../components/accounts/pending-accounts';
import { AdminPage } from '../components/admin-page';
import styles from '../components/administration.module.css';
import { type Account, type AccountFilter, useAccounts } from '../queries';

const CreateAccountDialog = lazily(() => import('../components/accounts/create-account-dialog').then((part) => part.CreateAccountDialog));
const ChangeAccountDialog = lazily(() => import('../components/accounts/change-account-dialog').then((part) => part.ChangeAccountDialog));
const AccountEventDialog = lazily(() => import('../components/accounts/account-event-dialog').then((part) => part.AccountEventDialog));

type Opened = { what: 'change'; account: Account } | { what: 'event'; account: Account; type: AccountEvent };

/** Who may sign in, as what and where. `?new` opens a new account, `&department=` as liaison of that department. */
export default function AccountsPage(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const [search, setSearch] = useSearchParams();
  const [asked, setAsked] = useState<Asked>({ q: '', state: 'all', role: null });
  const [opened, setOpened] = useState<Opened | null>(null);
  const { data = [], error, isPending, hasNextPage, fetchNextPage } = useAccounts(filterOf(asked));
  const fire = (account: Account, type: AccountEvent): void => setOpened({ what: 'event', account, type });
  const close = (): void => setOpened(null);
  return (
    <AdminPage part="accounts" actions={<Button type="primary" onClick={() => setSearch({ new: '' })}>{t('account.create')}</Button>}>
      <PendingAccounts onEvent={fire} />
      <AccountFilters asked={asked} onAsk={setAsked} />
      {isProblem(error) && <ProblemAlert problem={error} />}
      {!isPending && !error && <AccountRows accounts={data} onChange={(account) => setOpened({ what: 'change', account })} onEvent={fire} />}
      {hasNextPage && <Button onClick={() => void fetchNextPage()} style={{ marginTop: 16 }}>{t('showMore')}</Button>}
      {search.has('new') && <CreateAccountDialog departmentId={search.get('department') ?? undefined} onClose={() => setSearch({}, { replace: true })} />}
      {opened?.what === 'change' && <ChangeAccountDialog account={opened.account} onClose={close} />}
      {opened?.what === 'event' && <AccountEventDialog account={opened.account} type={opened.type} onClose={close} />}
    </AdminPage>
  );
}

interface Asked {
  q: string;
  state: AccountState | 'all';
  role: Role | null;
}

const filterOf = ({ q, state, role }: Asked): AccountFilter => ({ ...(q === '' ? {} : { q }), ...(state === 'all' ? {} : { state }), ...(role === null ? {} : { role }) });

function AccountFilters({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const word = useWord();
  const states: { value: Asked['state']; label: string }[] = [{ value: 'all', label: t('all') }, ...ACCOUNT_STATES.map((value) => ({ value, label: t(`state.${value}`) }))];
  return (
    <div className={styles['filters']}>
      <div className={styles['search']}><SearchBox label={t('account.search')} value={asked.q} onSearch={(q) => onAsk({ ...asked, q })} /></div>
      <Segmented aria-label={t('account.state')} value={asked.state} onChange={(state) => onAsk({ ...asked, state })} options={states} />
      <Select<Role | null> allowClear aria-label={t('account.role')} placeholder={t('account.anyRole')} value={asked.role} onChange={(role) => onAsk({ ...asked, role: role ?? null })} style={{ minWidth: 140 }} options={ROLES.map((value) => ({ value, label: word('role', value) }))} />
    </div>
  );
}
