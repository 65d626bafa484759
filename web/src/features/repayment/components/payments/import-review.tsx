import { Alert, Button, Progress, Segmented } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paymentImportsApply } from '@/api/sdk.gen';
import type { PaymentImportView } from '@/api/types.gen';
import { formatFen } from '@/lib/money';
import { type Once, useCommand } from '@/lib/use-command';
import { Money } from '@/ui/money';
import { ProblemAlert } from '@/ui/problem-alert';
import { useWord } from '@/words/use-word';
import { useImport, type Verdict } from '../../queries';
import { type CasePart, mayRecord } from '../case-form';
import styles from '../repayment.module.css';
import { ImportRows } from './import-rows';

/** What the program made of the file: sums, the rows by verdict, and the button that writes what matched. */
export function ImportReview({ part, importId }: { part: CasePart; importId: string }): React.JSX.Element | null {
  const { t } = useTranslation('repayment');
  const { id } = part.kase;
  const [isAsked, setIsAsked] = useState(false);
  const { data } = useImport(id, importId, isAsked);
  const send = useCallback((_: null, once: Once) => paymentImportsApply({ path: { id, importId }, ...once }), [id, importId]);
  const { run, pending, problem } = useCommand(send);
  const isWaiting = isAsked && data?.state === 'ready';
  if (isAsked && data !== undefined && data.state !== 'ready' && data.state !== 'parsing') setIsAsked(false);
  if (!data || data.state === 'parsing' || isWaiting) return <Working data={data} />;
  const { totals, state, failure, warnings } = data;
  const apply = async (): Promise<void> => {
    if ((await run(null)).done) setIsAsked(true);
  };
  return (
    <>
      {failure && <Alert type="error" showIcon role="alert" title={failure.message} style={{ marginBottom: 12 }} />}
      {state === 'applied' && <Alert type="success" showIcon role="status" title={t('import.applied', { rows: totals.matchedRows, amount: formatFen(totals.matchedFen) })} style={{ marginBottom: 12 }} />}
      {warnings.length > 0 && <ul>{warnings.map(({ code, message, row }) => <li key={`${code} ${row ?? ''}`}>{message}</li>)}</ul>}
      <ProblemAlert problem={problem} />
      <Totals data={data} />
      <Rows part={part} data={data} />
      <div className={styles['buttons']} style={{ marginTop: 12 }}>
        {state === 'ready' && mayRecord(part.kase) && <Button type="primary" loading={pending} disabled={totals.matchedRows === 0} onClick={() => void apply()}>{t('import.apply', { rows: totals.matchedRows, amount: formatFen(totals.matchedFen) })}</Button>}
        <Button href={`/api/v1/cases/${id}/payment-imports/${importId}/refused.csv`} download>{t('import.refused')}</Button>
        <Button onClick={part.close}>{t('close')}</Button>
      </div>
    </>
  );
}

function Working({ data }: { data: PaymentImportView | undefined }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { done = 0, total = 0 } = data ?? {};
  return (
    <div role="status">
      <p>{t('import.working', { done, total })}</p>
      <Progress percent={total > 0 ? Math.round((done / total) * 100) : 0} status="active" aria-label={t('import.working', { done, total })} />
    </div>
  );
}

function Totals({ data: { totals } }: { data: PaymentImportView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const cells = [
    ['matched', totals.matchedRows, totals.matchedFen], ['rejectedByBank', totals.rejectedRows, totals.rejectedFen], ['unmatched', totals.unmatchedRows, totals.unmatchedFen], ['duplicate', totals.duplicateRows, null],
  ] as const;
  return <dl className={styles['bands']}>{cells.map(([verdict, rows, fen]) => <div key={verdict}><dt>{word('paymentVerdict', verdict)}</dt><dd>{t('import.rows', { count: rows })} {fen !== null && <Money fen={fen} />}</dd></div>)}</dl>;
}

/** One verdict at a time, what needs somebody first. */
function Rows({ part, data: { id, totals, state } }: { part: CasePart; data: PaymentImportView }): React.JSX.Element | null {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const counts: readonly (readonly [Verdict, number])[] = [['unmatched', totals.unmatchedRows], ['rejectedByBank', totals.rejectedRows], ['duplicate', totals.duplicateRows], ['notOfCase', totals.notOfCaseRows], ['matched', totals.matchedRows]];
  const present = counts.filter(([, count]) => count > 0);
  const [chosen, setChosen] = useState<Verdict | null>(null);
  const shown = present.some(([verdict]) => verdict === chosen) ? chosen : (present[0]?.[0] ?? null);
  if (shown === null) return null;
  return (
    <>
      <Segmented<Verdict> aria-label={t('import.verdicts')} style={{ margin: '12px 0', maxWidth: '100%', overflowX: 'auto' }} value={shown} onChange={setChosen} options={present.map(([value, count]) => ({ value, label: `${word('paymentVerdict', value)} ${count}` }))} />
      <ImportRows key={shown} part={part} importId={id} verdict={shown} mayMatch={state === 'ready' || state === 'applied'} />
    </>
  );
}
