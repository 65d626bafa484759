import { useTranslation } from 'react-i18next';
import type { RevealedWorkerView, WorkerView } from '@/api/types.gen';
import { formatDate, formatInstant } from '@/lib/dates';
import { FactSheet } from '@/ui/card';
import { useWord } from '@/words/use-word';

/** What is known of a person; the numbers in clear only when a reason was given. */
export function WorkerFacts({ worker, clear }: { worker: WorkerView; clear: RevealedWorkerView | null }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const word = useWord();
  const { idNumberMasked, phoneMasked, bankCardMasked, bankName, job, migrantWorker, hiredOn, note, livingCondition, livingNote, surveyedAt, reportedCondition } = worker;
  const living = livingCondition === null ? t('notSurveyed') : `${word('livingCondition', livingCondition)}${surveyedAt === null ? '' : ` · ${formatInstant(surveyedAt)}`}`;
  const rows: [string, React.ReactNode][] = [
    [t('idNumber'), clear?.idNumber ?? idNumberMasked ?? '—'],
    [t('phone'), clear?.phone ?? phoneMasked ?? '—'],
    [t('bankCard'), `${clear?.bankCard ?? bankCardMasked ?? '—'}${bankName === null ? '' : ` ${bankName}`}`],
    [t('job'), job ?? '—'],
    [t('migrant'), migrantWorker === null ? t('unknown') : t(migrantWorker ? 'yes' : 'no')],
    [t('hiredOn'), hiredOn === null ? '—' : formatDate(hiredOn)],
    [t('living'), <>{living}{livingNote !== null && <div>{livingNote}</div>}</>],
    [t('reported'), reportedCondition === null ? '—' : word('livingCondition', reportedCondition)],
    [t('note'), note ?? '—'],
  ];
  return <FactSheet rows={rows} />;
}
