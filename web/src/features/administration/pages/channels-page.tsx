import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChannelView } from '@/api/types.gen';
import { isProblem } from '@/lib/problem';
import { EmptyState } from '@/ui/empty-state';
import { lazily } from '@/ui/lazily';
import { ProblemAlert } from '@/ui/problem-alert';
import { AdminPage } from '../components/admin-page';
import styles from '../components/administration.module.css';
import { ChannelCard } from '../components/channels/channel-card';
import { FailedDeliveries } from '../components/channels/failed-deliveries';
import { useChannels } from '../queries';

const CreateChannelDialog = lazily(() => import('../components/channels/channel-dialog').then((part) => part.CreateChannelDialog));
const ChangeChannelDialog = lazily(() => import('../components/channels/channel-dialog').then((part) => part.ChangeChannelDialog));

/** Ways to people outside of the program, and what did not get through. */
export default function ChannelsPage(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { data: channels, error } = useChannels();
  const [opened, setOpened] = useState<ChannelView | 'new' | null>(null);
  const close = (): void => setOpened(null);
  return (
    <AdminPage part="channels" actions={<Button type="primary" onClick={() => setOpened('new')}>{t('channel.create')}</Button>}>
      {isProblem(error) && <ProblemAlert problem={error} />}
      <section className={styles['section']} aria-labelledby="shared">
        <h2 id="shared">{t('channel.shared')}</h2>
        <p className={styles['muted']}>{t('channel.sharedHint')}</p>
        {channels?.length === 0 && <div className={styles['card']}><EmptyState title={t('channel.none')} hint={t('channel.noneHint')} /></div>}
        <ul className={styles['cards']}>{channels?.map((channel) => <ChannelCard key={channel.id} channel={channel} onChange={() => setOpened(channel)} />)}</ul>
      </section>
      <section className={`${styles['section']} ${styles['card']}`} aria-labelledby="mail">
        <h2 id="mail" style={{ margin: 0 }}>{t('channel.mail')}</h2>
        <p>{t('channel.mailText')} <Link to="/me">{t('channel.mailTest')}</Link></p>
      </section>
      <FailedDeliveries />
      {opened === 'new' && <CreateChannelDialog onClose={close} />}
      {opened !== null && opened !== 'new' && <ChangeChannelDialog channel={channels?.find(({ id }) => id === opened.id) ?? opened} onClose={close} />}
    </AdminPage>
  );
}
