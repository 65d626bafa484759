import { useTranslation } from 'react-i18next';
import type { CaseView, DeadlineView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { comma, inBrackets, semicolon } from '@/lib/punctuation';
import { useRegions } from '@/lib/regions';
import { useWord } from '@/words/use-word';
import { useDeadlines, useVisits } from '../../queries';
import { industryOf } from '../industry';
import { PrintFacts, PrintPart, PrintTable } from './parts';

const money = (fen: number | null): string => (fen === null ? '—' : formatFen(fen));

/** What was reported, and who works on it. */
export function FactsPart({ kase }: { kase: CaseView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const { employer, reporter, taskForce, escalators } = kase;
  const regions = useRegions([employer.regionCode]);
  return (
    <PrintPart title={t('facts.title')}>
      <PrintFacts rows={[
        [t('field.employerName'), employer.name],
        [t('field.uscc'), employer.uscc ?? '—'],
        [t('field.region'), regions.nameOf(employer.regionCode)],
        [t('field.industry'), industryOf(employer)],
        [t('field.address'), employer.address ?? '—'],
        [t('field.channel'), word('channel', kase.channel)],
        [t('field.reportedAt'), formatInstant(kase.reportedAt)],
        [t('facts.reporter'), [reporter.name, reporter.phoneMasked].filter(Boolean).join(' ') || '—'],
        [t('field.workersReported'), t('people', { count: kase.workersReported })],
        [t('facts.wagesReported'), money(kase.wagesReportedFen)],
        [t('risk.level'), `${word('riskLevel', kase.riskLevel)}${inBrackets(kase.riskReasons.map(({ message }) => message).join(semicolon()))}`],
        [t('field.escalators'), escalators.map((one) => word('escalator', one)).join(comma()) || '—'],
        [t('taskForce.lead'), taskForce.lead?.name ?? '—'],
        [t('taskForce.members'), taskForce.members.map(({ name }) => name).join(comma()) || '—'],
        [t('taskForce.supervisor'), taskForce.supervisor?.name ?? '—'],
        [t('print.state'), word('caseState', kase.state) + (kase.suspendedAt === null ? '' : inBrackets(t('suspended')))],
        [t('field.summary'), kase.summary, 'wide'],
      ]} />
    </PrintPart>
  );
}

/** Every clock with its basis: those that run, and how the others ended. */
export function ClocksPart({ caseId }: { caseId: string }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const clocks = useDeadlines(caseId).data?.items ?? [];
  const course = ({ state, endedAt, remainingText, overdueMs }: DeadlineView): string => (endedAt === null ? (remainingText ?? word('deadlineState', state)) : `${word('deadlineState', state)} ${formatInstant(endedAt)}${overdueMs === null ? '' : inBrackets(t('print.late'))}`);
  return (
    <PrintPart title={t('clocks.title')} isEmpty={clocks.length === 0}>
      <PrintTable
        label={t('clocks.title')} head={[t('print.clock'), t('print.started'), t('print.due'), t('print.course'), t('print.basis')]}
        rows={clocks.map((clock) => ({ key: clock.id, cells: [[clock.name, clock.department].filter(Boolean).join(' · '), formatInstant(clock.startedAt), clock.dueAt === null ? '—' : formatInstant(clock.dueAt), course(clock), [clock.basis.source, clock.basis.article].filter(Boolean).join(' ')] }))}
      />
    </PrintPart>
  );
}

/** 快排查 and 快核实: what was found, and on which visits. */
export function FindingsPart({ kase }: { kase: CaseView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const visits = useVisits(kase.id).data?.items ?? [];
  const { investigation: found, verification: verified } = kase;
  return (
    <PrintPart title={t('print.findings')}>
      <PrintFacts rows={[
        [t('field.operatingStatus'), found.operatingStatus === null ? '—' : word('operatingStatus', found.operatingStatus)],
        [t('field.headcount'), found.headcount ?? '—'],
        [t('field.wageArrears'), money(found.wageArrearsFen)],
        [t('field.insuranceArrears'), money(found.socialInsuranceArrearsFen)],
        [t('field.companyFunds'), verified.notObtainedReason === null ? money(verified.companyFundsFen) : t('verification.notObtained', { reason: verified.notObtainedReason })],
        [t('field.assets'), verified.assets ?? '—'],
        [t('field.notes'), [found.notes, verified.notes].filter(Boolean).join('\n') || '—', 'wide'],
      ]} />
      {visits.length > 0 && (
        <>
          <h3>{t('visit.list')}</h3>
          <PrintTable label={t('visit.list')} head={[t('visit.at'), t('visit.who'), t('visit.place'), t('visit.record')]} rows={visits.map(({ id, visitedAt, visitors, place, record }) => ({ key: id, cells: [formatInstant(visitedAt), visitors.map(({ name }) => name).join(comma()), place, record] }))} />
        </>
      )}
    </PrintPart>
  );
}
