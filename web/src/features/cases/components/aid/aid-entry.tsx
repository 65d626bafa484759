import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AidItemView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { lazily } from '@/ui/lazily';
import { useWord } from '@/words/use-word';
import { Entry, Facts, type Tone } from '../entries';
import styles from '../entries.module.css';

const AidStepDialog = lazily(() => import('./aid-step-dialog').then((part) => part.AidStepDialog));
const TONES: Readonly<Record<AidItemView['state'], Tone | undefined>> = { requested: 'waiting', approved: 'waiting', delivered: 'good', declined: 'bad', withdrawn: undefined };

/** One measure for one worker: what is asked, what was decided, whether it arrived. */
export function AidEntry({ item }: { item: AidItemView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const [step, setStep] = useState<AidItemView['possibleEvents'][number] | null>(null);
  const { workerName, kind, request, state, amountFen, requestedAt, decidedAt, decisionReason, deliveredAt, possibleEvents } = item;
  return (
    <Entry
      title={`${workerName} · ${word('aidKind', kind)}`} state={{ word: word('aidState', state), tone: TONES[state] }}
      actions={possibleEvents.length > 0 && possibleEvents.map((type, place) => <Button key={type} type={place === 0 ? 'primary' : 'default'} onClick={() => setStep(type)}>{t(`aid.do.${type}`)}</Button>)}
    >
      <p className={styles['text']}>{request}</p>
      <Facts rows={[
        [t('aid.requestedAt'), formatInstant(requestedAt)],
        [t('aid.decidedAt'), decidedAt && formatInstant(decidedAt)],
        [t('payload.reason'), decisionReason],
        [t('aid.amount'), amountFen === null ? null : formatFen(amountFen)],
        [t('aid.deliveredAt'), deliveredAt && formatInstant(deliveredAt)],
      ]} />
      {step && <AidStepDialog item={item} step={step} onClose={() => setStep(null)} />}
    </Entry>
  );
}
