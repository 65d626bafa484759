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

/** What was found, and the aid that is asked for with it. */
interface Finding extends LivingSurveysBody {
  aid?: NewAidItemBody;
}

/** 生活困难摸底: how the chosen live, as somebody found it; for one family in hardship aid is asked for at once. */
export function SurveyDialog({ caseId, chosen: asked, onClose }: { caseId: string; chosen: Chosen; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const [chosen] = useState(asked);
  const { workers } = useChosenWorkers(caseId, chosen);
  return (
    <CommandDialog title={t('survey')} open onClose={onClose}>
      {workers ? <SurveyForm caseId={caseId} workers={workers} onClose={onClose} /> : <Progress percent={50} status="active" showInfo={false} aria-label={t('reading')} />}
    </CommandDialog>
  );
}

function SurveyForm({ caseId, workers, onClose }: { caseId: string; workers: readonly WorkerView[]; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const word = useWord();
  const send = useCallback((body: Finding, once: Once) => record(caseId, body, once, () => toast.failed(t('survey.halfDone'))), [caseId, t]);
  const command = useCommand(send);
  const done = ({ surveyed, refused }: LivingSurveysView): void => {
    onClose();
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
      <CommandForm<Fields, Finding, LivingSurveysView>
        name={`survey.${known?.id ?? caseId}`} form={form} command={command} submit={t('save')} onCancel={onClose} onDone={done} {...(condition ? { initial: { condition } } : {})}
        toInput={({ condition: chosen, note, aid }) => ({
          surveys: workers.map((worker) => ({ workerId: worker.id, condition: conditionOf(worker, chosen), ...(note?.trim() ? { note } : {}) })),
          ...(known && isHardship(chosen) && aid?.kind ? { aid: { workerId: known.id, kind: aid.kind, request: aid.request ?? '' } } : {}),
        })}
      >
        <Form.Item name="condition" label={t('living')} rules={[{ required: true, message: t('required') }, { validator: () => (workers.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('survey.nobody')))) }]}>
          <Radio.Group options={[...asReported, ...LIVING_CONDITIONS.map((value) => ({ value, label: word('livingCondition', value) }))]} />
        </Form.Item>
        {known && isHardship(found) && (
          <>
            <Form.Item name={['aid', 'kind']} label={t('survey.aid')} extra={t('survey.aidHint')}><Select allowClear options={AID_KINDS.map((value) => ({ value, label: word('aidKind', value) }))} /></Form.Item>
            {wantsAid && <Form.Item name={['aid', 'request']} label={t('survey.aidRequest')} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>}
          </>
        )}
        <Form.Item name="note" label={t('survey.note')} extra={t('survey.noteHint')}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      </CommandForm>
    </>
  );
}

const conditionOf = ({ reportedCondition }: WorkerView, found: Fields['condition']): LivingCondition => (found === AS_REPORTED ? reportedCondition : found) ?? 'stable';

/** Both are one press: repeated after only the first went through, neither is done twice. */
async function record(caseId: string, { surveys, aid }: Finding, once: Once, onHalfDone: () => void): Promise<{ data: LivingSurveysView }> {
  const surveyed = await surveyInParts(caseId, { surveys }, once);
  if (!aid) return surveyed;
  try {
    await aidRequest({ path: { id: caseId }, body: aid, headers: { 'idempotency-key': `${once.headers['idempotency-key']}.aid` } });
  } catch (error) {
    onHalfDone();
    throw error;
  }
  return surveyed;
}

async function surveyInParts(caseId: string, { surveys }: LivingSurveysBody, { headers }: Once): Promise<{ data: LivingSurveysView }> {
  const all: LivingSurveysView = { items: [], surveyed: 0, refused: 0 };
  for (let first = 0; first < surveys.length; first += AT_ONCE) {
    const { data } = await rosterSurvey({ path: { id: caseId }, body: { surveys: surveys.slice(first, first + AT_ONCE) }, headers: { 'idempotency-key': `${headers['idempotency-key']}.${first}` } });
    all.items.push(...data.items);
    all.surveyed += data.surveyed;
    all.refused += data.refused;
  }
  return { data: all };
}
