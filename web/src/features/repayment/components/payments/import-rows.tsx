import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentRowView } from '@/api/types.gen';
import { colon, inBrackets } from '@/lib/punctuation';
import { Money } from '@/ui/money';
import { useImportRows, type Verdict } from '../../queries';
import { type CasePart, mayRecord } from '../case-form';
import styles from '../repayment.module.css';
import { MatchForm } from './match-form';

interface Props {
  part: CasePart;
  importId: string;
  verdict: Verdict;
  mayMatch: boolean;
}

/** The rows of a verdict, as the file names them, with why they were not matched or not paid. */
export function ImportRows({ part, importId, verdict, mayMatch }: Props): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useImportRows(part.kase.id, importId, verdict, true);
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <ul className={`${styles['entries']} ${styles['scroll']}`} tabIndex={0} aria-label={t('import.verdicts')}>
        {rows.map((row) => <Row key={row.row} part={part} importId={importId} row={row} mayMatch={mayMatch && mayRecord(part.kase)} />)}
      </ul>
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('more')}</Button>}
    </>
  );
}

function Row({ part, importId, row, mayMatch }: { part: CasePart; importId: string; row: PaymentRowView; mayMatch: boolean }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const [isOpen, setIsOpen] = useState(false);
  const { payeeName, accountMasked, amountFen, deductionsFen, reasonText, bankWords, byHand, decisions, possibleDecisions, errors, paymentReversed } = row;
  const last = decisions.at(-1);
  return (
    <li>
      <div className={styles['head']}>
        <span>{t('import.row', { row: row.row })} <strong>{payeeName ?? '—'}</strong> {accountMasked} <Money fen={amountFen} />{deductionsFen !== null && deductionsFen > 0 && <> · {t('payment.deducted')} <Money fen={deductionsFen} /></>}{byHand && ` · ${t('import.byHand')}`}{paymentReversed && ` · ${t('reversed')}`}</span>
        {mayMatch && possibleDecisions.length > 0 && <Button size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>{t('import.match')}</Button>}
      </div>
      {(reasonText !== null || errors.length > 0) && <p className={styles['why']}>{reasonText}{bankWords !== null && inBrackets(bankWords)} {errors.map(({ message }) => message).join(' ')}</p>}
      {last && <p className={styles['muted']}>{t(`decision.${last.decision}`)} · {last.decidedBy?.name}{colon()}{last.reason}</p>}
      {isOpen && mayMatch && <MatchForm caseId={part.kase.id} importId={importId} row={row} onDone={() => setIsOpen(false)} />}
    </li>
  );
}
