import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { ReferralCard } from '../components/referral-card';
import { type ReferralViewName, nextStepOf, useReferrals } from '../queries';
import styles from '../components/referrals.module.css';

/** What waits for the department, the most pressing first; and what it answered before. */
export default function ReferralsPage(): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const [view, setView] = useState<ReferralViewName>('waiting');
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage, isPending } = useReferrals(view);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const toDo = items.filter((item) => nextStepOf(item) !== null);
  const groups = view === 'ended'
    ? [{ key: 'ended', items }]
    : [{ key: 'acknowledge', items: toDo.filter((item) => nextStepOf(item) === 'acknowledge') }, { key: 'reply', items: toDo.filter((item) => nextStepOf(item) === 'reply') }, { key: 'replied', items: items.filter((item) => nextStepOf(item) === null) }];
  return (
    <Page title={t('title')}>
      <Segmented<ReferralViewName>
        value={view} onChange={setView} style={{ marginBottom: 16 }} aria-label={t('views')}
        options={[{ value: 'waiting', label: t('view.waiting') }, { value: 'ended', label: t('view.ended') }]}
      />
      {!isPending && items.length === 0 && <EmptyState title={t(`none.${view}`)} hint={t(`hint.${view}`)} />}
      {groups.filter((group) => group.items.length > 0).map((group) => (
        <section key={group.key} aria-label={t(`group.${group.key}` as 'group.reply', { count: group.items.length })}>
          <h2>{t(`group.${group.key}` as 'group.reply', { count: group.items.length })}</h2>
          <ul className={styles['list']}>{group.items.map((item) => <li key={item.id}><ReferralCard referral={item} /></li>)}</ul>
        </section>
      ))}
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('more')}</Button>}
    </Page>
  );
}
