import { Alert, Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemBlocker } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { useMe } from '@/lib/me';
import { dropDraft, readDraft, saveDraft } from '@/lib/drafts';
import { comma } from '@/lib/punctuation';
import type { Command } from '@/lib/use-command';
import { ProblemAlert } from '../problem-alert';
import { ConflictPanel } from './conflict-panel';
import { showAtFields } from './show-problem';
import { type CurrentRecord, useMergedRecord } from './use-merged-record';

interface Props<Fields extends object, Input, Output> {
  /** Names the draft: what the form is and what it is about, `visit.<caseId>`. */
  name: string;
  command: Command<Input, Output>;
  initial?: Partial<Fields>;
  /** What goes to the server; `version` is that of `current` the fields stand on. */
  toInput: (fields: Fields, version: number | undefined) => Input;
  onDone: (output: Output) => void;
  submit: string;
  onCancel?: () => void;
  /** The record it changes, as it is now: changes of others are merged, or asked about. */
  current?: CurrentRecord;
  /** Names and values of fields in a conflict, as people know them. */
  labelOf?: (field: string) => string;
  show?: (field: string, value: unknown) => string;
  linkOf?: (blocker: ProblemBlocker) => string | null;
  /** What comes next still needs what was typed, such as a preview: the draft is then dropped there. */
  keepsDraft?: boolean;
  /** What others decided since the version on which the form was begun, where its fields do not show that. */
  news?: (since: number) => ReactNode;
  /** Others made an end of it: what was typed stays to be read, and cannot be sent. */
  ended?: boolean;
  form?: FormInstance<Fields>;
  children: ReactNode;
}

/**
 * A form that sends one command: it keeps a draft, shows refusals at their fields or above, merges with what others change meanwhile, and
 * forgets the draft when it is done. The fields' names are the paths the API has for them.
 */
export function CommandForm<Fields extends object, Input, Output>(props: Props<Fields, Input, Output>): React.JSX.Element {
  const { name, command, initial, toInput, onDone, submit, onCancel, current, labelOf = (field) => field, show = showPlain, linkOf, keepsDraft = false, ended = false, news, children } = props;
  const { t } = useTranslation('ui');
  const { id: userId } = useMe();
  const [form] = Form.useForm<Fields>(props.form);
  const [draft, setDraft] = useState(() => readDraft<Partial<Fields>>(userId, name));
  const merged = useMergedRecord(form as FormInstance, current, draft?.base as CurrentRecord | undefined);
  const [begunOn] = useState((draft?.base as CurrentRecord | undefined)?.version ?? current?.version);
  const [shownPaths, setShownPaths] = useState<string[]>([]);
  const { problem, pending, run } = command;

  const keep = (): void => saveDraft(userId, name, form.getFieldsValue(true), merged.base);
  const discard = (): void => {
    dropDraft(userId, name);
    setDraft(null);
    form.setFieldsValue({ ...blank(form), ...initial, ...current?.values });
  };
  const send = async (): Promise<void> => {
    const fields = form.getFieldsValue(true) as Fields;
    const outcome = await run(toInput(fields, merged.version));
    if (outcome.done) {
      if (!keepsDraft) dropDraft(userId, name);
      return onDone(outcome.output);
    }
    keep();
    setShownPaths(outcome.problem ? showAtFields(form as FormInstance, outcome.problem) : []);
  };
  const begin = { ...initial, ...(current?.values as Partial<Fields> | undefined), ...draft?.values } as never;
  return (
    <Form form={form} layout="vertical" initialValues={begin} onValuesChange={keep} onFinish={() => void send()} scrollToFirstError={{ focus: true }} validateTrigger="onBlur" disabled={pending}>
      {draft && <Alert type="info" showIcon title={t('draft.found', { at: formatInstant(draft.at) })} action={<Button size="small" onClick={discard}>{t('draft.discard')}</Button>} style={{ marginBottom: 16 }} />}
      {merged.conflicts.length > 0 && <ConflictPanel conflicts={merged.conflicts} changedBy={current?.changedBy} labelOf={labelOf} show={show} onDecide={merged.decide} />}
      {merged.taken.length > 0 && (
        <Alert type="info" showIcon role="status" title={t('conflict.taken', { who: current?.changedBy ?? t('conflict.somebody'), fields: merged.taken.map(labelOf).join(comma()) })} style={{ marginBottom: 16 }} />
      )}
      {merged.conflicts.length === 0 && <ProblemAlert problem={problem} shownPaths={shownPaths} {...(linkOf ? { linkOf } : {})} />}
      {begunOn !== undefined && news?.(begunOn)}
      {children}
      <div style={{ display: 'flex', gap: 8 }}>
        <Button type="primary" htmlType="submit" loading={pending} disabled={ended || merged.conflicts.length > 0}>{submit}</Button>
        {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
      </div>
    </Form>
  );
}

/** Every field of the form as empty, so that nothing of a discarded draft stays. */
const blank = (form: FormInstance): Record<string, unknown> => Object.fromEntries(Object.keys(form.getFieldsValue(true) as object).map((field) => [field, undefined]));

const showPlain = (_field: string, value: unknown): string => (value === null || value === undefined || value === '' ? '—' : typeof value === 'string' ? value : JSON.stringify(value));
