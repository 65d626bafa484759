import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterImportView } from '@/api/types.gen';
import { type VirtualColumn, VirtualTable } from '@/ui/virtual-table';
import styles from './import.module.css';

type Row = RosterImportView['rows'][number];

const NOTHING = (): void => undefined;

/** Rows that were not taken, each with why; to be saved, put right and dropped again. */
export function RefusedRows({ caseId, shown: { id, rows, purged } }: { caseId: string; shown: RosterImportView }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const refused = useMemo(() => rows.filter(({ verdict }) => verdict === 'refused'), [rows]);
  const columns = useMemo<VirtualColumn<Row>[]>(() => [
    { key: 'row', title: t('import.sheetRow'), width: '110px', onPhone: 'bare', render: ({ row, no }) => `${t('import.row', { row })}${no === null ? '' : ` (${no})`}` },
    { key: 'why', title: t('import.why'), width: '1fr', onPhone: 'bare', render: ({ errors }) => { const text = errors.map(({ column, message }) => `${column}：${message}`).join('；'); return <span title={text}>{text}</span>; } },
  ], [t]);
  return (
    <section className={styles['fix']} aria-label={t('import.refusedRows')}>
      <VirtualTable label={t('import.refusedRows')} count={refused.length} rowAt={(index) => refused[index]} columns={columns} onView={NOTHING} empty={null} />
      {purged ? <p>{t('import.purged')}</p> : <p>{t('import.fixHint')} <a href={`/api/v1/cases/${caseId}/roster-imports/${id}/refused.csv`} download>{t('import.download')}</a></p>}
    </section>
  );
}
