import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { auditVerify } from '@/api/sdk.gen';
import type { AuditChainView, AuditReportView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { serverNow } from '@/lib/server-clock';
import { type Once, useCommand } from '@/lib/use-command';
import { ProblemAlert } from '@/ui/problem-alert';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { AuditPage } from '../components/audit-page';
import styles from '../components/audit.module.css';
import { ChainReport } from '../components/chain-report';
import { useChains } from '../queries';

const verify = (_: null, once: Once) => auditVerify(once);

/** Whether anything of the log was changed, taken away, put in another order or cut off. */
export default function ChainsPage(): React.JSX.Element {
  const { t } = useTranslation('audit');
  const { data: chains = [], error, hasNextPage, fetchNextPage } = useChains();
  const { run, pending, problem } = useCommand(verify);
  const [checked, setChecked] = useState<{ report: AuditReportView; at: number } | null>(null);
  const check = async (): Promise<void> => {
    const outcome = await run(null);
    if (outcome.done) setChecked({ report: outcome.output, at: serverNow() });
  };
  const columns: RowColumn<AuditChainView>[] = [
    { key: 'chain', title: t('chain'), onPhone: 'bare', render: ({ chain, caseNumber }) => <Link to={`/audit?chain=${chain}`}>{caseNumber ?? (chain === 'system' ? t('system') : chain)}</Link> },
    { key: 'entries', title: t('entries'), align: 'end', render: ({ entries }) => entries },
    { key: 'rooted', title: t('rooted'), align: 'end', render: ({ rooted, entries }) => (rooted === entries ? t('rootedAll') : rooted) },
    { key: 'hash', title: t('detail.hash'), render: ({ hash }) => <span className={styles['hash']} title={hash}>{hash.slice(0, 16)}…</span> },
  ];
  return (
    <AuditPage part="chains">
      <section className={styles['report']} aria-labelledby="check">
        <h2 id="check" style={{ marginTop: 0 }}>{t('check.title')}</h2>
        <p>{t('check.hint')}</p>
        <ProblemAlert problem={problem} />
        {checked && <><p className={styles['muted']}>{t('check.at', { at: formatInstant(checked.at) })}</p><ChainReport report={checked.report} /></>}
        <Button type="primary" loading={pending} onClick={() => void check()}>{t(checked ? 'check.again' : 'check.run')}</Button>
      </section>
      <h2>{t('chains')}</h2>
      <p className={styles['muted']}>{t('chainsHint')}</p>
      {isProblem(error) && <ProblemAlert problem={error} />}
      {chains.length > 0 && <RowTable rows={chains} rowKey={({ chain }) => chain} columns={columns} label={t('chains')} empty={null} />}
      {hasNextPage && <Button onClick={() => void fetchNextPage()} style={{ marginTop: 16 }}>{t('more')}</Button>}
    </AuditPage>
  );
}
