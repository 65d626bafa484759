import { useTranslation } from 'react-i18next';
import type { RuleVersionView } from '@/api/types.gen';
import { formatDate, formatInstant } from '@/lib/dates';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { useRuleVersions } from '../../queries';
import styles from '../administration.module.css';
import { RuleLengths } from './rule-lengths';

/** Every version with who decided it, when and why, newest first. */
export function RuleHistory({ code }: { code: string }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const versions = (useRuleVersions(code).data ?? []).toSorted((a, b) => b.version - a.version);
  const columns: RowColumn<RuleVersionView>[] = [
    { key: 'version', title: t('rule.version'), onPhone: 'bare', render: ({ version, status }) => <><strong>{t('rule.nth', { version })}</strong> <span className={styles[{ inForce: 'ok', coming: 'warn', past: 'muted', superseded: 'muted' }[status]]}>{t(`versionStatus.${status}`)}</span></> },
    { key: 'from', title: t('effectiveFrom'), render: ({ effectiveFrom }) => formatDate(effectiveFrom) },
    { key: 'lengths', title: t('rule.lengths'), render: ({ lengths }) => <RuleLengths lengths={lengths} /> },
    { key: 'why', title: t('reason'), render: ({ reason }) => reason ?? t('rule.shipped') },
    { key: 'who', title: t('who'), render: ({ changedBy, at }) => (at === null ? '—' : `${changedBy?.name ?? '—'} · ${formatInstant(at)}`) },
  ];
  return (
    <section className={styles['section']} aria-labelledby="versions">
      <h2 id="versions">{t('rule.history')}</h2>
      <RowTable rows={versions} rowKey={({ version }) => String(version)} columns={columns} label={t('rule.history')} empty={null} />
    </section>
  );
}
