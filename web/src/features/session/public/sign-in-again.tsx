import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { sessionShowQueryKey } from '@/api/@tanstack/react-query.gen';
import type { SessionView } from '@/api/types.gen';
import { answerSignIn, rememberedUser } from '@/lib/session-gate';
import { SignInForm } from '../components/sign-in-form';
import { leave } from '../session-actions';
import styles from '../components/plain-form.module.css';

/** Over the page whose session has ended. Somebody else who signs in begins with a fresh page of their own. */
export default function SignInAgain(): React.JSX.Element {
  const { t } = useTranslation('session');
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  // Somebody else may sign in here too.
  const [known] = useState(() => queries.getQueryData<SessionView>(sessionShowQueryKey())?.username);
  useEffect(() => {
    dialog.current?.showModal();
    if (known !== undefined) dialog.current?.querySelector<HTMLElement>('input[type="password"]')?.focus();
  }, [known]);

  const goOn = (session: SessionView): void => {
    if (session.user.id !== rememberedUser()) return window.location.assign('/');
    queries.setQueryData(sessionShowQueryKey(), session);
    answerSignIn('signedIn');
  };
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby="sign-in-again" onCancel={(event) => event.preventDefault()}>
      <h2 id="sign-in-again">{t('again')}</h2>
      <p>{t('againWhy')}</p>
      <SignInForm {...(known === undefined ? {} : { known })} onSignedIn={goOn} />
      <button type="button" className={styles['quietButton']} onClick={leave}>{t('leave')}</button>
    </dialog>
  );
}
