import { Button, Drawer } from 'antd';
import { Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rosterRemove, rosterReveal, rosterWithdraw } from '@/api/sdk.gen';
import type { CaseView, RevealedWorkerView, WorkerDetailView } from '@/api/types.gen';
import { isProblem } from '@/lib/problem';
import { toast } from '@/lib/toasts';
import type { Once } from '@/lib/use-command';
import { useFocusBack } from '@/lib/use-focus-back';
import { ProblemAlert } from '@/ui/problem-alert';
import { Waiting } from '@/ui/waiting';
import { useWorker } from '../../queries';
import { DecideDialog } from '../decide/decide-dialog';
import styles from '../roster.module.css';
import { WorkerSigns } from '../worker-signs';
import { AddClaimDialog } from './add-claim-dialog';
import { CorrectWorkerDialog } from './correct-worker-dialog';
import { ReasonDialog } from './reason-dialog';
import { SurveyDialog } from './survey-dialog';
import { WorkerClaims } from './worker-claims';
import { WorkerDecisions } from './worker-decisions';
import { WorkerFacts } from './worker-facts';
import type { WorkerStep } from './worker-step';

interface Props {
  kase: CaseView;
  workerId: string;
  onClose: () => void;
}

/** One person of the roster: what is known, claimed, decided and paid. */
export function WorkerDrawer({ kase, workerId, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('roster');
  useFocusBack();
  const { data: worker, error } = useWorker(kase.id, workerId);
  const [step, setStep] = useState<WorkerStep | null>(null);
  const [clear, setClear] = useState<RevealedWorkerView | null>(null);
  const mayWrite = kase.standing !== 'onlooker';
  return (
    <Drawer open onClose={onClose} size={720} title={worker ? <>{worker.name} <WorkerSigns worker={worker} /></> : t('worker')} destroyOnHidden>
      {!worker && (isProblem(error) ? <ProblemAlert problem={error} /> : <Waiting />)}
      {worker && (
        <Suspense fallback={<Waiting />}>
          <div className={styles['tab']}>
            {mayWrite && (
              <div className={styles['actions']}>
                <Button onClick={() => setStep({ do: 'correct' })}>{t('correct')}</Button>
                <Button onClick={() => setStep({ do: 'survey' })}>{t('survey')}</Button>
                <Button onClick={() => setStep({ do: 'reveal' })}>{t('reveal')}</Button>
                <Button danger onClick={() => setStep({ do: 'remove' })}>{t('remove')}</Button>
              </div>
            )}
            <WorkerFacts worker={worker} clear={clear} />
            <WorkerClaims worker={worker} {...(mayWrite ? { onStep: setStep } : {})} />
            <WorkerDecisions worker={worker} />
            {step && <Step kase={kase} worker={worker} step={step} onReveal={setClear} onGone={onClose} onClose={() => setStep(null)} />}
          </div>
        </Suspense>
      )}
    </Drawer>
  );
}

interface StepProps {
  kase: CaseView;
  worker: WorkerDetailView;
  step: WorkerStep;
  onReveal: (clear: RevealedWorkerView | null) => void;
  onGone: () => void;
  onClose: () => void;
}

function Step({ kase, worker, step, onReveal, onGone, onClose }: StepProps): React.JSX.Element {
  const { t } = useTranslation('roster');
  const { id, version, claims } = worker;
  const claimId = 'claimId' in step ? step.claimId : '';
  const remove = useCallback((body: { reason: string }, once: Once) => rosterRemove({ path: { id: kase.id, workerId: id }, body: { ...body, version }, ...once }), [kase.id, id, version]);
  const reveal = useCallback((body: { reason: string }, once: Once) => rosterReveal({ path: { id: kase.id }, body: { ...body, workerIds: [id] }, ...once }), [kase.id, id]);
  const withdraw = useCallback((body: { reason: string }, once: Once) => rosterWithdraw({ path: { id: kase.id, claimId }, body, ...once }), [kase.id, claimId]);
  const only = (about: WorkerDetailView) => ({ wanted: {}, selection: { all: false, toggled: new Map([[about.id, about]]) } });
  if (step.do === 'correct') return <CorrectWorkerDialog caseId={kase.id} worker={worker} onClose={onClose} />;
  if (step.do === 'claim') return <AddClaimDialog caseId={kase.id} workerId={id} onClose={onClose} />;
  if (step.do === 'survey') return <SurveyDialog caseId={kase.id} chosen={only(worker)} onClose={onClose} />;
  if (step.do === 'decide') return <DecideDialog kase={kase} chosen={only({ ...worker, claims: claims.filter((claim) => claim.id === claimId) })} onClose={onClose} />;
  if (step.do === 'reveal') {
    return <ReasonDialog title={t('reveal')} hint={t('reveal.hint')} name={`reveal.${id}`} send={reveal} onClose={onClose} onDone={({ items }) => { onReveal(items[0] ?? null); onClose(); }} />;
  }
  const said = (text: string) => () => {
    onClose();
    toast.done(text);
  };
  if (step.do === 'withdraw') return <ReasonDialog title={t('claim.withdraw')} hint={t('claim.withdrawHint')} name={`withdraw.${claimId}`} send={withdraw} onClose={onClose} onDone={said(t('saved'))} />;
  return <ReasonDialog title={t('remove')} hint={t('remove.hint')} name={`remove.${id}`} send={remove} onClose={onClose} onDone={() => { onGone(); toast.done(t('removed', { name: worker.name })); }} />;
}
