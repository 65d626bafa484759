import { BellOutlined } from '@ant-design/icons';
import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useUnread } from '../queries';

/** The bell of the frame; the number follows the live stream. */
export function InboxBell(): React.JSX.Element {
  const { t } = useTranslation('routes');
  const unread = useUnread();
  return (
    <Link to="/inbox" aria-label={t('inbox', { unread })} data-testid="bell" style={{ padding: 8 }}>
      <Badge count={unread} size="small" overflowCount={9_999}><BellOutlined style={{ fontSize: 18 }} aria-hidden /></Badge>
    </Link>
  );
}
