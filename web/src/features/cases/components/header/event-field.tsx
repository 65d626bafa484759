import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { casesListOptions } from '@/api/@tanstack/react-query.gen';
import { InstantField } from '@/ui/fields/instant-field';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import { type EventField as Field, payloadNameOf, REASONS, REMEDIES } from './event-fields';

const OPTIONAL: readonly Field[] = ['forwardedTo'];

/** One thing that an event asks for. */
export function EventField({ field, caseId }: { field: Field; caseId: string }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const rules = OPTIONAL.includes(field) ? [] : [{ required: true, message: t('field.required') }];
  return <Form.Item name={['payload', payloadNameOf(field)]} label={t(`payload.${field}`)} rules={rules}><Control field={field} caseId={caseId} /></Form.Item>;
}

interface ControlProps {
  field: Field;
  caseId: string;
  /** From Form.Item. */
  id?: string;
  value?: never;
  onChange?: never;
}

function Control({ field, caseId, ...item }: ControlProps): React.JSX.Element {
  const word = useWord();
  switch (field) {
    case 'reporterToldAt':
    case 'requestedAt':
      return <InstantField {...item} />;
    case 'rejectionReason':
      return <Select {...item} options={REASONS.map((value) => ({ value, label: word('rejectionReason', value) }))} />;
    case 'remedy':
      return <Select {...item} options={REMEDIES.map((value) => ({ value, label: word('remedy', value) }))} />;
    case 'intoCaseId':
      return <CaseChoice caseId={caseId} {...item} />;
    case 'forwardedTo':
      return <Input {...item} count={upTo(200)} />;
    default:
      return <Input.TextArea {...item} rows={3} count={upTo(4000)} />;
  }
}

/** Another open case, found by a part of its employer or number. */
function CaseChoice({ caseId, ...item }: Omit<ControlProps, 'field'>): React.JSX.Element {
  const [q, setQ] = useState('');
  const { data, isFetching } = useQuery(casesListOptions({ query: { open: true, limit: 20, ...(q === '' ? {} : { q }) } }));
  const options = (data?.items ?? []).filter(({ id }) => id !== caseId).map(({ id, number, employerName }) => ({ value: id, label: `${number} ${employerName}` }));
  return <Select {...item} showSearch={{ filterOption: false, onSearch: (text) => setQ(text.trim().slice(0, 100)) }} loading={isFetching} options={options} />;
}
