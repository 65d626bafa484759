import { Form, Input, Progress, Radio, Select } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { aidRequest, rosterSurvey } from '@/api/sdk.gen';
import type { LivingSurveysBody, LivingSurveysView, NewAidItemBody, WorkerView } from '@/api/types.gen';
import { AID_KINDS } from '@/features/cases/public/aid-kinds';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { isHardship, LIVING_CONDITIONS, type LivingCondition } from '../../public/living-conditions';
import type { Chosen } from '../../selection';
import { useChosenWorkers } from '../chosen-workers';

/** The API takes this many at once. */
const AT_ONCE = 5_000;

/** Each as the roster says: one look at a whole roster whose union knows the families. */
const AS_REPORTED = 'asReported';

interface Fields {
  condition?: LivingCondition | typeof AS_REPORTED;
  note?: string;
  aid?: { kind?: NewAidItemBody['kind']; request?: string };
}

/** What was found; of one family also with the aid that is asked for it. */
type Finding = LivingSurveysBody | NewAidItemBody;

type Counted = Pick<LivingSurveysView, 'surveyed' | 'refused'>;

interface Props {
  caseId: string;
  onClose: () => void;
  onDone?: () => void;
}

/** 生活困难摸底: how the chosen live, as somebody found it; for one family in hardship aid is asked for at once. */
export function SurveyDialog({ chosen: asked, ...props }: Props & { chosen: Chosen }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const [chosen] = useState(asked);
  const { workers } = useChosenWorkers(props.caseId, chosen);
  return (
    <CommandDialog title={t('survey')} open onClose={props.onClose}>
      {workers ? <SurveyForm workers={workers} {...props} /> : <Progress percent={50} status="active" showInfo={false} aria-label={t('reading')} />}
    </CommandDialog>
  );
}

function SurveyForm({ caseId, workers, onClose, onDone }: Props & { workers: readonly WorkerView[] }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const word = useWord();
  const send = useCallback((finding: Finding, once: Once) => record(caseId, finding, once), [caseId]);
  const command = useCommand(send);
  const done = ({ surveyed, refused }: Counted): void => {
    onClose();
    onDone?.();
    toast.done(t('survey.done', { surveyed, refused }));
  };
  const known = workers.length === 1 ? workers[0] : undefined;
  const condition = known?.livingCondition ?? known?.reportedCondition ?? undefined;
  const reported = workers.filter(({ reportedCondition }) => reportedCondition !== null).length;
  const asReported = known === undefined && reported > 0 ? [{ value: AS_REPORTED, label: t('survey.asReported', { count: reported, others: word('livingCondition', 'stable') }) }] : [];
  const [form] = Form.useForm<Fields>();
  const found = Form.useWatch<Fields['condition']>('condition', form);
  const wantsAid = Form.useWatch<NewAidItemBody['kind'] | undefined>(['aid', 'kind'], form) !== undefined;
  const about = known ? known.name : t('survey.about', { count: workers.length });
  return (
    <>
      <p>{about}{known?.reportedCondition && ` · ${t('survey.reported', { condition: word('livingCondition', known.reportedCondition) })}`}</p>
      <CommandForm<Fields, Finding, Counted>
        name={`survey.${known?.id ?? caseId}`} form={form} command={command} submit={known ? t('save') : t('survey.do', { count: workers.length })} onCancel={onClose} onDone={done} {...(condition ? { initial: { condition } } : {})}
        toInput={(fields) => findingOf(workers, fields)}
      >
        <Form.Item name="condition" label={t('living')} rules={[{ required: true, message: t('required') }, { validator: () => (workers.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('survey.nobody')))) }]}>
          <Radio.Group options={[...asReported, ...LIVING_CONDITIONS.map((value) => ({ value, label: word('livingCondition', value) }))]} />
        </Form.Item>
        {known && isHardship(found) && (
          <>
            <Form.Item name={['aid', 'kind']} label={t('survey.aid')} extra={t('survey.aidHint')}><Select allowClear options={AID_KINDS.map((value) => ({ value, label: word('aidKind', value) }))} /></Form.Item>
            {wantsAid && <Form.Item name={['aid', 'request']} label={t('survey.aidRequest')} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input.TextArea rows={3} count={upTo(4000)} /></Form.Item>}
          </>
        )}
        <Form.Item name="note" label={t('survey.note')} extra={t('survey.noteHint')}><Input.TextArea rows={3} count={upTo(500)} /></Form.Item>
      </CommandForm>
    </>
  );
}

const conditionOf = ({ reportedCondition }: WorkerView, found: Fields['condition']): LivingCondition => (found === AS_REPORTED ? reportedCondition : found) ?? 'stable';

function findingOf(workers: readonly WorkerView[], { condition: chosen, note, aid }: Fields): Finding {
  const surveys = workers.map((worker) => ({ workerId: worker.id, condition: conditionOf(worker, chosen), ...(note?.trim() ? { note } : {}) }));
  const [only, ...others] = surveys;
  if (!only || others.length > 0 || !isHardship(chosen) || !aid?.kind) return { surveys };
  const { workerId, ...found } = only;
  return { workerId, kind: aid.kind, request: aid.request ?? '', found };
}

async function record(caseId: string, finding: Finding, once: Once): Promise<{ data: Counted }> {
  if ('surveys' in finding) return surveyInParts(caseId, finding, once);
  await aidRequest({ path: { id: caseId }, body: finding, ...once });
  return { data: { surveyed: 1, refused: 0 } };
}

async function surveyInParts(caseId: string, { surveys }: LivingSurveysBody, { headers }: Once): Promise<{ data: Counted }> {
  const all: Counted = { surveyed: 0, refused: 0 };
  for (let first = 0; first < surveys.length; first += AT_ONCE) {
    const { data } = await rosterSurvey({ path: { id: caseId }, body: { surveys: surveys.slice(first, first + AT_ONCE) }, headers: { 'idempotency-key': `${headers['idempotency-key']}.${first}` } });
    all.surveyed += data.surveyed;
    all.refused += data.refused;
  }
  return { data: all };
}
