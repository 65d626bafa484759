import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RuleView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { EmptyState } from '@/ui/empty-state';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import styles from '../administration.module.css';
import { RuleLengths } from './rule-lengths';

/** 劳动争议调解仲裁法 第十四条 */
export const basisText = ({ source, article }: RuleView['basis']): string => [source, article].filter(Boolean).join(' ');

/** Rules with their length in force, where it comes from and how sure that is. */
export function RuleRows({ rules, label }: { rules: readonly RuleView[]; label: string }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const word = useWord();
  const columns: RowColumn<RuleView>[] = [
    { key: 'name', title: t('rule.name'), onPhone: 'bare', width: '18%', render: ({ code, name }) => <Link to={`/administration/rules/${code}`}>{name}</Link> },
    { key: 'lengths', title: t('rule.lengths'), width: '38%', render: ({ lengths, coming }) => <><RuleLengths lengths={lengths} />{coming.map(({ version, effectiveFrom }) => <div key={version} className={styles['warn']}>{t('rule.coming', { date: formatDate(effectiveFrom) })}</div>)}</> },
    { key: 'version', title: t('rule.version'), width: '12%', render: ({ version, effectiveFrom }) => <>{t('rule.nth', { version })}<br /><span className={styles['muted']}>{t('from', { date: effectiveFrom })}</span></> },
    { key: 'basis', title: t('rule.basis'), render: ({ basis, confidence }) => <>{basisText(basis)}<br /><span className={styles[confidence === 'known' || confidence === 'secondary' ? 'warn' : 'muted']}>{word('confidence', confidence)}</span></> },
  ];
  return <RowTable rows={rules} rowKey={({ code }) => code} columns={columns} label={label} empty={<EmptyState title={t('rule.none')} hint={t('rule.noneHint')} />} />;
}
