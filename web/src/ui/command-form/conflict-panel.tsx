import { Alert, Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldConflict, Values } from '@/lib/merge';
import styles from './conflict-panel.module.css';

type Side = 'mine' | 'theirs';

interface Props {
  conflicts: readonly FieldConflict[];
  /** Who changed the record; 他人 when it is not known. */
  changedBy: string | undefined;
  labelOf: (field: string) => string;
  show: (field: string, value: unknown) => string;
  onDecide: (chosen: Values) => void;
}

/** What somebody else changed beside what was typed here, field by field: one of both is chosen, and neither is lost before. */
export function ConflictPanel({ conflicts, changedBy, labelOf, show, onDecide }: Props): React.JSX.Element {
  const { t } = useTranslation('ui');
  const who = changedBy ?? t('conflict.somebody');
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const isDecided = conflicts.every(({ field }) => sides[field] !== undefined);
  const decide = (): void => onDecide(Object.fromEntries(conflicts.map(({ field, mine, theirs }) => [field, sides[field] === 'theirs' ? theirs : mine])));
  return (
    <Alert
      type="warning" role="alert" title={t('conflict.title', { who })} style={{ marginBottom: 16 }}
      description={
        <>
          <p>{t('conflict.text')}</p>
          {conflicts.map(({ field, base, mine, theirs }) => (
            <fieldset key={field} className={styles['field']}>
              <legend>{labelOf(field)}</legend>
              <p className={styles['before']}>{t('conflict.before', { value: show(field, base) })}</p>
              <Radio.Group value={sides[field] ?? null} onChange={({ target }) => setSides({ ...sides, [field]: target.value as Side })} className={styles['sides'] ?? ''}>
                <Radio value="mine">{t('conflict.mine', { value: show(field, mine) })}</Radio>
                <Radio value="theirs">{t('conflict.theirs', { who, value: show(field, theirs) })}</Radio>
              </Radio.Group>
            </fieldset>
          ))}
          <Button disabled={!isDecided} onClick={decide}>{t('conflict.goOn')}</Button>
        </>
      }
    />
  );
}
