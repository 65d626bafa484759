import { useTranslation } from 'react-i18next';
import { COLUMN_GROUPS, headingsOf, template } from './columns';
import styles from './import.module.css';

/** What a sheet may say about each worker, and an empty one to fill in. */
export function RosterColumns(): React.JSX.Element {
  const { t } = useTranslation('roster');
  return (
    <section className={styles['columns']} aria-label={t('import.columns')}>
      <dl>
        {COLUMN_GROUPS.map((group) => <div key={group}><dt>{t(`import.columns.${group}`)}</dt><dd lang="zh-CN">{headingsOf(group).join('、')}</dd></div>)}
      </dl>
      <p>{t('import.columns.hint')} <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(template())}`} download={t('import.templateFile')}>{t('import.template')}</a></p>
    </section>
  );
}
