import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LateFeeEstimateView, LedgerView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { Money } from '@/ui/money';
import { useWord } from '@/words/use-word';
import { useAssessments, useDeferrals, useLateFee } from '../../queries';
import { type CasePart, mayRecord } from '../case-form';
import { Part } from '../part';
import { useFold } from '../use-fold';
import styles from '../repayment.module.css';

/** 滞纳金: the estimate with how it is reckoned, what the collector assessed, and what stops it. Nothing where no insurance is owed. */
export function LateFee({ part, ledger }: { part: CasePart; ledger: LedgerView }): React.JSX.Element | null {
  const { t } = useTranslation('repayment');
  const { data: estimate } = useLateFee(part.kase.id);
  const { data: assessments = [] } = useAssessments(part.kase.id);
  const { data: deferrals = [] } = useDeferrals(part.kase.id);
  const fold = useFold(part, 'lateFee');
  if (!estimate || (ledger.lateFeeEstimateFen === 0 && estimate.items.length === 0 && assessments.length === 0 && deferrals.length === 0)) return null;
  const records = [
    ...assessments.map(({ id, assessedOn, reference, amountFen, voided }) => ({ what: 'assessment', id, voided, text: t('lateFee.assessed', { date: formatDate(assessedOn), reference, amount: formatFen(amountFen) }) })),
    ...deferrals.map(({ id, fromOn, toOn, reference, voided }) => ({ what: 'deferral', id, voided, text: t('lateFee.deferred', { from: fromOn, to: toOn, reference }) })),
  ];
  return (
    <Part
      title={t('lateFee')} sum={[t('lateFee.sum', { amount: formatFen(estimate.totalFen) }), ...(records.length > 0 ? [t('lateFee.records', { count: records.length })] : [])].join(' · ')} fold={fold}
      actions={mayRecord(part.kase) && <><Button onClick={() => fold.show('assessment')}>{t('lateFee.assess')}</Button><Button onClick={() => fold.show('deferral')}>{t('lateFee.defer')}</Button></>}
    >
      <p><Money fen={estimate.totalFen} large name={t('lateFee.estimate')} explanation={{ rule: t('lateFee.rule'), formula: t('lateFee.formula'), more: <Rates estimate={estimate} /> }} /> <span className={styles['muted']}>{t('lateFee.upTo', { date: formatDate(estimate.asOf) })}</span></p>
      {estimate.withoutPeriodFen > 0 && <p>{t('lateFee.withoutPeriod', { amount: formatFen(estimate.withoutPeriodFen) })}</p>}
      {records.length > 0 && (
        <ul>{records.map(({ what, id, voided, text }) => (
          <li key={id}>{voided ? <><s>{text}</s> {t('lateFee.voided', { reason: voided.reason })}</> : <>{text} {mayRecord(part.kase) && <Button type="link" size="small" onClick={() => fold.show(`void:${what}:${id}`)}>{t('takeBack')}</Button>}</>}</li>
        ))}</ul>
      )}
      {estimate.items.length > 0 && <details><summary>{t('lateFee.lines', { count: estimate.items.length })}</summary><Lines estimate={estimate} /></details>}
    </Part>
  );
}

function Rates({ estimate: { rates } }: { estimate: LateFeeEstimateView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  return <ul>{rates.map(({ effectiveFrom, value, basis }) => <li key={effectiveFrom}>{t('lateFee.rate', { from: effectiveFrom, rate: (value / 1000).toString() })} {basis.source} {basis.article}</li>)}</ul>;
}

/** Each insurance and period as the collector counts it: principal, days and rate of every stretch. */
function Lines({ estimate: { items } }: { estimate: LateFeeEstimateView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  return (
    <ul>
      {items.map(({ kind, arrearsFrom, principalFen, feeFen, periods }) => (
        <li key={`${kind} ${arrearsFrom}`}>
          <strong>{word('paymentKind', kind)}</strong> {t('lateFee.line', { from: arrearsFrom, principal: formatFen(principalFen), fee: formatFen(feeFen) })}
          <ul>{periods.map((period) => <li key={period.from}>{t(`lateFee.${period.reason}`, { from: period.from, to: period.to, days: period.days, principal: formatFen(period.principalFen), rate: (period.per100000 / 1000).toString(), fee: formatFen(period.feeFen) })}</li>)}</ul>
        </li>
      ))}
    </ul>
  );
}
