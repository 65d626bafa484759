import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { NotificationView } from '@/api/types.gen';
import { formatAgo, formatInstant } from '@/lib/dates';
import { useMe } from '@/lib/me';
import { useNow } from '@/lib/now';
import { tellFailure } from '@/lib/tell-failure';
import { markRead } from '../queries';
import { placeOf } from './place-of';
import styles from './inbox.module.css';

/** One piece of news: what, when, and the way to where it is dealt with; following it marks it as read. */
export function NotificationRow({ notification }: { notification: NotificationView }): React.JSX.Element {
  const { t } = useTranslation('inbox');
  const { role } = useMe();
  const now = useNow();
  const { id, text, at, readAt } = notification;
  const place = placeOf(notification, role);
  const read = (): void => {
    if (readAt === null) tellFailure(markRead(id));
  };
  return (
    <div className={readAt === null ? `${styles['row']} ${styles['unread']}` : styles['row']}>
      <div>
        {readAt === null && <span className="visually-hidden">{t('isUnread')}</span>}
        {place === null ? text : <Link to={place} onClick={read}>{text}</Link>}
        <div className={styles['when']}><time dateTime={at} title={formatInstant(at)}>{formatAgo(at, now)}</time></div>
      </div>
      {readAt === null && <Button type="text" size="small" onClick={read} aria-label={t('readThis', { text })}>{t('read')}</Button>}
    </div>
  );
}
