import type { CaseView } from '@/api/types.gen';
import type { TabViews } from '@/features/cases/public/place-of-blocker';
import { isProblem } from '@/lib/problem';
import { lazily } from '@/ui/lazily';
import { ProblemAlert } from '@/ui/problem-alert';
import { Waiting } from '@/ui/waiting';
import type { CasePart } from '../components/case-form';
import { KindLedger } from '../components/ledger/kind-ledger';
import { LateFee } from '../components/ledger/late-fee';
import { LedgerFigures } from '../components/ledger/ledger-figures';
import { Statements } from '../components/ledger/statements';
import { Unapplied } from '../components/ledger/unapplied';
import { PaymentList } from '../components/payments/payment-list';
import { Receipts } from '../components/payments/receipts';
import { Plans } from '../components/plan/plans';
import { Checks } from '../components/supervision/checks';
import { useLedger } from '../queries';

const Dialogs = lazily(() => import('../components/dialogs').then((part) => part.Dialogs));

interface Props {
  kase: CaseView;
  form: Omit<CasePart, 'kase' | 'show'> & { show: (tab: 'plan', form?: string, views?: TabViews) => void };
}

/** 履行: the plan, what is owed and paid, and everything that is recorded about it. */
export function PlanTab({ kase, form }: Props): React.JSX.Element {
  const { data: ledger, error } = useLedger(kase.id);
  const { show, open, ...shown } = form;
  // The name by which the accounts of the workers were linked to before they were a view of the ledger.
  const part: CasePart = { ...shown, kase, open: open === 'workers' ? 'ledger:workers' : open, show: (name, views) => show('plan', name, views) };
  if (!ledger) return isProblem(error) ? <ProblemAlert problem={error} /> : <Waiting />;
  return (
    <>
      <LedgerFigures ledger={ledger} />
      <Plans part={part} ledger={ledger} />
      <PaymentList part={part} />
      <Unapplied part={part} />
      <KindLedger part={part} ledger={ledger} />
      <Receipts part={part} />
      <Checks part={part} />
      <LateFee part={part} ledger={ledger} />
      <Statements part={part} />
      {part.open !== null && <Dialogs part={part} ledger={ledger} />}
    </>
  );
}
