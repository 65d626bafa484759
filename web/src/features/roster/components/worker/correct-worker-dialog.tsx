import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { rosterCorrect } from '@/api/sdk.gen';
import type { CorrectWorkerBody, WorkerView } from '@/api/types.gen';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { toCorrection, type WorkerInput } from './to-body';
import { WorkerFields } from './worker-fields';

/** Puts right what is recorded of a person; what others put right meanwhile is merged. */
export function CorrectWorkerDialog({ caseId, worker, onClose }: { caseId: string; worker: WorkerView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const send = useCallback((body: CorrectWorkerBody, once: Once) => rosterCorrect({ path: { id: caseId, workerId: worker.id }, body, ...once }), [caseId, worker.id]);
  const command = useCommand(send);
  const { name, bankName, job, migrantWorker, hiredOn, note, version } = worker;
  const done = (): void => {
    onClose();
    toast.done(t('saved'));
  };
  return (
    <CommandDialog title={t('correct')} open onClose={onClose}>
      <CommandForm<WorkerInput, CorrectWorkerBody, WorkerView>
        name={`worker.${worker.id}`} command={command} submit={t('save')} onCancel={onClose} onDone={done} current={{ version, values: { name, bankName, job, migrantWorker, hiredOn, note } }}
        labelOf={(field) => t(field === 'migrantWorker' ? 'migrant' : (field as 'name' | 'bankName' | 'job' | 'hiredOn' | 'note'))} toInput={(fields, read) => toCorrection(fields, read ?? version)}
      >
        <WorkerFields known={worker} />
      </CommandForm>
    </CommandDialog>
  );
}
