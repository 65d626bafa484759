import { Checkbox, Form, Input } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { casesFire } from '@/api/sdk.gen';
import type { BlockerOut, CaseEventBody, CaseView, NextEventView } from '@/api/types.gen';
import { caseAddress, placeOfBlocker } from '@/features/cases/public/place-of-blocker';
import { formatInstant } from '@/lib/dates';
import { comma } from '@/lib/punctuation';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { EventField } from './event-field';
import { fieldsOf } from './event-fields';
import { BlockerList } from '../overview/blocker-list';

interface Fields {
  payload?: Record<string, unknown>;
  /** By code of the blocker: whether it is lifted, and why. */
  lifted?: Record<string, { on?: boolean; reason?: string }>;
}

interface Props {
  kase: CaseView;
  next: NextEventView;
  onClose: () => void;
}

/** A step of the case: what it asks for, what stands in the way, and what will follow, before it is done. */
export function EventDialog({ kase, next, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const send = useCallback((body: CaseEventBody, once: Once) => casesFire({ path: { id: kase.id }, body, ...once }), [kase.id]);
  const command = useCommand(send);
  const done = (): void => {
    onClose();
    toast.done(t('event.done', { event: word('caseEvent', next.type) }));
  };
  const mayLift = kase.standing === 'supervisor';
  const standing = next.blockers.filter(({ overridable }) => !(mayLift && overridable));
  const liftable = next.blockers.filter(({ overridable }) => mayLift && overridable);
  return (
    <CommandDialog title={word('caseEvent', next.type)} open onClose={onClose}>
      <BlockerList caseId={kase.id} blockers={standing} />
      <Consequences next={next} />
      <CommandForm<Fields, CaseEventBody, CaseView>
        name={`event.${next.type}.${kase.id}`} command={command} submit={t('event.do')} onCancel={onClose} onDone={done}
        toInput={(fields) => toBody(next, kase.version, fields)} linkOf={(blocker) => { const place = placeOfBlocker(blocker); return place && caseAddress(kase.id, place); }}
      >
        {fieldsOf(next.type).map((field) => <EventField key={field} field={field} caseId={kase.id} />)}
        {liftable.map((blocker) => <Lift key={blocker.code} blocker={blocker} />)}
      </CommandForm>
    </CommandDialog>
  );
}

/** The supervisor lifts one blocker and says why; the timeline shows it. */
function Lift({ blocker: { code, message } }: { blocker: BlockerOut }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const isOn = Form.useWatch<boolean | undefined>(['lifted', code, 'on']) === true;
  return (
    <>
      <Form.Item name={['lifted', code, 'on']} valuePropName="checked" style={{ marginBottom: 8 }}><Checkbox>{t('override.lift', { message })}</Checkbox></Form.Item>
      {isOn && <Form.Item name={['lifted', code, 'reason']} label={t('override.reason')} rules={[{ required: true, message: t('field.required') }]}><Input.TextArea rows={2} count={upTo(2000)} /></Form.Item>}
    </>
  );
}

function Consequences({ next: { to, consequences } }: { next: NextEventView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const { nextClock, tells, also } = consequences;
  return (
    <section aria-label={t('event.follows')} style={{ marginBottom: 16 }}>
      <strong>{t('event.follows')}</strong>
      <ul style={{ margin: '4px 0 0', paddingLeft: 20 }}>
        {to !== null && <li>{t('event.leadsTo', { state: word('caseState', to) })}</li>}
        {nextClock && <li>{nextClock.dueAt === null ? t('event.clockWaits', { name: nextClock.name }) : t('event.clock', { name: nextClock.name, at: formatInstant(nextClock.dueAt) })}</li>}
        {also.map(({ code, text }) => <li key={code}>{text}</li>)}
        {tells.length > 0 && <li>{t('event.tells', { names: tells.map(({ name }) => name).join(comma()) })}</li>}
      </ul>
    </section>
  );
}

function toBody({ type, blockers }: NextEventView, version: number, { payload = {}, lifted = {} }: Fields): CaseEventBody {
  const given = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  const override = blockers.flatMap(({ code }) => (lifted[code]?.on === true ? [{ code, reason: lifted[code].reason ?? '' }] : []));
  return { type, version, ...(Object.keys(given).length > 0 ? { payload: given } : {}), ...(override.length > 0 ? { override } : {}) };
}
