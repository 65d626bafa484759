import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deliveriesResendMany } from '@/api/sdk.gen';
import type { DeliveryView, ResendVerdictView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { EmptyState } from '@/ui/empty-state';
import { ProblemAlert } from '@/ui/problem-alert';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import { useFailedDeliveries } from '../../queries';
import styles from '../administration.module.css';

const resend = (ids: string[], once: Once) => deliveriesResendMany({ body: { ids }, ...once });

/** What reached nobody on any channel, why, and the way to send it again once that is put right. */
export function FailedDeliveries(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const word = useWord();
  const { data = [], error, isPending, hasNextPage, fetchNextPage } = useFailedDeliveries();
  const { run, pending, problem } = useCommand(resend);
  const [verdicts, setVerdicts] = useState<readonly ResendVerdictView[]>([]);
  const again = async (ids: string[]): Promise<void> => {
    const outcome = await run(ids);
    if (!outcome.done) return;
    setVerdicts(outcome.output.items.filter(({ verdict }) => verdict !== 'queued'));
    toast.done(t('failed.queued', { count: outcome.output.items.filter(({ verdict }) => verdict === 'queued').length }));
  };
  const columns: RowColumn<DeliveryView>[] = [
    { key: 'who', title: t('failed.who'), onPhone: 'bare', render: ({ personMasked, role }) => <><strong>{personMasked}</strong> <span className={styles['muted']}>{word('role', role)}</span></> },
    { key: 'case', title: t('effects.case'), render: ({ caseNumber }) => caseNumber ?? '—' },
    { key: 'channel', title: t('failed.channel'), render: ({ channel: { kind, name } }) => [word('channelKind', kind), name].filter((part) => part !== null).join(' · ') },
    { key: 'why', title: t('failed.why'), render: ({ id, message, code, tries }) => {
      const verdict = verdicts.find((one) => one.id === id)?.verdict;
      return <>{message ?? code ?? '—'}<br /><span className={styles['muted']}>{t('failed.tries', { count: tries })}</span>{verdict && verdict !== 'queued' && <div className={styles['over']}>{t(`verdict.${verdict}`)}</div>}</>;
    } },
    { key: 'at', title: t('failed.at'), render: ({ settledAt, at }) => formatInstant(settledAt ?? at) },
    { key: 'actions', title: t('actions'), onPhone: 'bare', render: ({ id, personMasked }) => <Button disabled={pending} onClick={() => void again([id])} aria-label={t('failed.againTo', { who: personMasked })}>{t('failed.again')}</Button> },
  ];
  return (
    <section className={styles['section']} aria-labelledby="failed">
      <div className={styles['row']} style={{ justifyContent: 'space-between', marginBottom: 8 }}>
        <h2 id="failed" style={{ margin: 0 }}>{t('failed.title')}</h2>
        {data.length > 1 && <Button loading={pending} onClick={() => void again(data.slice(0, 200).map(({ id }) => id))}>{t('failed.all', { count: Math.min(200, data.length) })}</Button>}
      </div>
      <p className={styles['muted']}>{t('failed.hint')}</p>
      <ProblemAlert problem={problem} />
      {isProblem(error) && <ProblemAlert problem={error} />}
      {!isPending && !error && <RowTable rows={data} rowKey={({ id }) => id} columns={columns} label={t('failed.title')} empty={<EmptyState title={t('failed.none')} hint={t('failed.noneHint')} />} />}
      {hasNextPage && <Button onClick={() => void fetchNextPage()} style={{ marginTop: 16 }}>{t('showMore')}</Button>}
    </section>
  );
}
