import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notificationSettingsShowOptions } from '@/api/@tanstack/react-query.gen';
import { isProblem } from '@/lib/problem';
import { Card } from '@/ui/card';
import { ProblemAlert } from '@/ui/problem-alert';
import { Waiting } from '@/ui/waiting';
import { NotificationForm } from './notification-form';

export function NotificationCard(): React.JSX.Element {
  const { t } = useTranslation('settings');
  const { data, error } = useQuery(notificationSettingsShowOptions());
  return (
    <Card title={t('notifications')}>
      {isProblem(error) && <ProblemAlert problem={error} />}
      {data ? <NotificationForm settings={data} /> : !error && <Waiting />}
    </Card>
  );
}
