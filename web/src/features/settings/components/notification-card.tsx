import { useQuery } from '@tanstack/react-query';
import { Card, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { notificationSettingsShowOptions } from '@/api/@tanstack/react-query.gen';
import { isProblem } from '@/lib/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { NotificationForm } from './notification-form';

export function NotificationCard(): React.JSX.Element {
  const { t } = useTranslation('settings');
  const { data, error } = useQuery(notificationSettingsShowOptions());
  return (
    <Card title={t('notifications')}>
      {isProblem(error) && <ProblemAlert problem={error} />}
      {data ? <NotificationForm settings={data} /> : !error && <Skeleton active />}
    </Card>
  );
}
