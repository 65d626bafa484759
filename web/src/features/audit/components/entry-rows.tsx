import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditEntryView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { EmptyState } from '@/ui/empty-state';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { useActionText } from './action-words';
import { EntryDetails } from './entry-details';

/** Who did what, to what and when; newest first. */
export function EntryRows({ entries }: { entries: readonly AuditEntryView[] }): React.JSX.Element {
  const { t } = useTranslation('audit');
  const text = useActionText();
  const columns: RowColumn<AuditEntryView>[] = [
    { key: 'at', title: t('at'), onPhone: 'bare', width: '18%', render: ({ at }) => <span className="tabular">{formatInstant(at)}</span> },
    { key: 'who', title: t('who'), width: '14%', render: ({ actorName, actorId }) => actorName ?? (actorId === null ? t('itself') : actorId) },
    { key: 'what', title: t('action'), width: '22%', render: ({ action }) => text(action) },
    { key: 'case', title: t('case'), width: '18%', render: ({ chain, caseNumber }) => <Link to={`/audit?chain=${chain}`}>{caseNumber ?? (chain === 'system' ? t('system') : chain)}</Link> },
    { key: 'details', title: t('detail.title'), render: (entry) => <>{reasonOf(entry) !== null && <div>{t('reason', { reason: reasonOf(entry) })}</div>}<EntryDetails entry={entry} /></> },
  ];
  return (
    <RowTable
      rows={entries} rowKey={({ chain, seq }) => `${chain} ${seq}`} columns={columns} label={t('title.log')}
      empty={<EmptyState title={t('none')} hint={t('noneHint')} />}
    />
  );
}

/** Why somebody did it, where it had to be said: such as for reading personal data. */
const reasonOf = ({ details }: AuditEntryView): string | null => (typeof details['reason'] === 'string' ? details['reason'] : null);
