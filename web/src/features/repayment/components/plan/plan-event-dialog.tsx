import { Form, Input } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { repaymentPlansFire } from '@/api/sdk.gen';
import type { PlanEventBody, PlanView } from '@/api/types.gen';
import { DocumentField } from '@/features/documents/public/document-field';
import type { Once } from '@/lib/use-command';
import { upTo } from '@/ui/fields/up-to';
import { usePlanNext, usePlans } from '../../queries';
import type { CasePart } from '../case-form';
import { RecordDialog } from '@/ui/record-dialog';

type Fields = { payload?: { reason?: string; documentIds?: string[] } };

/** One step of a plan: what it asks for, what stands in the way, and what will follow. */
export function PlanEventDialog({ part, planId, type }: { part: CasePart; planId: string; type: string }): React.JSX.Element | null {
  const { data: plans } = usePlans(part.kase.id);
  const plan = plans?.find(({ id }) => id === planId);
  const event = plan?.possibleEvents.find((possible) => possible === type);
  return plan && event ? <Inside part={part} plan={plan} type={event} /> : null;
}

function Inside({ part, plan, type }: { part: CasePart; plan: PlanView; type: PlanEventBody['type'] }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const blockers = usePlanNext(plan.id).data?.events.find((event) => event.type === type)?.blockers ?? [];
  const send = useCallback((body: PlanEventBody, once: Once) => repaymentPlansFire({ path: { id: plan.id }, body, ...once }), [plan.id]);
  const asksReason = type === 'DECLARE_ACCELERATION' || type === 'REVOKE_ACCELERATION';
  // What is missing in the form itself is asked for by its field.
  const inTheWay = blockers.filter(({ code }) => code !== 'reasonMissing');
  return (
    <RecordDialog<Fields, PlanEventBody, PlanView>
      title={t(`planEvent.${type}`)} name={`plan.${type}.${plan.id}`} send={send} submit={t(`planEvent.${type}`)} onClose={part.close}
      hint={<><p>{t(`planEvent.${type}.follows`)}</p>{inTheWay.length > 0 && <ul>{inTheWay.map(({ code, message, path }) => <li key={`${code} ${path ?? ''}`}>{message}</li>)}</ul>}</>}
      toBody={({ payload = {} }) => ({ type, version: plan.version, ...(asksReason ? { payload: { reason: payload.reason ?? '' } } : payload.documentIds?.length ? { payload: { documentIds: payload.documentIds } } : {}) })}
    >
      {asksReason && <Form.Item name={['payload', 'reason']} label={t('reason')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} count={upTo(4000)} /></Form.Item>}
      {type === 'AGREE' && <Form.Item name={['payload', 'documentIds']} label={t('plan.paper')}><DocumentField caseId={part.kase.id} /></Form.Item>}
    </RecordDialog>
  );
}
