import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rosterImportsRefusedRows } from '@/api/sdk.gen';
import type { RosterImportView } from '@/api/types.gen';
import { readCsv } from '@/lib/csv';
import { colon, semicolon } from '@/lib/punctuation';
import { useCommand } from '@/lib/use-command';
import { ProblemAlert } from '@/ui/problem-alert';
import { type VirtualColumn, VirtualTable } from '@/ui/virtual-table';
import { Corrections } from './corrections';
import styles from './import.module.css';

type Row = RosterImportView['rows'][number];

const NOTHING = (): void => undefined;

interface Props {
  caseId: string;
  shown: RosterImportView;
  /** Not while good rows of the same file wait to be taken over. */
  mayCorrect: boolean;
  /** The rows put right, as a file to be read anew. */
  onCorrected: (file: File) => void;
}

/** Rows that were not taken, each with why; to be put right here, or saved, put right and dropped again. */
export function RefusedRows({ caseId, shown: { id, rows, purged }, mayCorrect, onCorrected }: Props): React.JSX.Element {
  const { t } = useTranslation('roster');
  const refused = useMemo(() => rows.filter(({ verdict }) => verdict === 'refused'), [rows]);
  const [sheet, setSheet] = useState<string[][] | null>(null);
  const read = useCallback(() => rosterImportsRefusedRows({ path: { id: caseId, importId: id } }), [caseId, id]);
  const { run, pending, problem } = useCommand(read);
  const columns = useMemo<VirtualColumn<Row>[]>(() => [
    { key: 'row', title: t('import.sheetRow'), width: '160px', onPhone: 'bare', render: ({ row, no }) => `${t('import.row', { row })}${no === null ? '' : ` (${no})`}` },
    { key: 'why', title: t('import.why'), width: '1fr', wraps: true, onPhone: 'bare', render: ({ errors }) => { const text = errors.map(({ column, message }) => `${column}${colon()}${message}`).join(semicolon()); return <span title={text}>{text}</span>; } },
  ], [t]);
  const correct = async (): Promise<void> => {
    const outcome = await run(null);
    if (outcome.done) setSheet(await readCsv(outcome.output));
  };
  if (sheet) return <Corrections refused={refused} sheet={sheet} onSend={onCorrected} />;
  return (
    <section className={styles['fix']} aria-label={t('import.refusedRows')}>
      <ProblemAlert problem={problem} />
      <VirtualTable label={t('import.refusedRows')} count={refused.length} rowAt={(index) => refused[index]} columns={columns} onView={NOTHING} empty={null} />
      {mayCorrect && (purged
        ? <p>{t('import.purged')}</p>
        : <p><Button loading={pending} onClick={() => void correct()}>{t('import.correct')}</Button> {t('import.fixHint')} <a href={`/api/v1/cases/${caseId}/roster-imports/${id}/refused.csv`} download>{t('import.download')}</a></p>)}
    </section>
  );
}
