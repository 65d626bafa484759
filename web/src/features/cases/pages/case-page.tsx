import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { CaseView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { useRegions } from '@/lib/regions';
import { lazily } from '@/ui/lazily';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { RiskTag } from '@/ui/risk-tag';
import { Waiting } from '@/ui/waiting';
import { CaseActions } from '../components/header/case-actions';
import styles from '../components/header/header.module.css';
import { Stepper } from '../components/header/stepper';
import { TabLinks } from '../components/header/tab-links';
import { OverviewTab } from '../components/overview/overview-tab';
import { useOpenForm } from '../components/use-open-form';
import type { CaseTab } from '../public/place-of-blocker';
import { useCase, useDeadlines, useNext } from '../queries';

const EventDialog = lazily(() => import('../components/header/event-dialog').then((part) => part.EventDialog));
const InvestigationTab = lazily(() => import('../components/findings/investigation-tab').then((part) => part.InvestigationTab));
const VerificationTab = lazily(() => import('../components/findings/verification-tab').then((part) => part.VerificationTab));
const CoordinationTab = lazily(() => import('../components/coordination/coordination-tab').then((part) => part.CoordinationTab));
const MeetingsTab = lazily(() => import('../components/meetings/meetings-tab').then((part) => part.MeetingsTab));
const AidTab = lazily(() => import('../components/aid/aid-tab').then((part) => part.AidTab));
const PlanTab = lazily(() => import('@/features/repayment/public/plan-tab').then((part) => part.PlanTab));
const LegalTab = lazily(() => import('../components/legal/legal-tab').then((part) => part.LegalTab));
const RequestsTab = lazily(() => import('../components/requests/requests-tab').then((part) => part.RequestsTab));
const DocumentsTab = lazily(() => import('@/features/documents/public/documents-tab').then((part) => part.DocumentsTab));
const RosterTab = lazily(() => import('@/features/roster/public/roster-tab').then((part) => part.RosterTab));
const TimelineTab = lazily(() => import('../components/timeline-tab').then((part) => part.TimelineTab));

/** One case: what is missing, how long it can wait, and everything that was recorded. */
export default function CasePage(): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { id = '' } = useParams();
  const { data: kase, error } = useCase(id);
  if (kase) return <Inside kase={kase} />;
  return <Page title={t('case')} crumbs={[{ label: t('title'), to: '/cases' }]}>{isProblem(error) ? <ProblemAlert problem={error} /> : <Waiting />}</Page>;
}

function Inside({ kase }: { kase: CaseView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const regions = useRegions([kase.employer.regionCode]);
  const form = useOpenForm();
  const events = useNext(kase.id).data?.events ?? [];
  const deadlines = useDeadlines(kase.id).data?.items ?? [];
  const asked = events.find(({ type }) => type === form.open);
  const people = t('people', { count: kase.totals.workers > 0 ? kase.totals.workers : kase.workersReported });
  const tabs: { key: CaseTab; children: React.ReactNode }[] = [
    { key: 'overview', children: <OverviewTab kase={kase} events={events} deadlines={deadlines} form={form} /> },
    { key: 'roster', children: <RosterTab kase={kase} form={form} /> },
    { key: 'investigation', children: <InvestigationTab kase={kase} form={form} /> },
    { key: 'verification', children: <VerificationTab kase={kase} form={form} /> },
    { key: 'coordination', children: <CoordinationTab kase={kase} form={form} /> },
    { key: 'meetings', children: <MeetingsTab kase={kase} form={form} /> },
    { key: 'aid', children: <AidTab kase={kase} form={form} /> },
    { key: 'plan', children: <PlanTab kase={kase} form={form} /> },
    { key: 'legal', children: <LegalTab kase={kase} form={form} /> },
    { key: 'requests', children: <RequestsTab kase={kase} form={form} /> },
    { key: 'documents', children: <DocumentsTab kase={kase} /> },
    { key: 'timeline', children: <TimelineTab caseId={kase.id} /> },
  ];
  const shown = tabs.some(({ key }) => key === form.tab) ? form.tab : 'overview';
  return (
    <Page
      title={`${kase.number} ${kase.employer.name}`} crumbs={[{ label: t('title'), to: '/cases' }]}
      aside={<RiskTag level={kase.riskLevel} note={people} reasons={[...kase.riskReasons.map(({ message }) => message), ...(kase.riskByHand ? [t('risk.byHand')] : [])]} />}
      actions={<CaseActions kase={kase} events={events} form={form} />}
    >
      <div className={styles['sub']}>
        <span>{regions.nameOf(kase.employer.regionCode)}</span>
        {kase.suspendedAt !== null && <strong>{t('suspended')}</strong>}
        <Milestones kase={kase} />
      </div>
      <Stepper kase={kase} deadlines={deadlines} />
      <TabLinks caseId={kase.id} tabs={tabs.map(({ key }) => key)} shown={shown} />
      <section aria-label={t(`tab.${shown}`)}>{tabs.find(({ key }) => key === shown)?.children}</section>
      {asked && <EventDialog kase={kase} next={asked} onClose={form.close} />}
    </Page>
  );
}

/** What is paid in full, and since when. */
function Milestones({ kase: { milestones: { wagesSettledAt, socialInsuranceSettledAt } } }: { kase: CaseView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  return (
    <>
      {wagesSettledAt !== null && <span>✓ {t('milestone.wages', { at: formatInstant(wagesSettledAt) })}</span>}
      {socialInsuranceSettledAt !== null && <span>✓ {t('milestone.socialInsurance', { at: formatInstant(socialInsuranceSettledAt) })}</span>}
    </>
  );
}
