import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { countDrafts, dropDrafts } from '@/lib/drafts';
import { useMe } from '@/lib/me';
import { tellFailure } from '@/lib/tell-failure';
import { useFocusBack } from '@/lib/use-focus-back';
import { signOut } from '../session-actions';

/** Asked of whoever signs out while something typed was not sent: it stays for the next time, or goes because others use the device. */
export default function DraftsLeft({ onClose }: { onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('session');
  const { id } = useMe();
  useFocusBack();
  const clear = (): void => {
    dropDrafts(id);
    tellFailure(signOut());
  };
  return (
    <Modal
      open title={t('signOut.title')} onCancel={onClose}
      footer={[<Button key="drop" onClick={clear}>{t('signOut.drop')}</Button>, <Button key="keep" type="primary" onClick={() => tellFailure(signOut())}>{t('signOut.keep')}</Button>]}
    >
      {t('signOut.drafts', { count: countDrafts(id) })}
    </Modal>
  );
}
