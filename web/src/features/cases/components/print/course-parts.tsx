import { useTranslation } from 'react-i18next';
import { FileLinks } from '@/features/documents/public/file-links';
import { formatDate, formatInstant } from '@/lib/dates';
import { comma } from '@/lib/punctuation';
import { useWord } from '@/words/use-word';
import { useFollowUps, useLegalEvents, useMediations, useReferrals, useSessions, useWholeReferrals, useWholeTimeline } from '../../queries';
import { PrintPart, PrintTable, Unbroken } from './parts';

/** Which departments were asked, and what they answered. */
export function ReferralsPart({ caseId }: { caseId: string }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const referrals = useWholeReferrals(useReferrals(caseId).data ?? []);
  return (
    <PrintPart title={t('referral.list')} isEmpty={referrals.length === 0}>
      <PrintTable
        label={t('referral.list')} head={[t('print.department'), t('print.course'), t('referral.request'), t('referral.reply')]}
        rows={referrals.map(({ id, department, state, sentAt, acknowledgedAt, repliedAt, request, replyText, replyDocuments }) => ({
          key: id,
          cells: [
            department.name,
            [`${t('referral.sent')} ${formatInstant(sentAt)}`, ...(acknowledgedAt ? [`${t('referral.acknowledged')} ${formatInstant(acknowledgedAt)}`] : []), ...(repliedAt ? [`${t('referral.repliedAt')} ${formatInstant(repliedAt)}`] : []), word('referralState', state)].join('\n'),
            request, replyText === null ? '—' : <><Unbroken text={replyText} /><FileLinks files={replyDocuments} /></>,
          ],
        }))}
      />
    </PrintPart>
  );
}

/** Talks with the workers and between both sides, and the calls afterwards. */
export function MeetingsPart({ caseId }: { caseId: string }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const sessions = useSessions(caseId).data ?? [];
  const mediations = useMediations(caseId).data ?? [];
  const followUps = useFollowUps(caseId).data ?? [];
  const rows = [
    ...sessions.map(({ id, heldAt, purposes, workersPresent, record }) => ({ key: id, at: heldAt, cells: [t('session.list'), `${purposes.map((purpose) => word('sessionPurpose', purpose)).join(comma())}\n${t('people', { count: workersPresent })}`, record] })),
    ...mediations.map(({ id, heldAt, attendees, outcome, record }) => ({ key: id, at: heldAt, cells: [t('mediation.list'), `${word('mediationOutcome', outcome)}\n${attendees.join(comma())}`, record] })),
    ...followUps.map(({ id, contactedAt, workersContacted, satisfaction, record }) => ({ key: id, at: contactedAt, cells: [t('followUp.list'), `${t('people', { count: workersContacted })}\n${t('followUp.satisfactionOf', { level: satisfaction })}`, record] })),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
  return (
    <PrintPart title={t('tab.meetings')} isEmpty={rows.length === 0}>
      <PrintTable label={t('tab.meetings')} head={[t('print.at'), t('print.what'), t('print.course'), t('print.record')]} rows={rows.map(({ key, at, cells }) => ({ key, cells: [formatInstant(at), ...cells] }))} />
    </PrintPart>
  );
}

export function LegalPart({ caseId }: { caseId: string }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const events = (useLegalEvents(caseId).data ?? []).filter(({ voided }) => voided === null).toSorted((a, b) => a.occurredOn.localeCompare(b.occurredOn));
  return (
    <PrintPart title={t('legal.list')} isEmpty={events.length === 0}>
      <PrintTable label={t('legal.list')} head={[t('legal.occurredOn'), t('legal.type'), t('legal.ground'), t('field.notes')]} rows={events.map(({ id, occurredOn, name, ground, note }) => ({ key: id, cells: [formatDate(occurredOn), name, ground === null ? '—' : word('legalGround', ground), note ?? '—'] }))} />
    </PrintPart>
  );
}

/** 办理经过 from the first day on. */
export function TimelinePart({ caseId }: { caseId: string }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const entries = useWholeTimeline(caseId).data ?? [];
  return (
    <PrintPart title={t('tab.timeline')} isEmpty={entries.length === 0}>
      <PrintTable label={t('tab.timeline')} head={[t('print.at'), t('print.who'), t('print.what')]} rows={entries.map(({ id, at, actor, text }) => ({ key: id, cells: [formatInstant(at), actor?.name ?? t('timeline.program'), text] }))} />
    </PrintPart>
  );
}
