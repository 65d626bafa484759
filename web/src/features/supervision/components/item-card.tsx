import { Form, Input } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { supervisorItemsFire } from '@/api/sdk.gen';
import type { SupervisorItemEventBody, SupervisorItemView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandForm } from '@/ui/command-form/command-form';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import styles from './supervision.module.css';

/** One item: what is asked, of which case, and the answer, given or to be given. */
export function ItemCard({ item }: { item: SupervisorItemView }): React.JSX.Element {
  const { t } = useTranslation('supervision');
  const word = useWord();
  const { caseId, caseNumber, employerName, kind, text, state, openedAt, answer, answeredBy, answeredAt, lapsedAt, possibleEvents } = item;
  const endedAt = answeredAt ?? lapsedAt;
  return (
    <article className={styles['card']} aria-label={`${word('supervisorItemKind', kind)} ${caseNumber}`}>
      <h2>{word('supervisorItemKind', kind)} · <Link to={`/cases/${caseId}`}>{caseNumber}</Link></h2>
      <p className={styles['muted']}>{employerName} · {t('opened', { at: formatInstant(openedAt) })}{endedAt !== null && ` · ${word('supervisorItemState', state)} ${formatInstant(endedAt)} ${answeredBy?.name ?? ''}`}</p>
      <p>{text}</p>
      {answer !== null && <p>{answer}</p>}
      {state === 'open' && kind === 'confirmDefault' && <p><Link to={`/cases/${caseId}?tab=overview&open=CONFIRM_DEFAULT`}>{t('confirmDefault')}</Link></p>}
      {possibleEvents.includes('ANSWER') && <Answer item={item} />}
    </article>
  );
}

function Answer({ item: { id, version } }: { item: SupervisorItemView }): React.JSX.Element {
  const { t } = useTranslation('supervision');
  const send = useCallback((body: SupervisorItemEventBody, once: Once) => supervisorItemsFire({ path: { id }, body, ...once }), [id]);
  const command = useCommand(send);
  return (
    <CommandForm<{ payload?: { answer?: string } }, SupervisorItemEventBody, SupervisorItemView>
      name={`supervisorItem.${id}`} command={command} submit={t('send')} onDone={() => toast.done(t('done'))} toInput={({ payload }) => ({ type: 'ANSWER', version, payload: { answer: payload?.answer ?? '' } })}
    >
      <Form.Item name={['payload', 'answer']} label={t('answer')} htmlFor={`answer-${id}`} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input.TextArea id={`answer-${id}`} autoSize={{ minRows: 2 }} count={upTo(4000)} /></Form.Item>
    </CommandForm>
  );
}
