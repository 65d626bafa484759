import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RosterImportView } from '@/api/types.gen';
import { formatFen } from '@/lib/money';
import { colon, semicolon } from '@/lib/punctuation';
import { useWord } from '@/words/use-word';
import { CLAIM_KINDS } from '../../wanted';
import styles from './import.module.css';

/** What a file brings, before it is taken over: people and sums, what to look at, and what is there already. */
export function ImportPreview({ shown: { state, accepted, rejected, duplicates, total, totals, warnings, rows } }: { shown: RosterImportView }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const word = useWord();
  const isKnown = accepted === 0 && duplicates > 0;
  const isSameFile = rows.some((row) => row.warnings.some(({ code }) => code === 'sameFile'));
  const remarks = rows.filter((row) => row.verdict !== 'refused' && row.warnings.length > 0);
  return (
    <>
      {isKnown && <Alert type="info" showIcon role="status" title={t(isSameFile || duplicates === total ? 'import.sameFile' : 'import.nothingNew')} />}
      <ul className={styles['verdicts']} aria-label={t('import.verdicts')}>
        <li><strong>{accepted}</strong>{t(state === 'applied' ? 'import.taken' : 'import.good')}</li>
        <li><strong>{rejected}</strong>{t('import.bad')}</li>
        <li><strong>{duplicates}</strong>{t('import.known')}</li>
      </ul>
      {accepted > 0 && (
        <dl className={styles['sums']}>
          {CLAIM_KINDS.map((kind) => [kind, totals[`${kind}Fen`] ?? 0] as const).filter(([, fen]) => fen > 0).map(([kind, fen]) => <div key={kind}><dt>{word('paymentKind', kind)}</dt><dd>{formatFen(fen)}</dd></div>)}
        </dl>
      )}
      {warnings.length > 0 && (
        <Alert type="warning" showIcon title={t('import.warnings', { count: warnings.length })} description={<ul className={styles['list']}>{warnings.map(({ code, message, row, column }) => <li key={`${code} ${row} ${column}`}>{message}</li>)}</ul>} />
      )}
      {remarks.length > 0 && (
        <details>
          <summary>{t('import.remarks', { count: remarks.length })}</summary>
          <ul className={styles['list']}>{remarks.slice(0, 100).map((row) => <li key={row.row}>{t('import.row', { row: row.row })} {row.warnings.map(({ column, message }) => `${column}${colon()}${message}`).join(semicolon())}</li>)}</ul>
        </details>
      )}
    </>
  );
}
