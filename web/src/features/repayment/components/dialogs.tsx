import type { LedgerView } from '@/api/types.gen';
import type { CasePart } from './case-form';
import { AssessmentDialog } from './ledger/assessment-dialog';
import { DeferralDialog } from './ledger/deferral-dialog';
import { ResolveDialog } from './ledger/resolve-dialog';
import { StatementDialog } from './ledger/statement-dialog';
import { VoidDialog } from './ledger/void-dialog';
import { WaiverDialog } from './ledger/waiver-dialog';
import { ImportDialog } from './payments/import-dialog';
import { PaymentDialog } from './payments/payment-dialog';
import { ReceiptDialog } from './payments/receipt-dialog';
import { ReverseDialog } from './payments/reverse-dialog';
import { ComparisonDialog } from './plan/comparison-dialog';
import { PlanDialog } from './plan/plan-dialog';
import { PlanEventDialog } from './plan/plan-event-dialog';
import { RescheduleDialog } from './plan/reschedule-dialog';
import { CheckDialog } from './supervision/check-dialog';

/** The form that the address names. */
export function Dialogs({ part, ledger }: { part: CasePart; ledger: LedgerView }): React.JSX.Element | null {
  const [name, first = '', second = ''] = (part.open ?? '').split(':');
  switch (name) {
    case 'plan': return <PlanDialog part={part} />;
    case 'planEvent': return <PlanEventDialog part={part} planId={first} type={second} />;
    case 'reschedule': return <RescheduleDialog part={part} draftId={first} />;
    case 'compare': return <ComparisonDialog part={part} planId={first} />;
    case 'payment': return <PaymentDialog part={part} ledger={ledger} />;
    case 'import': return <ImportDialog part={part} ledger={ledger} importId={first} />;
    case 'reverse': return <ReverseDialog part={part} what={first} id={second} />;
    case 'receipt': return <ReceiptDialog part={part} paymentId={first} workerId={second} />;
    case 'resolve': return <ResolveDialog part={part} paymentId={first} />;
    case 'waiver': return <WaiverDialog part={part} workerId={first} />;
    case 'assessment': return <AssessmentDialog part={part} />;
    case 'deferral': return <DeferralDialog part={part} />;
    case 'void': return <VoidDialog part={part} what={first} id={second} />;
    case 'statement': return <StatementDialog part={part} workerId={first} />;
    case 'check': return <CheckDialog part={part} />;
    default: return null;
  }
}
