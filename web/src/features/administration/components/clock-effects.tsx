import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClockEffectsView, MovedClockView, WarningView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { type RowColumn, RowTable } from '@/ui/row-table';
import styles from './administration.module.css';

interface Props {
  clocks: ClockEffectsView;
  warnings: readonly WarningView[];
  /** Of clocks that run when nothing is moved. */
  stay?: string;
}

/** What a change does to the clocks that run: how many move, which ones, and who would be late by it. */
export function ClockEffects({ clocks: { looked, moved, newlyOverdue, noLongerOverdue, skipped, items }, warnings, stay }: Props): React.JSX.Element {
  const { t } = useTranslation('administration');
  const columns: RowColumn<MovedClockView>[] = [
    { key: 'case', title: t('effects.case'), onPhone: 'bare', render: ({ caseNumber }) => <strong>{caseNumber}</strong> },
    { key: 'rule', title: t('effects.rule'), render: ({ name, suspended }) => `${name}${suspended ? ` ${t('effects.suspended')}` : ''}` },
    { key: 'before', title: t('effects.before'), render: ({ dueAtBefore }) => formatInstant(dueAtBefore) },
    { key: 'after', title: t('effects.after'), render: ({ dueAtAfter, overdueBefore, overdueAfter }) => <>{formatInstant(dueAtAfter)}{overdueAfter && !overdueBefore && <strong className={styles['over']}> {t('effects.overdue')}</strong>}</> },
  ];
  return (
    <>
      {warnings.map(({ code, path, message }) => <Alert key={`${code} ${path}`} type="warning" showIcon title={message} style={{ marginBottom: 8 }} />)}
      {stay === undefined ? <p><strong>{t('effects.summary', { looked, moved })}</strong></p> : <p>{stay}</p>}
      {newlyOverdue > 0 && <p className={styles['over']}>{t('effects.newlyOverdue', { count: newlyOverdue })}</p>}
      {noLongerOverdue > 0 && <p>{t('effects.noLongerOverdue', { count: noLongerOverdue })}</p>}
      {skipped > 0 && <p className={styles['warn']}>{t('effects.skipped', { count: skipped })}</p>}
      {items.length > 0 && <RowTable rows={items} rowKey={({ caseNumber, rule, dueAtBefore }) => `${caseNumber} ${rule} ${dueAtBefore}`} columns={columns} label={t('effects.list')} empty={null} />}
      {moved > items.length && <p className={styles['muted']}>{t('effects.first', { count: items.length })}</p>}
    </>
  );
}
