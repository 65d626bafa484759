import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentView } from '@/api/types.gen';
import { isProblem } from '@/lib/problem';
import { lazily } from '@/ui/lazily';
import { ProblemAlert } from '@/ui/problem-alert';
import { AdminPage } from '../components/admin-page';
import styles from '../components/administration.module.css';
import { DepartmentRows } from '../components/departments/department-rows';
import { useAllAccounts, useDepartments } from '../queries';

const CreateDepartmentDialog = lazily(() => import('../components/departments/department-dialog').then((part) => part.CreateDepartmentDialog));
const ChangeDepartmentDialog = lazily(() => import('../components/departments/department-dialog').then((part) => part.ChangeDepartmentDialog));

/** Whom cases can be referred to. */
export default function DepartmentsPage(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { data: departments, error } = useDepartments();
  const { data: liaisons } = useAllAccounts({ role: 'liaison' });
  const [opened, setOpened] = useState<DepartmentView | 'new' | null>(null);
  const close = (): void => setOpened(null);
  return (
    <AdminPage part="departments" actions={<Button type="primary" onClick={() => setOpened('new')}>{t('department.create')}</Button>}>
      <p className={styles['muted']}>{t('department.intro')}</p>
      {isProblem(error) && <ProblemAlert problem={error} />}
      {departments && liaisons && <DepartmentRows departments={departments} liaisons={liaisons} onChange={setOpened} />}
      {opened === 'new' && <CreateDepartmentDialog onClose={close} />}
      {opened !== null && opened !== 'new' && <ChangeDepartmentDialog department={departments?.find(({ id }) => id === opened.id) ?? opened} onClose={close} />}
    </AdminPage>
  );
}
