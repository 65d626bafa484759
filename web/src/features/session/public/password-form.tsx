import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type ProblemError } from '@/lib/problem';
import { PlainField } from '../components/plain-field';
import { changePassword } from '../session-actions';
import styles from '../components/plain-form.module.css';

/** The current password and the new one twice; the rules are told before, the server's verdict at the field it is about. */
export function PasswordForm({ onChanged }: { onChanged: () => void }): React.JSX.Element {
  const { t } = useTranslation('session');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const [refusal, setRefusal] = useState<ProblemError | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsAsked(true);
    setRefusal(null);
    if (busy || current === '' || next === '' || again !== next) return;
    setBusy(true);
    try {
      await changePassword(current, next);
      onChanged();
    } catch (error) {
      if (!isProblem(error)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };

  const faultOf = (path: string): string | null => refusal?.problem.errors?.find((fault) => fault.path === path)?.message ?? null;
  const missing = (value: string): string | null => (isAsked && value === '' ? t('fieldMissing') : null);
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <PlainField label={t('currentPassword')} value={current} onChange={setCurrent} type="password" autoComplete="current-password" error={missing(current) ?? faultOf('currentPassword')} />
      <PlainField label={t('newPassword')} value={next} onChange={setNext} type="password" autoComplete="new-password" hint={t('passwordRules')} error={missing(next) ?? faultOf('newPassword')} />
      <PlainField label={t('newPasswordAgain')} value={again} onChange={setAgain} type="password" autoComplete="new-password" error={isAsked && again !== next ? t('passwordsDiffer') : null} />
      <p className={styles['fault']} role="alert">{refusal && !refusal.problem.errors ? refusal.message : null}</p>
      <button type="submit" className={styles['button']} aria-disabled={busy}>{t('changePassword')}</button>
    </form>
  );
}
