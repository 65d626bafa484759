import { useTranslation } from 'react-i18next';
import type { LedgerView } from '@/api/types.gen';
import { Figure, Figures } from '@/ui/figure';
import { Money } from '@/ui/money';

/** The case's money in five figures, each with how it is reckoned. */
export function LedgerFigures({ ledger: { totals, unappliedFen, daysPastDue } }: { ledger: LedgerView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { verifiedFen, paidFen, outstandingFen, overdueFen } = totals;
  return (
    <Figures>
      <Figure label={t('verified')} value={<Money fen={verifiedFen} />} explanation={{ rule: t('verified.rule'), formula: t('verified.formula') }} />
      <Figure label={t('paid')} value={<Money fen={paidFen} />} explanation={{ rule: t('paid.rule'), formula: t('recovered.formula') }} />
      <Figure label={t('outstanding')} value={<Money fen={outstandingFen} />} explanation={{ rule: t('outstanding.rule'), formula: t('outstanding.formula') }} />
      <Figure label={t('overdue')} value={<Money fen={overdueFen} />} tone={overdueFen > 0 ? 'over' : 'plain'} note={overdueFen > 0 ? t('days', { count: daysPastDue }) : undefined} explanation={{ rule: t('overdue.rule'), source: t('fromPlans') }} />
      {unappliedFen > 0 && <Figure label={t('unapplied')} value={<Money fen={unappliedFen} />} explanation={{ rule: t('unapplied.rule'), formula: t('unapplied.formula') }} />}
    </Figures>
  );
}
