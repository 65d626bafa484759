import { BellOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useUnread } from '../queries';
import styles from './inbox-bell.module.css';

const MOST_SHOWN = 9_999;

/** The bell of the frame; the number follows the live stream. */
export function InboxBell(): React.JSX.Element {
  const { t } = useTranslation('routes');
  const unread = useUnread();
  return (
    <Link to="/inbox" className={styles['bell']} aria-label={t('inbox', { unread })} data-testid="bell">
      <BellOutlined style={{ fontSize: 18 }} aria-hidden />
      {unread > 0 && <span className={styles['count']} aria-hidden>{unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}</span>}
    </Link>
  );
}
