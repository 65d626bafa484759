import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { dayAfter, startOfDay } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { AuditPage } from '../components/audit-page';
import styles from '../components/audit.module.css';
import { EntryRows } from '../components/entry-rows';
import { type Asked, LogFilters } from '../components/log-filters';
import { type AuditFilter, useEntries } from '../queries';

/** What is looked for most often. */
const QUICK = ['', 'personalData.', 'session.', 'account.', 'rule.'] as const;
const NAMES = { '': 'quick.all', 'personalData.': 'area.personalData', 'session.': 'area.session', 'account.': 'area.account', 'rule.': 'area.rule' } as const;

/** Everything that was done and everything personal that was read. `?chain=` shows one case's, `&action=` one kind. */
export default function LogPage(): React.JSX.Element {
  const { t } = useTranslation('audit');
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState<Omit<Asked, 'action'>>({ actorName: '', caseNumber: '', from: '', to: '' });
  const asked: Asked = { ...typed, action: search.get('action') ?? '' };
  const chain = search.get('chain');
  const filter = filterOf(asked, chain);
  const { data = [], error, isPending, hasNextPage, fetchNextPage } = useEntries(filter);
  const ask = ({ action, ...others }: Asked): void => {
    setTyped(others);
    if (action !== asked.action) setSearch({ ...(chain === null ? {} : { chain }), ...(action === '' ? {} : { action }) });
  };
  return (
    <AuditPage part="log" actions={<Button href={`/api/v1/audit/export?${new URLSearchParams({ ...filter })}`} download>{t('export')}</Button>}>
      <nav className={styles['quick']} aria-label={t('quick')}>
        {QUICK.map((action) => <Link key={action} to={action === '' ? '/audit' : `/audit?action=${action}`} aria-current={chain === null && asked.action === action ? 'page' : undefined}>{t(NAMES[action])}</Link>)}
      </nav>
      <LogFilters asked={asked} onAsk={ask} />
      {chain !== null && <p>{t('ofChain', { chain: data.find((entry) => entry.chain === chain)?.caseNumber ?? (chain === 'system' ? t('system') : chain) })} <Link to="/audit">{t('ofAll')}</Link></p>}
      {isProblem(error) && <ProblemAlert problem={error} />}
      {!isPending && !error && <EntryRows entries={data} />}
      {hasNextPage && <Button onClick={() => void fetchNextPage()} style={{ marginTop: 16 }}>{t('more')}</Button>}
    </AuditPage>
  );
}

function filterOf({ action, actorName, caseNumber, from, to }: Asked, chain: string | null): AuditFilter {
  return {
    ...(chain === null ? {} : { chain }), ...(action === '' ? {} : { action }), ...(actorName === '' ? {} : { actorName }), ...(caseNumber === '' ? {} : { caseNumber }),
    ...(from === '' ? {} : { from: startOfDay(from) }), ...(to === '' ? {} : { to: startOfDay(dayAfter(to)) }),
  };
}
