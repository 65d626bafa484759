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
  const regions = useRegions();
  const offered = regions?.within(within ?? `${regionCode.slice(0, 2)}0000`) ?? [];
  return <Select {...field} showSearch={{ optionFilterProp: 'label' }} loading={regions === undefined} options={offered.map(({ code, name }) => ({ value: code, label: name }))} />;
}
