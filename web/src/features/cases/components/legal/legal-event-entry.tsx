import { Button, Form, Input } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { legalEventsVoid } from '@/api/sdk.gen';
import type { LegalEventView, VoidLegalEventBody } from '@/api/types.gen';
import { DocumentLinks } from '@/features/documents/public/document-links';
import { formatDate, formatInstant } from '@/lib/dates';
import { colon } from '@/lib/punctuation';
import type { Once } from '@/lib/use-command';
import { lazily } from '@/ui/lazily';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { Entry, Facts } from '../entries';
import styles from '../entries.module.css';

const RecordDialog = lazily(() => import('@/ui/record-dialog').then((part) => part.RecordDialog<VoidLegalEventBody, VoidLegalEventBody, unknown>));

interface Props {
  caseId: string;
  event: LegalEventView;
  all: readonly LegalEventView[];
  mayWrite: boolean;
}

/** One event: its day, what it rests on and what it is about; a mistaken one is taken back, never changed. */
export function LegalEventEntry({ caseId, event, all, mayWrite }: Props): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const [isVoiding, setIsVoiding] = useState(false);
  const { name, occurredOn, ground, answerWithin, refersToId, documentIds, note, automatic, recordedBy, recordedAt, voided } = event;
  const about = all.find(({ id }) => id === refersToId);
  return (
    <Entry
      title={<>{formatDate(occurredOn)} {name}</>} {...(voided ? { state: { word: t('legal.voided'), tone: 'bad' as const } } : {})} aside={automatic && <span className={styles['muted']}>{t('legal.automatic')}</span>}
      actions={mayWrite && !automatic && !voided && <Button size="small" onClick={() => setIsVoiding(true)} aria-label={`${t('legal.void')}${colon()}${name} ${occurredOn}`}>{t('legal.void')}</Button>}
    >
      {note !== null && <p className={styles['text']}>{note}</p>}
      <Facts rows={[
        [t('legal.ground'), ground && word('legalGround', ground)],
        [t('legal.answerWithin'), answerWithin && `${answerWithin.length} ${word('unit', answerWithin.unit)}`],
        [t('legal.refersTo'), about && `${formatDate(about.occurredOn)} ${about.name}`],
        [t('recordedBy'), recordedBy && `${recordedBy.name} ${formatInstant(recordedAt)}`],
        [t('legal.voided'), voided && `${formatInstant(voided.at)} ${voided.by?.name ?? ''} ${voided.reason ?? ''}`],
      ]} />
      <DocumentLinks caseId={caseId} ids={documentIds} />
      {isVoiding && <VoidDialog caseId={caseId} event={event} onClose={() => setIsVoiding(false)} />}
    </Entry>
  );
}

function VoidDialog({ caseId, event: { id: eventId, name }, onClose }: { caseId: string; event: LegalEventView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const send = useCallback((body: VoidLegalEventBody, once: Once) => legalEventsVoid({ path: { id: caseId, eventId }, body, ...once }), [caseId, eventId]);
  return (
    <RecordDialog title={`${t('legal.void')}${colon()}${name}`} name={`legalVoid.${eventId}`} send={send} submit={t('event.do')} hint={t('legal.voidFollows')} onClose={onClose} toBody={(fields) => fields}>
      <Form.Item name="reason" label={t('payload.reason')} rules={[{ required: true, message: t('field.required') }]}><Input.TextArea rows={3} count={upTo(2000)} /></Form.Item>
    </RecordDialog>
  );
}
