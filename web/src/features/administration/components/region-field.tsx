import { Select } from 'antd';
import { useMe } from '@/lib/me';
import { useRegions } from '@/lib/regions';

interface Props {
  id?: string;
  value?: string;
  onChange?: (code: string) => void;
  /** Widest region on offer; the own province when left out. */
  within?: string;
}

/** A region, found by its name. */
export function RegionField({ within, ...field }: Props): React.JSX.Element {
  const { regionCode } = useMe();
  const widest = within ?? `${regionCode.slice(0, 2)}0000`;
  const offered = useRegions([widest]).within(widest);
  return <Select {...field} showSearch={{ optionFilterProp: 'label' }} loading={offered.length === 0} options={offered.map(({ code, name }) => ({ value: code, label: name }))} />;
}
