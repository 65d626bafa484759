import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { CaseView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { useMe } from '@/lib/me';
import { isProblem } from '@/lib/problem';
import { serverNow } from '@/lib/server-clock';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { Waiting } from '@/ui/waiting';
import { ClocksPart, FactsPart, FindingsPart } from '../components/print/case-parts';
import { LegalPart, MeetingsPart, ReferralsPart, TimelinePart } from '../components/print/course-parts';
import { AidPart, PlanPart, SumsPart } from '../components/print/money-parts';
import styles from '../components/print/print.module.css';
import { useCase } from '../queries';

/** The file of a case on A4: what stands on its tabs, without buttons, and without the names of workers. */
export default function CasePrintPage(): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { id = '' } = useParams();
  const { data: kase, error } = useCase(id);
  const crumbs = [{ label: t('title'), to: '/cases' }, { label: kase?.number ?? t('case'), to: `/cases/${id}` }];
  return (
    <Page title={t('print.title')} crumbs={crumbs} actions={kase && <Button type="primary" onClick={() => window.print()}>{t('print.print')}</Button>}>
      {kase ? <Paper kase={kase} /> : isProblem(error) ? <ProblemAlert problem={error} /> : <Waiting />}
    </Page>
  );
}

function Paper({ kase }: { kase: CaseView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const me = useMe();
  return (
    <article className={styles['paper']} aria-label={t('print.title')}>
      <p className={styles['title']}><strong>{kase.employer.name}</strong></p>
      <p className={styles['sub']}>{kase.number}</p>
      <FactsPart kase={kase} />
      <FindingsPart kase={kase} />
      <SumsPart kase={kase} />
      <ReferralsPart caseId={kase.id} />
      <MeetingsPart caseId={kase.id} />
      {kase.standing !== 'onlooker' && <AidPart caseId={kase.id} />}
      <PlanPart caseId={kase.id} />
      <ClocksPart caseId={kase.id} />
      <LegalPart caseId={kase.id} />
      <TimelinePart caseId={kase.id} />
      <p className={styles['foot']}>{t('print.by', { name: me.name, at: formatInstant(serverNow()) })}</p>
    </article>
  );
}
