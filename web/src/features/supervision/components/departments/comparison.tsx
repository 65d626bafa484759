import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DepartmentFiguresView, DepartmentTimesListView } from '@/api/types.gen';
import { useSpan } from '@/ui/countdown';
import { EmptyState } from '@/ui/empty-state';
import { RowTable, type RowColumn } from '@/ui/row-table';
import styles from '../supervision.module.css';
import { type Figure, referralsAddress } from './department-address';

const MINUTE_MS = 60_000;

interface Compared {
  /** Null: all of them together. */
  id: string | null;
  name: string;
  figures: DepartmentFiguresView;
}

/** Departments beside each other, the slowest first; each figure opens the referrals that it counts. */
export function Comparison({ times: { from, to, totals, items } }: { times: DepartmentTimesListView }): React.JSX.Element {
  const { t } = useTranslation('supervision');
  const span = useSpan();
  const longest = Math.max(1, ...items.flatMap(({ acknowledgeMinutes, replyMinutes }) => [acknowledgeMinutes ?? 0, replyMinutes ?? 0]));
  const linkTo = (figure: Figure, { id, name }: Compared, title: string, shown: React.ReactNode): React.JSX.Element => (
    <Link className={styles['figure'] ?? ''} to={referralsAddress({ from, to }, { figure, departmentId: id })}><span className="visually-hidden">{name} {title} </span>{shown}</Link>
  );
  const count = (figure: Figure, row: Compared): React.ReactNode => (row.figures[figure] === 0 ? 0 : linkTo(figure, row, t(`figure.${figure}`), row.figures[figure]));
  /** Those among them that were, or are, too late. */
  const late = (figure: Figure, row: Compared): React.ReactNode => row.figures[figure] > 0 && <div className={styles['late']}>{linkTo(figure, row, '', t(`of.${figure as 'overdue'}`, { count: row.figures[figure] }))}</div>;
  const counts = (figure: Figure, ofThem?: Figure): RowColumn<Compared> => ({
    key: figure, title: t(`figure.${figure}`), align: 'end', explanation: { rule: [figure, ...(ofThem ? [ofThem] : [])].map((one) => t(`rule.${one}`)).join('') },
    render: (row) => <>{count(figure, row)}{ofThem && late(ofThem, row)}</>,
  });
  const time = (key: 'acknowledgeMinutes' | 'replyMinutes', figure: Figure, title: string, formula: string): RowColumn<Compared> => ({
    key, title, explanation: { rule: t('median.rule'), formula },
    render: (row) => {
      const minutes = row.figures[key];
      if (minutes === null) return '—';
      return <>{linkTo(figure, row, title, span(minutes * MINUTE_MS))}{row.id !== null && minutes > 0 && <span aria-hidden="true" className={styles['bar']} style={{ width: `${(minutes / longest) * 100}%` }} />}</>;
    },
  });
  const rows: Compared[] = items.map(({ department: { id, name }, ...figures }) => ({ id, name, figures }));
  const columns: RowColumn<Compared>[] = [
    { key: 'department', title: t('department'), onPhone: 'bare', render: ({ name }) => <strong>{name}</strong> },
    counts('sent'), counts('acknowledged', 'acknowledgedLate'), counts('replied', 'repliedLate'), counts('declined'), counts('open', 'overdue'),
    time('acknowledgeMinutes', 'acknowledged', t('acknowledgeTime'), t('acknowledge.formula')), time('replyMinutes', 'replied', t('replyTime'), t('reply.formula')),
  ];
  return (
    <RowTable
      rows={rows.length > 1 ? [...rows, { id: null, name: t('allDepartments'), figures: totals }] : rows} rowKey={({ id }) => id ?? 'all'} columns={columns} label={t('departments')}
      empty={<EmptyState title={t('noDepartments')} hint={t('noDepartments.hint')} />}
    />
  );
}
