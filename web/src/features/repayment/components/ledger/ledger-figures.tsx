import { useTranslation } from 'react-i18next';
import type { LedgerView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { Figure, Figures } from '@/ui/figure';
import { Money } from '@/ui/money';
import { useWord } from '@/words/use-word';
import { daysBetween } from '../board/days';
import { nextDueOf, outstandingOf } from '../plan/instalment-groups';

/** How the case's money stands, the most pressing first, each figure with how it is reckoned. */
export function LedgerFigures({ ledger }: { ledger: LedgerView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { totals: { verifiedFen, paidFen, outstandingFen, overdueFen }, unappliedFen, daysPastDue } = ledger;
  return (
    <Figures of="lines">
      <Figure label={t('overdue')} value={<Money fen={overdueFen} />} tone={overdueFen > 0 ? 'over' : 'plain'} note={overdueFen > 0 ? t('overdue.days', { count: daysPastDue }) : undefined} explanation={{ rule: t('overdue.rule'), source: t('fromPlans') }} />
      <NextDue ledger={ledger} />
      <Figure label={t('outstanding')} value={<Money fen={outstandingFen} />} explanation={{ rule: t('outstanding.rule'), formula: t('outstanding.formula') }} />
      <Figure label={t('paid')} value={<Money fen={paidFen} />} explanation={{ rule: t('paid.rule'), formula: t('recovered.formula') }} />
      <Figure label={t('verified')} value={<Money fen={verifiedFen} />} explanation={{ rule: t('verified.rule'), formula: t('verified.formula') }} />
      {unappliedFen > 0 && <Figure label={t('unapplied')} value={<Money fen={unappliedFen} />} explanation={{ rule: t('unapplied.rule'), formula: t('unapplied.formula') }} />}
    </Figures>
  );
}

/** What falls due next, when, and of which kinds; nothing where nothing does. */
function NextDue({ ledger: { asOf, instalments } }: { ledger: LedgerView }): React.JSX.Element | null {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const next = nextDueOf(instalments);
  if (!next) return null;
  const days = daysBetween(asOf, next.on);
  const kinds = [...new Set(next.rows.map(({ kind }) => kind))];
  return (
    <Figure
      label={t('nextDue')} value={<Money fen={outstandingOf(next.rows)} />} explanation={{ rule: t('nextDue.rule'), source: t('fromPlans') }}
      note={[formatDate(next.on), days === 0 ? t('nextDue.today') : t('nextDue.left', { count: days }), ...kinds.map((kind) => word('paymentKind', kind))].join(' · ')}
    />
  );
}
