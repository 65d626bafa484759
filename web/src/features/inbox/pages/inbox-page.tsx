import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellFailure } from '@/lib/tell-failure';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { NotificationRow } from '../components/notification-row';
import { markAllRead, useInbox } from '../queries';
import styles from '../components/inbox.module.css';

/** What the person is told, newest first. */
export default function InboxPage(): React.JSX.Element {
  const { t } = useTranslation('inbox');
  const [unreadOnly, setUnreadOnly] = useState(false);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage, isPending } = useInbox(unreadOnly);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const unread = data?.pages[0]?.unread ?? 0;
  const newest = items[0]?.at;
  return (
    <Page title={t('title')} actions={unread > 0 && newest !== undefined && <Button onClick={() => tellFailure(markAllRead(newest))}>{t('readAll')}</Button>}>
      <Segmented
        value={unreadOnly ? 'unread' : 'all'} onChange={(value) => setUnreadOnly(value === 'unread')} style={{ marginBottom: 16 }} aria-label={t('filter')}
        options={[{ value: 'all', label: t('all') }, { value: 'unread', label: t('unread', { count: unread }) }]}
      />
      {!isPending && items.length === 0 && <EmptyState title={unreadOnly ? t('noneUnread') : t('none')} hint={t('hint')} />}
      <ul className={styles['list']} aria-label={t('title')}>
        {items.map((item) => <li key={item.id}><NotificationRow notification={item} /></li>)}
      </ul>
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('more')}</Button>}
    </Page>
  );
}
