import { Button, Form } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { rosterAdd } from '@/api/sdk.gen';
import type { AddWorkerBody, WorkerView } from '@/api/types.gen';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { ClaimFields } from './claim-fields';
import { type ClaimInput, toNewWorker, type WorkerInput } from './to-body';
import { WorkerFields } from './worker-fields';

type Fields = WorkerInput & { claims?: ClaimInput[] };

/** One person by hand, with what they claim. */
export function AddWorkerDialog({ caseId, onClose, onAdded }: { caseId: string; onClose: () => void; onAdded: (workerId: string) => void }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const send = useCallback((body: AddWorkerBody, once: Once) => rosterAdd({ path: { id: caseId }, body, ...once }), [caseId]);
  const command = useCommand(send);
  const done = (worker: WorkerView): void => {
    onClose();
    onAdded(worker.id);
    toast.done(t('added', { name: worker.name }));
  };
  return (
    <CommandDialog title={t('add')} open onClose={onClose}>
      <CommandForm<Fields, AddWorkerBody, WorkerView> name={`worker.${caseId}`} command={command} submit={t('add')} onCancel={onClose} onDone={done} toInput={({ claims = [], ...fields }) => toNewWorker(fields, claims)}>
        <WorkerFields />
        <Form.List name="claims">
          {(items, { add, remove }) => (
            <>
              {items.map(({ key, name }) => (
                <fieldset key={key}>
                  <legend>{t('claim')}</legend>
                  <ClaimFields path={[name]} />
                  <Button size="small" onClick={() => remove(name)}>{t('claim.drop')}</Button>
                </fieldset>
              ))}
              <Button onClick={() => add({ kind: 'wages' })} style={{ marginBottom: 16 }}>{t('claim.add')}</Button>
            </>
          )}
        </Form.List>
      </CommandForm>
    </CommandDialog>
  );
}
