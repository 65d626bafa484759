import { Alert, Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsFire } from '@/api/sdk.gen';
import type { ChangedUserView, UserEventBody } from '@/api/types.gen';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { ProblemAlert } from '@/ui/problem-alert';
import { type Account, useAccount } from '../../queries';
import styles from '../administration.module.css';
import { needsApproval } from './account-rights';
import { AccountPlace, AccountRole, AccountStanding } from './account-words';
import { InitialPassword } from './initial-password';

export type AccountEvent = UserEventBody['type'];

interface Props {
  account: Account;
  type: AccountEvent;
  onClose: () => void;
}

/** One step with an account: what it does is said before, what is left to do afterwards. */
export function AccountEventDialog({ account: opened, type, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('administration');
  const account = useAccount(opened);
  const { id, version, name, username, role } = account;
  const send = useCallback((body: UserEventBody, once: Once) => accountsFire({ path: { id }, body, ...once }), [id]);
  const { run, pending, problem } = useCommand(send);
  const [after, setAfter] = useState<ChangedUserView | null>(null);
  const fire = async (): Promise<void> => {
    const outcome = await run({ type, version });
    if (!outcome.done) return;
    const { initialPassword, openCases } = outcome.output;
    if (initialPassword !== null || (type === 'DISABLE' && openCases > 0)) return setAfter(outcome.output);
    onClose();
    toast.done(outcome.output.state === 'pending' ? t('account.waitsNow') : t(`event.${type}.done`, { name }));
  };
  return (
    <CommandDialog title={t(`event.${type}.title`, { name })} open onClose={onClose}>
      {after?.initialPassword ? <InitialPassword username={username} password={after.initialPassword} waits={after.state === 'pending'} onClose={onClose} /> : after ? (
        <>
          <Alert type="warning" showIcon title={t('event.openCases', { name, count: after.openCases })} style={{ marginBottom: 16 }} />
          <Button onClick={onClose}>{t('close')}</Button>
        </>
      ) : (
        <>
          <ProblemAlert problem={problem} />
          <div className={styles['row']} style={{ marginBottom: 8 }}><span><AccountRole account={account} /> · <AccountPlace account={account} /></span><span><AccountStanding account={account} /></span></div>
          <p>{t(`event.${type}.text`, { name })}</p>
          {(type === 'ENABLE' || type === 'RESET_PASSWORD') && needsApproval(role) && <Alert type="info" showIcon title={t('account.needsSecond')} style={{ marginBottom: 16 }} />}
          <div className={styles['row']}>
            <Button type="primary" danger={type === 'DISABLE'} loading={pending} onClick={() => void fire()}>{t(`event.${type}`)}</Button>
            <Button onClick={onClose}>{t('cancel')}</Button>
          </div>
        </>
      )}
    </CommandDialog>
  );
}
