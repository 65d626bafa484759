import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanProposalView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { CommandDialog } from '@/ui/command-dialog';
import { usePlans } from '../../queries';
import type { CasePart } from '../case-form';
import { DraftForm } from './draft-form';
import { ProposalForm } from './proposal-form';

/** A plan in two steps: the program proposes instalments, people change and draft them. Nothing is written before the second. */
export function PlanDialog({ part }: { part: CasePart }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const [proposal, setProposal] = useState<PlanProposalView | null>(null);
  const { data: plans = [] } = usePlans(part.kase.id);
  return (
    <CommandDialog title={t(proposal ? 'proposal.preview' : 'proposal.title')} open onClose={part.close} width={760}>
      {plans.filter(({ state }) => state === 'draft').map(({ id, revision, createdAt }) => (
        <Alert key={id} type="info" showIcon role="status" title={t('plan.drafted.before', { revision, at: formatInstant(createdAt) })} style={{ marginBottom: 16 }} />
      ))}
      {proposal
        ? <DraftForm caseId={part.kase.id} proposal={proposal} onBack={() => setProposal(null)} onDone={part.close} />
        : <ProposalForm caseId={part.kase.id} onCancel={part.close} onDone={setProposal} />}
    </CommandDialog>
  );
}
