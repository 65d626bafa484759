import { Checkbox, Form, Input, Radio } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { mediationRecordMediation } from '@/api/sdk.gen';
import type { MediationBody, OfferBody } from '@/api/types.gen';
import type { Once } from '@/lib/use-command';
import { InstantField } from '@/ui/fields/instant-field';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { filled, linesOf } from '../lines';
import { RecordDialog } from '@/ui/record-dialog';
import { OfferFields } from './offer-fields';

const OUTCOMES = ['agreed', 'partly', 'adjourned', 'failed', 'refused'] as const satisfies readonly MediationBody['outcome'][];

interface Fields {
  heldAt: string;
  attendees?: string;
  heardWorkers?: boolean;
  heardEmployer?: boolean;
  workersPosition?: string;
  employerPosition?: string;
  lawExplained?: string;
  offers?: (Omit<OfferBody, 'amountFen'> & { amountFen?: number | null })[];
  record: string;
  outcome: MediationBody['outcome'];
}

/** 调解会: both sides are heard, the law is explained, and it is written down how it ended. */
export function MediationDialog({ caseId, onClose }: { caseId: string; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const send = useCallback((body: MediationBody, once: Once) => mediationRecordMediation({ path: { id: caseId }, body, ...once }), [caseId]);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <RecordDialog<Fields, MediationBody, unknown> title={t('mediation.title')} name={`mediation.${caseId}`} send={send} onClose={onClose} width={640} toBody={toBody}>
      <Form.Item name="heldAt" label={t('mediation.heldAt')} rules={required}><InstantField /></Form.Item>
      <Form.Item name="attendees" label={t('mediation.attendees')} extra={t('mediation.attendeesHint')}><Input.TextArea rows={3} count={upTo(20_000)} /></Form.Item>
      <Form.Item name="heardWorkers" valuePropName="checked" style={{ marginBottom: 0 }}><Checkbox>{t('mediation.heardWorkers')}</Checkbox></Form.Item>
      <Form.Item name="workersPosition" label={t('mediation.workersPosition')}><Input.TextArea rows={2} count={upTo(8000)} /></Form.Item>
      <Form.Item name="heardEmployer" valuePropName="checked" style={{ marginBottom: 0 }}><Checkbox>{t('mediation.heardEmployer')}</Checkbox></Form.Item>
      <Form.Item name="employerPosition" label={t('mediation.employerPosition')}><Input.TextArea rows={2} count={upTo(8000)} /></Form.Item>
      <Form.Item name="lawExplained" label={t('mediation.lawExplained')} extra={t('field.onePerLine')}><Input.TextArea rows={2} count={upTo(20_000)} /></Form.Item>
      <OfferFields />
      <Form.Item name="record" label={t('mediation.record')} rules={required}><Input.TextArea rows={5} count={upTo(20_000)} /></Form.Item>
      <Form.Item name="outcome" label={t('mediation.outcome')} extra={t('mediation.outcomeHint')} rules={required}><Radio.Group options={OUTCOMES.map((value) => ({ value, label: word('mediationOutcome', value) }))} /></Form.Item>
    </RecordDialog>
  );
}

function toBody({ heldAt, attendees, heardWorkers = false, heardEmployer = false, workersPosition, employerPosition, lawExplained, offers = [], record, outcome }: Fields): MediationBody {
  return {
    heldAt, attendees: linesOf(attendees), heardWorkers, heardEmployer, ...filled('workersPosition', workersPosition), ...filled('employerPosition', employerPosition),
    lawExplained: linesOf(lawExplained), offers: offers.map(({ by, text, amountFen }) => ({ by, text, ...(typeof amountFen === 'number' ? { amountFen } : {}) })), record, outcome,
  };
}
