import { Select } from 'antd';
import { useState } from 'react';
import { useWorkersNamed } from '../../queries';

interface Props {
  id?: string;
  caseId: string;
  value?: string[];
  onChange?: (ids: string[]) => void;
}

interface Choice {
  value: string;
  label: string;
}

/** Workers of a case by a part of their name; the form holds their ids. */
export function WorkersField({ id, caseId, value = [], onChange }: Props): React.JSX.Element {
  const [name, setName] = useState('');
  const [known, setKnown] = useState<readonly Choice[]>([]);
  const { data: found = [], isFetching } = useWorkersNamed(caseId, name);
  const choices = [...found.map((worker): Choice => ({ value: worker.id, label: worker.name })), ...known.filter((one) => !found.some((worker) => worker.id === one.value))];
  return (
    <Select
      {...(id === undefined ? {} : { id })} mode="multiple" value={value} loading={isFetching} options={name === '' ? [...known] : choices} showSearch={{ filterOption: false, onSearch: (text) => setName(text.trim().slice(0, 60)) }}
      onChange={(ids: string[]) => {
        setKnown(choices.filter((one) => ids.includes(one.value)));
        onChange?.(ids);
      }}
    />
  );
}
