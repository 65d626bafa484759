import { useTranslation } from 'react-i18next';
import type { ClockView, DeadlineView } from '@/api/types.gen';
import { formatDate, formatInstant } from '@/lib/dates';
import { inBrackets } from '@/lib/punctuation';
import { useWord } from '@/words/use-word';
import { Explained } from './explained';

/** A clock, and whom it tells where that is for the reader. */
type Told = ClockView & Partial<Pick<DeadlineView, 'steps'>>;

/** 为什么？ beside a clock: the rule with its article, what was counted and skipped, pauses, extensions, and who is told when. */
export function DeadlineExplanation({ deadline }: { deadline: Told }): React.JSX.Element {
  const { t } = useTranslation('ui');
  const word = useWord();
  const { name, basis, confidence, effect, provisional } = deadline;
  const source = [basis.source, basis.article, confidence === null ? null : inBrackets(word('confidence', confidence))].filter((part) => part !== null).join(' ');
  const rule = [word('deadlineEffect', effect), provisional ? t('deadline.provisional') : null].filter((part) => part !== null).join(' · ');
  return (
    <span className="no-print">
      <Explained name={name} explanation={{ rule, source, more: <Course deadline={deadline} /> }}>{t('deadline.why')}</Explained>
    </span>
  );
}

function Course({ deadline: { startedAt, dueAt, agreedOn, explanation, extensions, steps = [] } }: { deadline: Told }): React.JSX.Element {
  const { t } = useTranslation('ui');
  return (
    <>
      <ul>
        <li>{t('deadline.started', { at: formatInstant(startedAt) })}</li>
        {agreedOn !== null && <li>{t('deadline.agreed', { date: formatDate(agreedOn) })}</li>}
        {explanation.map(({ code, text }, i) => <li key={`${code} ${i}`}>{text}</li>)}
        {extensions.map(({ grantedAt, text, reason }) => <li key={grantedAt}>{text}{reason !== null && inBrackets(reason)}</li>)}
        {dueAt !== null && <li><strong>{t('deadline.due', { at: formatInstant(dueAt) })}</strong></li>}
      </ul>
      {steps.length > 0 && (
        <>
          <p><strong>{t('deadline.steps')}</strong></p>
          <ul>{steps.map(({ step, generation, at, firedAt, name, text }) => <li key={`${step} ${generation}`}>{firedAt === null ? '○' : '✓'} {name} {formatInstant(firedAt ?? at)} {text}</li>)}</ul>
        </>
      )}
    </>
  );
}
