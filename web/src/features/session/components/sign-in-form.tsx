import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/api/types.gen';
import { isProblem } from '@/lib/problem';
import { signIn } from '../session-actions';
import { PlainField } from './plain-field';
import styles from './plain-form.module.css';

interface Props {
  /** Whoever was signed in here before. */
  known?: string;
  onSignedIn: (session: SessionView) => void;
}

/** Name and password; what was typed stays when it was wrong, but for the password. */
export function SignInForm({ known = '', onSignedIn }: Props): React.JSX.Element {
  const { t } = useTranslation('session');
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const isMissing = username.trim() === '' || password === '';
    setMissing(isMissing);
    setFault(null);
    if (isMissing || busy) return;
    setBusy(true);
    try {
      onSignedIn(await signIn(username, password));
    } catch (error) {
      if (!isProblem(error)) throw error;
      setFault(error.message);
      setPassword('');
      passwordField.current?.focus();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <PlainField label={t('username')} value={username} onChange={setUsername} autoComplete="username" autoFocus error={missing && username.trim() === '' ? t('usernameMissing') : null} />
      <PlainField label={t('password')} value={password} onChange={setPassword} type="password" autoComplete="current-password" inputRef={passwordField} error={missing && password === '' ? t('passwordMissing') : null} />
      <p className={styles['fault']} role="alert">{fault}</p>
      <button type="submit" className={styles['button']} aria-disabled={busy}>{busy ? t('signingIn') : t('signIn')}</button>
    </form>
  );
}
