import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DepartmentView } from '@/api/types.gen';
import { useRegions } from '@/lib/regions';
import { EmptyState } from '@/ui/empty-state';
import { type RowColumn, RowTable } from '@/ui/row-table';
import { useWord } from '@/words/use-word';
import type { Account } from '../../queries';
import styles from '../administration.module.css';

interface Props {
  departments: readonly DepartmentView[];
  liaisons: readonly Account[];
  onChange: (department: DepartmentView) => void;
}

/** Whom cases are referred to, and who there takes them up: a department without a liaison leaves a referral unseen. */
export function DepartmentRows({ departments, liaisons, onChange }: Props): React.JSX.Element {
  const { t } = useTranslation('administration');
  const word = useWord();
  const regions = useRegions(departments.map(({ regionCode }) => regionCode));
  const columns: RowColumn<DepartmentView>[] = [
    { key: 'name', title: t('department.name'), onPhone: 'bare', render: ({ name, kind }) => <><strong>{name}</strong><br /><span className={styles['muted']}>{word('departmentKind', kind)}</span></> },
    { key: 'region', title: t('region'), render: ({ regionCode }) => regions.nameOf(regionCode) },
    { key: 'liaisons', title: t('department.liaisons'), render: (department) => <Liaisons department={department} liaisons={liaisons.filter(({ departmentId }) => departmentId === department.id)} /> },
    { key: 'state', title: t('account.state'), render: ({ active }) => <span className={styles[active ? 'ok' : 'muted']}>{t(active ? 'department.inUse' : 'department.notInUse')}</span> },
    { key: 'actions', title: t('actions'), onPhone: 'bare', render: (department) => <Button onClick={() => onChange(department)} aria-label={t('department.changeOf', { name: department.name })}>{t('change')}</Button> },
  ];
  return <RowTable rows={departments} rowKey={({ id }) => id} columns={columns} label={t('part.departments')} empty={<EmptyState title={t('department.none')} hint={t('department.noneHint')} />} />;
}

function Liaisons({ department: { id, name, active }, liaisons }: { department: DepartmentView; liaisons: readonly Account[] }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const add = <Link to={`/administration/accounts?new&department=${id}`}>{t('department.addLiaison')}<span className="visually-hidden"> {name}</span></Link>;
  const atWork = liaisons.filter(({ state }) => state === 'active');
  if (!active) return <>—</>;
  return (
    <>
      {liaisons.map(({ id: personId, name: person, isDepartmentHead, state }) => (
        <div key={personId}>{person}{isDepartmentHead && ` · ${t('flag.isDepartmentHead')}`}{state !== 'active' && <span className={styles['muted']}> {t(`state.${state}`)}</span>}</div>
      ))}
      {atWork.length === 0 && <div className={styles['over']}>{t('department.nobody')}</div>}
      {atWork.length > 0 && !atWork.some(({ isDepartmentHead }) => isDepartmentHead) && <div className={styles['warn']}>{t('department.noHead')}</div>}
      {add}
    </>
  );
}
