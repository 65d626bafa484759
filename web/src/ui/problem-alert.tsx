import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ProblemBlocker } from '@/api/types.gen';
import type { ProblemError } from '@/lib/problem';

interface Props {
  problem: ProblemError | null;
  /** Paths whose errors already stand at their field. */
  shownPaths?: readonly string[];
  /** Where a blocker is dealt with; null when that is not another place. */
  linkOf?: (blocker: ProblemBlocker) => string | null;
  /** Reads again what could not be read. */
  onRetry?: () => void;
}

/** What the server said no to: the sentence, every blocker with the way to its place, and the errors no field shows. */
export function ProblemAlert({ problem, shownPaths = [], linkOf, onRetry }: Props): React.JSX.Element | null {
  const { t } = useTranslation('ui');
  if (!problem) return null;
  const { detail, errors = [], blockers = [], correlationId, status } = problem.problem;
  const others = errors.filter(({ path }) => !shownPaths.includes(path));
  const description = (
    <>
      {blockers.length > 0 && <ul>{blockers.map((blocker) => <li key={`${blocker.code} ${blocker.path ?? ''}`}><BlockerLine blocker={blocker} to={linkOf?.(blocker) ?? null} /></li>)}</ul>}
      {others.length > 0 && <ul>{others.map(({ path, message }) => <li key={path}>{message}<small> {path}</small></li>)}</ul>}
      {status >= 500 && correlationId !== '' && <small>{t('problem.number', { correlationId })}</small>}
    </>
  );
  return <Alert type={status === 409 ? 'warning' : 'error'} showIcon role="alert" title={detail} description={description} action={onRetry && <Button size="small" onClick={onRetry}>{t('problem.retry')}</Button>} style={{ marginBottom: 16 }} />;
}

function BlockerLine({ blocker, to }: { blocker: ProblemBlocker; to: string | null }): React.JSX.Element {
  const { t } = useTranslation('ui');
  return <>{blocker.message}{to !== null && <> <Link to={to}>{t('problem.goThere')}</Link></>}</>;
}
