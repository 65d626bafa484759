import type { CaseView } from '@/api/types.gen';
import { isProblem } from '@/lib/problem';
import { lazily } from '@/ui/lazily';
import { ProblemAlert } from '@/ui/problem-alert';
import { Waiting } from '@/ui/waiting';
import { type CasePart, openedBy } from '../components/case-form';
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
  form: { open: string | null; show: (tab: 'plan', form?: string) => void; close: () => void };
}

/** 履行: the plan, what is owed and paid, and everything that is recorded about it. */
export function PlanTab({ kase, form }: Props): React.JSX.Element {
  const { data: ledger, error } = useLedger(kase.id);
  const part: CasePart = { kase, open: form.open, show: (name) => form.show('plan', name), close: form.close };
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
      {form.open !== null && openedBy(form.open, 'workers') === null && <Dialogs part={part} ledger={ledger} />}
    </>
  );
}
