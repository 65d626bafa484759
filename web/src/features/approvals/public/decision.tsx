import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { requestsFire } from '@/api/sdk.gen';
import type { RequestEventBody, RequestView } from '@/api/types.gen';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { DecisionForm } from './decision-form';

const LABELS = { GRANT: 'grant', REFUSE: 'refuse', WITHDRAW: 'withdraw' } as const;

/** Decides a request on the version that was read. */
export function Decision({ request: { id, version, possibleEvents } }: { request: RequestView }): React.JSX.Element {
  const { t } = useTranslation('approvals');
  const send = useCallback((body: RequestEventBody, once: Once) => requestsFire({ path: { id }, body, ...once }), [id]);
  const { run, pending, problem } = useCommand(send);
  const decide = async (type: RequestEventBody['type'], reason: string | undefined): Promise<void> => {
    const outcome = await run({ type, version, ...(reason === undefined ? {} : { reason }) });
    if (outcome.done) toast.done(t(`done.${type}`));
  };
  return (
    <DecisionForm
      id={id} pending={pending} problem={problem} onDecide={(type, reason) => void decide(type, reason)}
      choices={possibleEvents.map((type) => ({ type, label: t(LABELS[type]), isPrimary: type === 'GRANT', needsReason: type === 'REFUSE' }))}
    />
  );
}
