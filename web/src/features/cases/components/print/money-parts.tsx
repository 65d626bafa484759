import { useTranslation } from 'react-i18next';
import type { AmountsView, CaseView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { inBrackets } from '@/lib/punctuation';
import { useWord } from '@/words/use-word';
import { useAidItems, useLedger, usePlanInForce } from '../../queries';
import { PrintPart, PrintTable } from './parts';

const FIGURES = ['claimedFen', 'verifiedFen', 'agreedFen', 'paidFen', 'waivedFen', 'outstandingFen', 'overdueFen'] as const satisfies readonly (keyof AmountsView)[];

/** How many people, and by kind what is claimed, verified, agreed, paid and open; no names. */
export function SumsPart({ kase: { id, totals } }: { kase: CaseView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const { data: ledger } = useLedger(id);
  const cells = (amounts: AmountsView): string[] => FIGURES.map((figure) => formatFen(amounts[figure]));
  return (
    <PrintPart title={`${t('print.sums')}${inBrackets(t('people', { count: totals.workers }))}`} isEmpty={!ledger || ledger.byKind.length === 0}>
      {ledger && (
        <PrintTable
          label={t('print.sums')} amounts={FIGURES.length} head={[t('request.kind'), ...FIGURES.map((figure) => t(`print.${figure}`))]}
          rows={[...ledger.byKind.map((row) => ({ key: row.kind, cells: [word('paymentKind', row.kind), ...cells(row)] })), { key: 'total', cells: [t('print.total'), ...cells(ledger.totals)] }]}
        />
      )}
    </PrintPart>
  );
}

/** The plan in force with its instalments. */
export function PlanPart({ caseId }: { caseId: string }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const { data: plan } = usePlanInForce(caseId);
  return (
    <PrintPart title={t('tab.plan')} isEmpty={!plan}>
      {plan && (
        <>
          <p>{t('print.plan', { revision: plan.revision, state: word('planState', plan.state), enforceability: word('enforceability', plan.enforceability), sum: formatFen(plan.amountFen) })}</p>
          <PrintTable
            label={t('tab.plan')} amounts={3} head={[t('print.no'), t('request.kind'), t('request.dueOn'), t('print.instalmentState'), t('request.amount'), t('print.paidFen'), t('print.outstandingFen')]}
            rows={plan.instalments.map(({ id, no, kind, dueOn, state, amountFen, paidFen, outstandingFen }) => ({
              key: id, cells: [no, word('paymentKind', kind), formatDate(dueOn), word('instalmentState', state), formatFen(amountFen), formatFen(paidFen), formatFen(outstandingFen)],
            }))}
          />
        </>
      )}
    </PrintPart>
  );
}

/** What was done for workers in hardship; without their names. */
export function AidPart({ caseId }: { caseId: string }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const items = useAidItems(caseId).data ?? [];
  return (
    <PrintPart title={t('aid.list')} isEmpty={items.length === 0}>
      <PrintTable label={t('aid.list')} amounts={1} head={[t('aid.kind'), t('aid.request'), t('print.course'), t('aid.amount')]} rows={items.map(({ id, kind, request, state, amountFen }) => ({ key: id, cells: [word('aidKind', kind), request, word('aidState', state), amountFen === null ? '—' : formatFen(amountFen)] }))} />
    </PrintPart>
  );
}
