import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, SupervisorItemView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { lazily } from '@/ui/lazily';
import { useWord } from '@/words/use-word';
import { useSupervisorItems } from '../../queries';
import { Entry, Section } from '../entries';
import styles from '../entries.module.css';
import type { OpenForm } from '../use-open-form';

const AnswerDialog = lazily(() => import('./answer-dialog').then((part) => part.AnswerDialog));

/** 督办事项: what the supervisor has to answer, and what was answered; nothing where there is none. */
export function SupervisorItems({ kase, form }: { kase: CaseView; form: OpenForm }): React.JSX.Element | null {
  const { t } = useTranslation('cases');
  const { data: items = [] } = useSupervisorItems(kase.id);
  const part = useRef<HTMLDivElement>(null);
  const isAsked = form.open === 'supervisorItems' && items.length > 0;
  useEffect(() => {
    if (isAsked) part.current?.focus();
  }, [isAsked]);
  const open = items.filter(({ state }) => state === 'open');
  const done = items.filter(({ state }) => state !== 'open');
  if (items.length === 0) return null;
  return (
    <div ref={part} tabIndex={-1} style={{ marginBottom: 16 }}>
      <Section title={t('supervisorItem.title', { count: open.length })}>
        <ul className={styles['entries']}>{open.map((item) => <Open key={item.id} item={item} kase={kase} form={form} />)}</ul>
        {done.length > 0 && <details open={open.length === 0}><summary>{t('supervisorItem.done', { count: done.length })}</summary><ul className={styles['entries']}>{done.map((item) => <Done key={item.id} item={item} />)}</ul></details>}
      </Section>
    </div>
  );
}

function Open({ item, kase, form }: { item: SupervisorItemView; kase: CaseView; form: OpenForm }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const [isAnswering, setIsAnswering] = useState(false);
  const { kind, text, openedAt, possibleEvents } = item;
  const mayConfirm = kind === 'confirmDefault' && kase.possibleEvents.includes('CONFIRM_DEFAULT');
  return (
    <Entry
      title={word('supervisorItemKind', kind)} state={{ word: word('supervisorItemState', 'open'), tone: 'waiting' }} aside={<time className={styles['muted']} dateTime={openedAt}>{formatInstant(openedAt)}</time>}
      actions={(mayConfirm || possibleEvents.length > 0) && (
        <>
          {possibleEvents.includes('ANSWER') && <Button type="primary" onClick={() => setIsAnswering(true)}>{t('supervisorItem.answer')}</Button>}
          {mayConfirm && <Button onClick={() => form.show('overview', 'CONFIRM_DEFAULT')}>{word('caseEvent', 'CONFIRM_DEFAULT')}</Button>}
        </>
      )}
    >
      <p>{text}</p>
      {isAnswering && <AnswerDialog item={item} onClose={() => setIsAnswering(false)} />}
    </Entry>
  );
}

function Done({ item: { kind, text, state, answer, answeredBy, answeredAt, lapsedAt } }: { item: SupervisorItemView }): React.JSX.Element {
  const word = useWord();
  const at = answeredAt ?? lapsedAt;
  return (
    <Entry title={word('supervisorItemKind', kind)} state={{ word: word('supervisorItemState', state) }} aside={at !== null && <span className={styles['muted']}>{formatInstant(at)} {answeredBy?.name}</span>}>
      <p>{text}</p>
      {answer !== null && <p className={styles['answer']}>{answer}</p>}
    </Entry>
  );
}
