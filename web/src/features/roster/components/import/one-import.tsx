import { Alert, Button, Progress } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rosterImportsApply, rosterImportsWithdraw } from '@/api/sdk.gen';
import type { RosterImportView } from '@/api/types.gen';
import { isProblem } from '@/lib/problem';
import { type Once, useCommand } from '@/lib/use-command';
import { ProblemAlert } from '@/ui/problem-alert';
import { useImport } from '../../queries';
import styles from '../roster.module.css';
import { ReasonDialog } from '../worker/reason-dialog';
import { ImportPreview } from './import-preview';
import { RefusedRows } from './refused-rows';
import { RosterColumns } from './roster-columns';

interface Props {
  caseId: string;
  importId: string;
  onClose: () => void;
  onCorrected: (file: File) => void;
}

/** One file on its way into the roster. */
export function OneImport({ caseId, importId, onClose, onCorrected }: Props): React.JSX.Element {
  const { t } = useTranslation('roster');
  const { data: shown, error } = useImport(caseId, importId);
  const apply = useCallback((_: null, once: Once) => rosterImportsApply({ path: { id: caseId, importId }, ...once }), [caseId, importId]);
  const withdraw = useCallback((body: { reason: string }, once: Once) => rosterImportsWithdraw({ path: { id: caseId, importId }, body, ...once }), [caseId, importId]);
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { run, pending, problem } = useCommand(apply);
  if (!shown) return isProblem(error) ? <ProblemAlert problem={error} /> : <Reading />;
  const { state, accepted, rejected, failure } = shown;
  const isShown = state === 'ready' || state === 'applied';
  // The corrected rows are a sheet of their own: sent while good rows wait, they would leave those behind.
  const isGoodFirst = state === 'ready' && accepted > 0 && rejected > 0;
  const refused = isShown && rejected > 0 && <RefusedRows caseId={caseId} shown={shown} mayCorrect={!isGoodFirst} onCorrected={onCorrected} />;
  return (
    <div className={styles['tab']} style={{ marginTop: 16 }}>
      <ProblemAlert problem={problem} />
      {state === 'parsing' && <Reading shown={shown} />}
      {state === 'failed' && <><Alert type="error" showIcon role="alert" title={t('import.failed')} description={failure?.message} /><RosterColumns /></>}
      {state === 'applied' && <Alert type="success" showIcon role="status" title={t('import.applied', { count: accepted })} description={rejected > 0 ? t('import.appliedRest', { count: rejected }) : undefined} />}
      {state === 'withdrawn' && <Alert type="info" showIcon role="status" title={t('import.withdrawn')} />}
      {isShown && <ImportPreview shown={shown} />}
      {isGoodFirst ? <Alert type="info" showIcon role="status" title={t('import.goodFirst', { good: accepted, bad: rejected })} /> : refused}
      <div className={styles['actions']}>
        {state === 'ready' && accepted > 0 && <Button type="primary" loading={pending} onClick={() => void run(null)}>{t('import.apply', { count: accepted })}</Button>}
        {state === 'applied' && accepted > 0 && <Button onClick={() => setWithdrawing(true)}>{t('import.withdraw')}</Button>}
        {state !== 'parsing' && <Button onClick={onClose}>{t(state === 'applied' ? 'import.look' : 'close')}</Button>}
      </div>
      {isGoodFirst && refused}
      {isWithdrawing && <ReasonDialog title={t('import.withdraw')} hint={t('import.withdrawHint', { count: accepted })} name={`roster-import-withdrawal:${importId}`} send={withdraw} onDone={() => setWithdrawing(false)} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

function Reading({ shown }: { shown?: RosterImportView }): React.JSX.Element {
  const { t } = useTranslation('roster');
  const { done = 0, total = 0, accepted = 0 } = shown ?? {};
  return (
    <div role="status">
      {t(accepted === 0 ? 'import.reading' : 'import.applying')} {total > 0 && t('import.rowsDone', { done, total })}
      <Progress percent={total > 0 ? Math.round((done / total) * 100) : 0} status="active" showInfo={total > 0} aria-label={t('import.reading')} />
    </div>
  );
}
