import { useQuery } from '@tanstack/react-query';
import { Alert, Form } from 'antd';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { casesListOptions } from '@/api/@tanstack/react-query.gen';
import { caseAddress } from '@/features/cases/public/place-of-blocker';
import { useWord } from '@/words/use-word';

/** A name shorter than this says too little. */
const LEAST_LETTERS = 4;

/** Open cases on the employer whose name is being typed, so that the caller can be asked whether it is the same matter. */
export function SameEmployer(): React.JSX.Element | null {
  const { t } = useTranslation('cases');
  const word = useWord();
  const typed = Form.useWatch<string | undefined>(['employer', 'name']) ?? '';
  const name = useDeferredValue(typed.trim().slice(0, 100));
  const { data } = useQuery({ ...casesListOptions({ query: { q: name, open: true, limit: 5 } }), enabled: name.length >= LEAST_LETTERS });
  if (name.length < LEAST_LETTERS || !data || data.items.length === 0) return null;
  return (
    <Alert
      type="warning" showIcon role="status" title={t('intake.sameEmployer')} style={{ marginBottom: 16 }}
      description={<ul style={{ margin: 0, paddingLeft: 16 }}>{data.items.map(({ id, number, employerName, state }) => (
        <li key={id}><Link to={caseAddress(id)} target="_blank">{number}</Link> {employerName} · {word('caseState', state)}</li>
      ))}</ul>}
    />
  );
}
