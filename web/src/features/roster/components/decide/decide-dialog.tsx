import { Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, ClaimDecisionsView } from '@/api/types.gen';
import { isProblem } from '@/lib/problem';
import { CommandDialog } from '@/ui/command-dialog';
import { ProblemAlert } from '@/ui/problem-alert';
import type { Chosen } from '../../selection';
import { useChosenWorkers } from '../chosen-workers';
import { claimsOf, decidedMeanwhile, type DecisionFields, type OwnedClaim } from './claims-to-decide';
import { DecideForm } from './decide-form';
import { DecisionsTaken } from './decisions-taken';

interface Props {
  kase: CaseView;
  chosen: Chosen;
  onClose: () => void;
  /** Told when it was decided, before that is read and closed. */
  onDone?: () => void;
}

/** 核定: what is right of each claim that was chosen, with the reason and the evidence, for one person or thousands. */
export function DecideDialog({ kase, chosen: asked, onClose, onDone }: Props): React.JSX.Element {
  const { t } = useTranslation('roster');
  // What was chosen when the dialog opened: a change of others does not change what is being decided.
  const [chosen] = useState(asked);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [again, setAgain] = useState<Again | null>(null);
  const others = taken ? decidedMeanwhile(taken.answer, taken.claims) : [];
  const lookAgain = (): void => {
    setAgain(taken && { claims: others, typed: taken.typed });
    setTaken(null);
  };
  const take = (answer: ClaimDecisionsView, claims: readonly OwnedClaim[], typed: DecisionFields): void => {
    setTaken({ answer, claims, typed });
    onDone?.();
  };
  return (
    <CommandDialog title={t('decide')} open onClose={onClose} width={720}>
      {taken ? <DecisionsTaken answer={taken.answer} claims={taken.claims} onClose={onClose} {...(others.length > 0 ? { onAgain: lookAgain } : {})} />
        : again ? <DecideForm caseId={kase.id} {...again} onTaken={take} onClose={onClose} />
        : <Asking kase={kase} chosen={chosen} onTaken={take} onClose={onClose} />}
    </CommandDialog>
  );
}

interface Again {
  claims: readonly OwnedClaim[];
  typed: DecisionFields;
}

interface Taken extends Again {
  answer: ClaimDecisionsView;
}

interface AskingProps {
  kase: CaseView;
  chosen: Chosen;
  onTaken: (answer: ClaimDecisionsView, claims: readonly OwnedClaim[], typed: DecisionFields) => void;
  onClose: () => void;
}

function Asking({ kase, chosen, onTaken, onClose }: AskingProps): React.JSX.Element {
  const { t } = useTranslation('roster');
  const { workers, read, error } = useChosenWorkers(kase.id, chosen);
  if (error) return <ProblemAlert problem={isProblem(error) ? error : null} />;
  if (!workers) return <Progress percent={Math.min(99, Math.round((read / Math.max(1, kase.totals.workers)) * 100))} status="active" aria-label={t('reading')} />;
  return <DecideForm caseId={kase.id} claims={claimsOf(workers)} onTaken={onTaken} onClose={onClose} />;
}
