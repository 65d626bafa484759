import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { rosterAddClaim } from '@/api/sdk.gen';
import type { AddClaimBody, ClaimView } from '@/api/types.gen';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { ClaimFields } from './claim-fields';
import { type ClaimInput, toClaim } from './to-body';

/** One more thing that somebody is owed. */
export function AddClaimDialog({ caseId, workerId, onClose }: { caseId: string; workerId: string; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const send = useCallback((body: AddClaimBody, once: Once) => rosterAddClaim({ path: { id: caseId }, body, ...once }), [caseId]);
  const command = useCommand(send);
  const done = (): void => {
    onClose();
    toast.done(t('saved'));
  };
  return (
    <CommandDialog title={t('claim.add')} open onClose={onClose}>
      <CommandForm<ClaimInput, AddClaimBody, ClaimView> name={`claim.${workerId}`} command={command} initial={{ kind: 'wages' }} submit={t('save')} onCancel={onClose} onDone={done} toInput={(fields) => ({ ...toClaim(fields), workerId })}>
        <ClaimFields />
      </CommandForm>
    </CommandDialog>
  );
}
