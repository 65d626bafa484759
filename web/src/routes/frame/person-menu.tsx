import i18next from 'i18next';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { signOut } from '@/features/session/public/actions';
import { countDrafts } from '@/lib/drafts';
import { useMe } from '@/lib/me';
import { tellFailure } from '@/lib/tell-failure';
import { MenuButton } from '@/ui/menu-button';
import { useWord } from '@/words/use-word';
import styles from './frame.module.css';

const DraftsLeft = lazy(async () => {
  const [dialog] = await Promise.all([import('@/features/session/public/drafts-left'), i18next.loadNamespaces(['session'])]);
  return dialog;
});

/** Who is signed in, own settings, and the way out. */
export function PersonMenu(): React.JSX.Element {
  const { t } = useTranslation('routes');
  const word = useWord();
  const { id, name, role } = useMe();
  const go = useNavigate();
  const [asking, setAsking] = useState(false);
  const groups = [
    [{ key: 'me', label: t('settings'), onClick: () => void go('/me') }],
    [{ key: 'out', label: t('signOut'), onClick: () => (countDrafts(id) > 0 ? setAsking(true) : tellFailure(signOut())) }],
  ];
  return (
    <>
      <MenuButton groups={groups} head={word('role', role)} type="text" testId="person"><span className={styles['person']}>{name}</span> ▾</MenuButton>
      {asking && <Suspense fallback={null}><DraftsLeft onClose={() => setAsking(false)} /></Suspense>}
    </>
  );
}
