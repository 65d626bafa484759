import { useTranslation } from 'react-i18next';
import { dayOf } from '@/lib/dates';
import { useMe } from '@/lib/me';
import { serverNow } from '@/lib/server-clock';
import { Figure, Figures } from '@/ui/figure';
import { useAllAccounts, useDepartments, useFailedDeliveries, useYear } from '../../queries';
import { addressOf } from '../admin-page';

/** What waits for an administrator; each figure leads to its rows. */
export function TodoFigures(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { id: ownId } = useMe();
  const waiting = useAllAccounts({ state: 'pending' }).data;
  const liaisons = useAllAccounts({ role: 'liaison', state: 'active' }).data;
  const departments = useDepartments().data;
  const failed = useFailedDeliveries();
  const nextYear = Number(dayOf(serverNow()).slice(0, 4)) + 1;
  const year = useYear(nextYear).data;
  const unmanned = departments && liaisons && departments.filter(({ id, active }) => active && !liaisons.some(({ departmentId }) => departmentId === id)).length;
  const mine = waiting?.filter(({ proposedById }) => proposedById !== ownId).length;
  return (
    <Figures of="counts">
      <Figure label={t('todo.approve')} value={mine ?? '…'} to={addressOf('accounts')} note={t('todo.approveNote', { count: (waiting?.length ?? 0) - (mine ?? 0) })} explanation={{ rule: t('todo.approveWhy') }} tone={(mine ?? 0) > 0 ? 'over' : 'plain'} />
      <Figure label={t('todo.unmanned')} value={unmanned ?? '…'} to={addressOf('departments')} note={t('todo.unmannedNote')} explanation={{ rule: t('todo.unmannedWhy') }} tone={(unmanned ?? 0) > 0 ? 'over' : 'plain'} />
      <Figure label={t('todo.failed')} value={failed.data ? `${failed.data.length}${failed.hasNextPage ? '+' : ''}` : '…'} to={addressOf('channels')} note={t('todo.failedNote')} explanation={{ rule: t('todo.failedWhy') }} tone={(failed.data?.length ?? 0) > 0 ? 'over' : 'plain'} />
      <Figure label={t('todo.calendar', { year: nextYear })} value={year ? t(year.provisional ? 'todo.provisional' : 'todo.known') : '…'} to={addressOf('calendar')} note={t('todo.calendarNote')} explanation={{ rule: t('todo.calendarWhy') }} />
    </Figures>
  );
}
