import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { signOut } from '@/features/session/public/actions';
import { useMe } from '@/lib/me';
import { tellFailure } from '@/lib/tell-failure';
import { useWord } from '@/words/use-word';

/** Who is signed in, own settings, and the way out. */
export function PersonMenu(): React.JSX.Element {
  const { t } = useTranslation('routes');
  const word = useWord();
  const { name, role } = useMe();
  const go = useNavigate();
  const items: MenuProps['items'] = [
    { key: 'role', label: word('role', role), disabled: true },
    { key: 'me', label: t('settings'), onClick: () => void go('/me') },
    { type: 'divider' },
    { key: 'out', label: t('signOut'), onClick: () => tellFailure(signOut()) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} autoFocus>
      <Button type="text" data-testid="person">{name} ▾</Button>
    </Dropdown>
  );
}
