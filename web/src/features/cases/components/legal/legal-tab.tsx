import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '@/api/types.gen';
import { EmptyState } from '@/ui/empty-state';
import { lazily } from '@/ui/lazily';
import { useDeadlines, useLegalEvents } from '../../queries';
import { Section } from '../entries';
import styles from '../entries.module.css';
import { ClocksCard } from '../overview/clocks-card';
import type { OpenForm } from '../use-open-form';
import { LegalEventEntry } from './legal-event-entry';
import { Remedies } from './remedies';
import { Warnings } from './warnings';

const LegalEventDialog = lazily(() => import('./legal-event-dialog').then((part) => part.LegalEventDialog));

/** What the law counts by: its clocks, the events that start and end them, and the ways that are open. */
export function LegalTab({ kase, form }: { kase: CaseView; form: OpenForm }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { data: events } = useLegalEvents(kase.id);
  const statutory = (useDeadlines(kase.id).data?.items ?? []).filter(({ nature }) => nature === 'statutory');
  const mayWrite = kase.standing !== 'onlooker';
  return (
    <div style={{ display: 'grid', gap: 24 }}>
      <Warnings caseId={kase.id} />
      {statutory.length > 0 && <ClocksCard deadlines={statutory} />}
      <Section title={t('legal.list')} hint={t('legal.about')} action={mayWrite && <Button type="primary" onClick={() => form.show('legal', 'legalEvent')}>{t('legal.title')}</Button>}>
        {events?.length === 0 && <EmptyState title={t('legal.none')} hint={t('legal.hint')} />}
        <ul className={styles['entries']}>{events?.map((event) => <LegalEventEntry key={event.id} caseId={kase.id} event={event} all={events} mayWrite={mayWrite} />)}</ul>
      </Section>
      <Remedies caseId={kase.id} />
      {form.open === 'legalEvent' && <LegalEventDialog caseId={kase.id} events={events ?? []} onClose={form.close} />}
    </div>
  );
}
