import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RequestBody } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { CountItem } from '@/ui/fields/count-item';
import { useWord } from '@/words/use-word';
import { useDeadlines } from '../../queries';

const UNITS = ['workingDays', 'naturalDays', 'hours', 'months', 'years'] as const satisfies readonly NonNullable<RequestBody['unit']>[];

/** Which clock, and how much more. */
export function ExtensionFields({ caseId }: { caseId: string }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const clocks = (useDeadlines(caseId).data?.items ?? []).filter(({ endedAt, extendable }) => endedAt === null && extendable);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <>
      <Form.Item name="deadlineId" label={t('request.clock')} rules={required}>
        <Select notFoundContent={t('request.noClock')} options={clocks.map(({ id, name, dueAt }) => ({ value: id, label: dueAt === null ? name : `${name} ${formatInstant(dueAt)}` }))} />
      </Form.Item>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 16px' }}>
        <CountItem name="length" label={t('request.length')} min={1} max={1000} required />
        <Form.Item name="unit" label={t('request.unit')} rules={required} initialValue="workingDays" style={{ flex: 1, minWidth: 140 }}><Select options={UNITS.map((value) => ({ value, label: word('unit', value) }))} /></Form.Item>
      </div>
    </>
  );
}
