import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { comma } from '@/lib/punctuation';
import { EmptyState } from '@/ui/empty-state';
import { lazily } from '@/ui/lazily';
import { useWord } from '@/words/use-word';
import { useFollowUps, useMediations, useSessions } from '../../queries';
import { Entry, Facts, Section } from '../entries';
import styles from '../entries.module.css';
import type { OpenForm } from '../use-open-form';
import { MediationEntry } from './mediation-entry';

const SessionDialog = lazily(() => import('./session-dialog').then((part) => part.SessionDialog));
const MediationDialog = lazily(() => import('./mediation-dialog').then((part) => part.MediationDialog));
const FollowUpDialog = lazily(() => import('./follow-up-dialog').then((part) => part.FollowUpDialog));

interface Props {
  kase: CaseView;
  form: OpenForm;
}

/** Talks: with the workers, between both sides, and afterwards with those who were paid. */
export function MeetingsTab({ kase, form }: Props): React.JSX.Element {
  return (
    <div style={{ display: 'grid', gap: 24 }}>
      <Sessions kase={kase} form={form} />
      <Mediations kase={kase} form={form} />
      <FollowUps kase={kase} form={form} />
      {form.open === 'session' && <SessionDialog caseId={kase.id} onClose={form.close} />}
      {form.open === 'mediation' && <MediationDialog caseId={kase.id} onClose={form.close} />}
      {form.open === 'followUp' && <FollowUpDialog caseId={kase.id} onClose={form.close} />}
    </div>
  );
}

function Sessions({ kase, form }: Props): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const { data: sessions } = useSessions(kase.id);
  return (
    <Section title={t('session.list')} action={mayWrite(kase) && <Button onClick={() => form.show('meetings', 'session')}>{t('session.title')}</Button>}>
      {sessions?.length === 0 && <EmptyState title={t('session.none')} hint={t('session.hint')} />}
      <ul className={styles['entries']}>
        {sessions?.map(({ id, form: kind, heldAt, purposes, workersPresent, opinions, tension, record, recordedBy }) => (
          <Entry key={id} title={`${formatInstant(heldAt)} ${word('sessionForm', kind)}`} aside={<span>{t('people', { count: workersPresent })}</span>}>
            <p className={styles['text']}>{record}</p>
            <Facts rows={[
              [t('session.purposes'), purposes.map((purpose) => word('sessionPurpose', purpose)).join(comma())],
              [t('session.opinions'), opinions.join('\n')],
              [t('session.tension'), tension === null ? null : t('session.tensionOf', { level: tension })],
              [t('recordedBy'), recordedBy?.name],
            ]} />
          </Entry>
        ))}
      </ul>
    </Section>
  );
}

function Mediations({ kase, form }: Props): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { data: mediations } = useMediations(kase.id);
  return (
    <Section title={t('mediation.list')} action={mayWrite(kase) && <Button onClick={() => form.show('meetings', 'mediation')}>{t('mediation.title')}</Button>}>
      {mediations?.length === 0 && <EmptyState title={t('mediation.none')} hint={t('mediation.hint')} />}
      <ul className={styles['entries']}>{mediations?.map((mediation) => <MediationEntry key={mediation.id} kase={kase} mediation={mediation} />)}</ul>
    </Section>
  );
}

function FollowUps({ kase, form }: Props): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { data: followUps } = useFollowUps(kase.id);
  return (
    <Section title={t('followUp.list')} action={mayWrite(kase) && <Button onClick={() => form.show('meetings', 'followUp')}>{t('followUp.title')}</Button>}>
      {followUps?.length === 0 && <EmptyState title={t('followUp.none')} hint={t('followUp.hint')} />}
      <ul className={styles['entries']}>
        {followUps?.map(({ id, contactedAt, workersContacted, satisfaction, record, recordedBy }) => (
          <Entry key={id} title={formatInstant(contactedAt)} aside={<span>{t('people', { count: workersContacted })} · {t('followUp.satisfactionOf', { level: satisfaction })}</span>}>
            <p className={styles['text']}>{record}</p>
            <Facts rows={[[t('recordedBy'), recordedBy?.name]]} />
          </Entry>
        ))}
      </ul>
    </Section>
  );
}

const ENDED: readonly CaseView['state'][] = ['closed', 'rejected', 'withdrawn', 'merged', 'transferred'];
const mayWrite = ({ standing, state }: CaseView): boolean => standing !== 'onlooker' && !ENDED.includes(state);
