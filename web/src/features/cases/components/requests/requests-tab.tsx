import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '@/api/types.gen';
import { EmptyState } from '@/ui/empty-state';
import { lazily } from '@/ui/lazily';
import { useRequests } from '../../queries';
import { Section } from '../entries';
import styles from '../entries.module.css';
import type { OpenForm } from '../use-open-form';
import { RequestEntry } from './request-entry';

const RequestDialog = lazily(() => import('./request-dialog').then((part) => part.RequestDialog));

/** 请示: what the task force asks the supervisor for, what it would change, and what was answered. */
export function RequestsTab({ kase, form }: { kase: CaseView; form: OpenForm }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { data: requests, error } = useRequests(kase);
  return (
    <Section title={t('request.list')} hint={t('request.about')} error={error} action={<Button type="primary" onClick={() => form.show('requests', 'request')}>{t('request.title')}</Button>}>
      {requests?.length === 0 && <EmptyState title={t('request.none')} hint={t(kase.standing === 'onlooker' ? 'request.hintOnlooker' : 'request.hint')} />}
      <ul className={styles['entries']}>{requests?.map((request) => <RequestEntry key={request.id} request={request} />)}</ul>
      {form.open === 'request' && <RequestDialog kase={kase} onClose={form.close} />}
    </Section>
  );
}
