import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '@/api/types.gen';
import type { CasePart } from '../case-form';

/** What the person may do with a plan in this state; each opens its form. */
export function PlanActions({ part, plan: { id, possibleEvents } }: { part: CasePart; plan: PlanView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  return <>{possibleEvents.map((type) => <Button key={type} {...(type === 'AGREE' ? { type: 'primary' as const } : {})} onClick={() => part.show(`planEvent:${id}:${type}`)}>{t(`planEvent.${type}`)}</Button>)}</>;
}
